// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/stream.hpp"
#include "io/conform/conformity.hpp"
#include "oc/simulate_calendar.hpp"

namespace caudata::io {

/// One seed for every check by simulation, so that a check gives the same answer each time.
inline constexpr core::Seed conform_seed{20260101};
inline constexpr double most_standard_errors = 4;

/// A figure of a reference file that was itself simulated.
struct SimulatedReference {
  double value;
  std::optional<double> error;  // as the file states it; none or 0: not stated
  double trials;                // of the file; 0: unknown
};

/// Compares by the combined standard error, at most 4. Where the file states none, its error is
/// that of our spread with its number of trials, and a value within 1 % holds as well: that is what
/// such figures are good for.
void compare_simulated(std::size_t line, oc::Measured here, std::uint64_t trials,
                       const SimulatedReference& there, const std::string& what, Conformity& found);

/// The figure of a metric: p_select and mean_n, mean_dlt with a dose (from 1), p_select_none or
/// p_none, mean_duration. None: the metric is not one of these, or the dose is not there.
std::optional<oc::Measured> calendar_figure(const oc::CalendarSums& sums, std::string_view metric,
                                            std::optional<double> dose, std::size_t doses);

/// Simulates on as many threads as the machine has; the figures do not depend on it.
oc::CalendarSums simulate_for_check(const design::AnyDesign& design, const oc::DoseTruth& truth,
                                    const oc::TrialTiming& timing, std::uint64_t trials);

}  // namespace caudata::io
