// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace caudata::io {

/// A file that was compiled into the program.
struct EmbeddedFile {
  std::string_view path;  // relative to the root of the project: "data/patient/baseline.toml"
  std::string_view text;
};
std::span<const EmbeddedFile> embedded_files();

}  // namespace caudata::io
