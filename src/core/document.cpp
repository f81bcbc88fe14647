// SPDX-License-Identifier: Apache-2.0
#include "core/document.hpp"

#include <algorithm>

namespace caudata::core {

const Member* Table::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

const char* kind(const Node& node) {
  struct Name {
    const char* operator()(const Table&) const { return "a table"; }
    const char* operator()(const Array&) const { return "a list"; }
    const char* operator()(const std::string&) const { return "a text"; }
    const char* operator()(std::int64_t) const { return "a whole number"; }
    const char* operator()(double) const { return "a number"; }
    const char* operator()(bool) const { return "true or false"; }
    const char* operator()(const CalendarDate&) const { return "a date"; }
  };
  return std::visit(Name{}, node.value);
}

}  // namespace caudata::core
