// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

#include "io/recovery/recovery_map.hpp"

namespace caudata::io {

/// A file of a data set, opened.
struct RecoveryFile {
  std::string name;  // as issues show it
  std::istream* in{nullptr};
};

struct RecoveryReading {
  evidence::RecordedPersons data;
  /// Every cell that could not be used: file, line, column, rule. It counts as missing.
  core::Issues bad_cells;
  /// Texts that no code list has, by column, with their number.
  std::map<std::string, std::map<std::string, std::uint64_t>> unknown_codes;
  std::vector<std::string> files;
};

/// Reads the files and joins them by person; a wide table may lie in several. Issues
/// (`recovery.header`): a column of the person is missing, or none of an examination is there.
core::Result<RecoveryReading> read_recovery(const std::vector<RecoveryFile>& files,
                                            const RecoveryMap& map);

}  // namespace caudata::io
