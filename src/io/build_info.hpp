// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace caudata::io {

/// What this program was built from. The source hash covers everything in src/ and the assets of
/// the report.
struct BuildInfo {
  std::string version, source_hash, compiler, flags;
};
BuildInfo build_info();

}  // namespace caudata::io
