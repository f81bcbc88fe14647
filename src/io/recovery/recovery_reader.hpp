// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "io/recovery/recovery_rows.hpp"

namespace caudata::io {

struct RecoveryReading {
  evidence::RecordedPersons data;
  /// Errors: cells and rows that could not be used, and count as missing. Notes: what was left out
  /// as the layout wants it.
  core::Issues findings;
  /// Texts that no code list has, by column, with their number.
  std::map<std::string, std::map<std::string, std::uint64_t>> unknown_codes;
};

/// Reads the files and joins them by person; a wide table may lie in several, the first of which
/// says who is there. Issues (`recovery.header`): the column of the person is missing, or none of
/// an examination is there, or one that the mapping names, or a column is there twice.
core::Result<RecoveryReading> read_recovery(const std::vector<RecoveryFile>& files,
                                            const RecoveryMap& map);

}  // namespace caudata::io
