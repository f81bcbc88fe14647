// SPDX-License-Identifier: Apache-2.0
#include "design/entry.hpp"

namespace caudata::design {

const DesignEntry* find_design(std::string_view name) {
  for (const DesignEntry* entry : design_entries()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

}  // namespace caudata::design
