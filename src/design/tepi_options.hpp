// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/issue.hpp"
#include "design/options.hpp"
#include "design/rate_intervals.hpp"
#include "design/trial_size.hpp"

/// What TEPI can be asked: limits of intervals, the table of moves, the utility, cutoffs.
namespace caudata::design {

/// The defaults are the paper's example.
struct TepiRules {
  std::vector<double> tox_limits{0.15, 0.33, 0.4}, eff_limits{0.2, 0.4, 0.6};
  /// A text per interval of DLT probabilities, lowest first; in it a letter per interval of
  /// response probabilities: E go up, S stay, D go down.
  std::vector<std::string> table{"EEEE", "EEES", "DSSS", "DDDD"};
  double phi_t{0.4}, phi_e{0.2};  // highest acceptable P(DLT), lowest P(response)
  double cutoff_t{0.95}, cutoff_e{0.7};
  Ramp tox_harm{0.15, 0.4},
      eff_worth{0.2, 0.6};  // utility: (1 - harm of p_dlt) * worth of p_response
  TrialSize size{};
};

std::vector<OptionSpec> tepi_option_specs();

/// Precondition: `check_options` found no error.
TepiRules tepi_rules(const Options& given, std::span<const OptionSpec> specs);

/// Limits that do not divide 0 to 1, a table that does not fit them or goes to a higher dose at a
/// higher P(DLT), cutoffs that close every dose beforehand. Rule `design.option-range`.
core::Issues check_tepi_rules(const Options& given, const TepiRules& rules);

}  // namespace caudata::design
