// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "core/result.hpp"
#include "oc/estimate.hpp"
#include "oc/truth.hpp"
#include "trial/comparison.hpp"

namespace caudata::oc {

/// Why a comparison cannot simulate a design in calendar time part by part; empty: it can.
std::string why_not_in_calendar_time(const trial::Comparison& comparison,
                                     const trial::DesignLimits& limits);

/// Figures of a design that decides on follow-up, by conducting its parts one after the other in
/// calendar time: a gated part has the doses up to the conclusion of its gating part. Patients come
/// at equal intervals, not sooner than the stagger; onset is uniform in the window, which is
/// counted from the first dose to the window's end; each part ends with a review. Neglected:
/// sentinel holds, reviews between cohorts, replacement. The rows are those of one scenario:
/// conclusions, `p_level_treated`, `mean_evaluable`, `mean_dlt` and `days_at_steady_accrual_*`,
/// simulated. Patients are the same under every truth and design. Preconditions:
/// `why_not_in_calendar_time` is empty; the design can be made.
OperatingCharacteristics calendar_rows(const trial::Comparison& comparison,
                                       const trial::ComparedDesign& design, const Truth& truth,
                                       std::uint64_t trials);

}  // namespace caudata::oc
