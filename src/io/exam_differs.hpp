// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isncsci/exam.hpp"
#include "isncsci/result_text.hpp"

namespace caudata::io {

/// A result on which the two profiles differ, and which rule of the reference does it.
struct ProfileDifference {
  std::size_t key;  // index of isncsci::result_keys
  std::string praxis;
  std::string_view rule;
  std::string_view why;
};

/// Rules: `isncsci.differs.assumed-value`, `.joint-grades`, `.non-key-zone`, `.zone-tag`, `.tag`,
/// `.other`. Sums never differ.
std::vector<ProfileDifference> profile_differences(const isncsci::Exam& exam,
                                                   const isncsci::ResultText& exact,
                                                   const isncsci::ResultText& praxis);

/// A comma list without its stars.
std::string without_tags(std::string_view list);
inline bool is_tagged(std::string_view list) { return list.find('*') != std::string_view::npos; }

}  // namespace caudata::io
