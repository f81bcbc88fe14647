// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "trial/rules/rules.hpp"

namespace caudata::trial {

/// Names that others refer to must be unique. `table` is the key of the list in the file.
template <class T>
void require_unique_names(Findings& findings, const std::vector<T>& list, const char* table,
                          const char* rule) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find_if(list.begin(), end, [&](const T& x) { return x.name == list[i].name; }) == end)
      continue;
    findings.error(rule, path_of(table, i, "name"),
                   fmt::format("there is already a [[{}]] named \"{}\"", table, list[i].name),
                   "names tell them apart in results");
  }
}

template <class T>
std::vector<std::string> names_of(const std::vector<T>& list) {
  std::vector<std::string> names;
  for (const T& x : list) names.push_back(x.name);
  return names;
}

/// "did you mean \"SAD\"?", or nothing
inline std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  const std::string meant = core::nearest(word, known);
  return meant.empty() ? "" : "did you mean \"" + meant + "\"?";
}

}  // namespace caudata::trial
