// SPDX-License-Identifier: Apache-2.0
#include "io/conform/calendar_rows.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

namespace caudata::io {
namespace {

constexpr double without_stated_error = 0.01;  // relative

}  // namespace

void compare_simulated(std::size_t line, oc::Measured here, std::uint64_t trials,
                       const SimulatedReference& there, const std::string& what,
                       Conformity& found) {
  const double difference = std::abs(here.value - there.value);
  const bool stated = there.error && *there.error > 0;
  double error_there = stated ? *there.error : 0;
  if (!stated && there.trials > 0) {
    error_there = here.error * std::sqrt(static_cast<double>(trials) / there.trials);
  }
  const double error = std::hypot(here.error, error_there);
  double deviation = difference > 0 ? difference / error : 0;
  if (!stated && there.value != 0) {
    deviation = std::min(deviation, most_standard_errors * difference /
                                        (without_stated_error * std::abs(there.value)));
  }
  found.compare(line, deviation, most_standard_errors, what);
}

std::optional<oc::Measured> calendar_figure(const oc::CalendarSums& sums, std::string_view metric,
                                            std::optional<double> dose, std::size_t doses) {
  if (metric == "p_select_none" || metric == "p_none") {
    return oc::share(sums.none_selected, sums.trials);
  }
  if (metric == "mean_duration") return oc::mean_duration(sums);
  if (!dose || *dose < 1 || *dose > static_cast<double>(doses)) return std::nullopt;
  const oc::CalendarSums::Dose& at = sums.dose[static_cast<std::size_t>(*dose) - 1];
  if (metric == "p_select") return oc::share(at.selected, sums.trials);
  if (metric == "mean_n") return oc::mean(at.patients, sums.trials);
  if (metric == "mean_dlt") return oc::mean(at.dlt, sums.trials);
  return std::nullopt;
}

oc::CalendarSums simulate_for_check(const design::AnyDesign& design, const oc::DoseTruth& truth,
                                    const oc::TrialTiming& timing, std::uint64_t trials) {
  const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  return oc::simulate_calendar(design, truth, timing, conform_seed, trials, threads);
}

}  // namespace caudata::io
