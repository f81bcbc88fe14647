// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// A result for which the profiles answer differently.
struct Departure {
  std::string_view result;  // one of result_keys
  std::string praxis, exact;
  std::string_view rule;  // an anchor in docs/isncsci.md
  std::string_view why;
};

/// In the order of result_keys; empty if the profiles agree. Where both keep the answer of the
/// expert-reviewed cases for an inconsistent examination they agree: see the warnings.
/// Precondition: every score is legal.
std::vector<Departure> departures(const Exam& exam);

/// Every rule that a departure may name.
std::span<const std::string_view> departure_rules();

}  // namespace caudata::isncsci
