// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "core/document.hpp"
#include "core/result.hpp"

namespace caudata::io {

/// TOML 1.0 to a located tree. Syntax ends at the first error (rules `toml.syntax`,
/// `toml.duplicate-key`). `file` is the name that issues show. Any bytes are accepted as input; a
/// text above 4 MiB or nested deeper than 256 values is refused.
core::Result<core::Document> read_toml(std::string_view text, std::string file);

}  // namespace caudata::io
