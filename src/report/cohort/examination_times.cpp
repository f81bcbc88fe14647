// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "report/cohort/cohort_input.hpp"

namespace caudata::report {

std::vector<ExaminationTime> examination_times(const CohortInput& input) {
  std::vector<ExaminationTime> all;
  for (const auto& [occasion, day] : fixed_days(input))
    all.push_back({occasion, day, input.occasions[occasion]});
  constexpr std::size_t screening = trial::ExaminationGrid::screening;
  const oc::Histogram& days = input.sums.screening_day;
  const int median = days.total() > 0 ? days.quantile(0.5) : input.reference_day.value();
  all.push_back(
      {screening, median, fmt::format("{} (day {})", input.occasions[screening], median)});
  std::ranges::stable_sort(all, {}, &ExaminationTime::day);
  return all;
}

}  // namespace caudata::report
