// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "io/conform/conformity.hpp"
#include "io/conform/reference_table.hpp"

namespace caudata::io {

/// A kind of reference file, known by its columns, and how its numbers are computed again.
/// Each file of the folder checks/ ends with `extern const ConformEntry <file name>_entry{...}`.
struct ConformEntry {
  std::string_view about;                     // "CRM posteriors, 1e-7"
  std::span<const std::string_view> columns;  // a file with all of these is of this kind
  void (*check)(const ReferenceTable& table, Conformity& found);
};

/// Every check of the folder checks/, by file name. Generated.
std::span<const ConformEntry* const> conform_entries();

/// The check for a table; of several that fit, the one that names most columns. nullptr: none.
const ConformEntry* find_conform_entry(const ReferenceTable& table);

}  // namespace caudata::io
