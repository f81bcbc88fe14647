// SPDX-License-Identifier: Apache-2.0
#include "io/conform/entry.hpp"

#include <algorithm>

namespace caudata::io {

const ConformEntry* find_conform_entry(const ReferenceTable& table) {
  const ConformEntry* best = nullptr;
  for (const ConformEntry* entry : conform_entries()) {
    const bool fits = std::ranges::all_of(
        entry->columns, [&](std::string_view column) { return table.has(column); });
    if (fits && (best == nullptr || entry->columns.size() > best->columns.size())) best = entry;
  }
  return best;
}

}  // namespace caudata::io
