// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace caudata::io {

/// A parameter file in which the priors of these paths are certain values; every other byte stays.
/// Paths that the file does not have are passed over. `said` is added to the source of each.
/// Precondition: the file is one that `read_ledger` takes, with a parameter per table and each of
/// its keys on one line.
std::string with_values(std::string_view toml, const std::map<std::string, double>& values,
                        const std::string& said);

}  // namespace caudata::io
