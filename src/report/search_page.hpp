// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "oc/optimise.hpp"
#include "report/document.hpp"

namespace caudata::report {

/// Everything that the page of `caudata optimise` says comes from here.
struct SearchInput {
  trial::Comparison comparison;
  oc::Search search;
  std::string version;
  std::string command;  // makes it again
};

/// The best candidate, the Pareto front as picture and table, every candidate as a folded table.
Document compose(const SearchInput& input);

/// Every candidate evaluated: its options, figures and whether it is admissible and on the front.
Table candidates_table(const SearchInput& input);
/// The candidates of the front alone, most P(correct) first.
Table front_table(const SearchInput& input);

/// "0.25", "true", "3", "text"
std::string option_text(const design::OptionValue& value);

}  // namespace caudata::report
