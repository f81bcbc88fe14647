// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/exact_sum.hpp"
#include "design/ladder.hpp"
#include "oc/calendar_trial.hpp"
#include "oc/estimate.hpp"
#include "oc/estimate_error.hpp"
#include "oc/integer_sums.hpp"

namespace caudata::oc {

/// Sums over the trials of one design under one truth: integers and exact sums, so that merging is
/// the same in any order.
struct CalendarSums {
  struct Dose {
    IntegerSums patients, dlt, response;
    std::uint64_t selected{0};
    friend bool operator==(const Dose&, const Dose&) = default;
  };

  std::uint64_t trials{0};
  std::array<Dose, design::max_doses> dose{};
  std::uint64_t none_selected{0};
  IntegerSums patients, dlt;
  core::ExactSum duration, squared_duration;
  friend bool operator==(const CalendarSums&, const CalendarSums&) = default;

  void add(const CalendarOutcome& outcome);
  void merge(const CalendarSums& other);
};

/// Mean over the trials with its standard error. Precondition: at least one trial.
Measured mean_duration(const CalendarSums& sums);

/// `p_select`, `p_select_none`, `mean_treated`, `mean_dlt`, `mean_response` (if some responded) and
/// `mean_duration` of one part, dose by dose and for the trial.
OperatingCharacteristics estimates(const CalendarSums& sums, const design::LadderPart& part,
                                   const std::string& scenario, const std::string& design);

}  // namespace caudata::oc
