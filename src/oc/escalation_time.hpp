// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "oc/exact_characteristics.hpp"

namespace caudata::oc {

/// Accrual without chance: while a cohort has places, a patient comes every `interval` days, the
/// first one `interval` after the decision that opened it (for the first cohort: after the opening
/// of the trial). Patients who would come in between are not kept waiting.
struct SteadyAccrual {
  double interval;             // [d]
  double review;               // [d] from the last patient's window to the decision
  std::vector<double> window;  // [d] per part, from the first dose, repeated doses included
};

/// Days from the opening of a cohort to the decision after it: each of its patients is dosed when
/// they have come, the sentinels' hold and the stagger are kept, and the last one's window and the
/// review have passed.
double cohort_days(const Batch& batch, const design::StartRule& start,
                   const SteadyAccrual& accrual);

/// Mean days from the opening of the trial to its last dose decision. Exact: cohorts follow each
/// other, so the time of a trial is the sum of its cohorts'.
double mean_days(const StateGraph& graph, const ExactCharacteristics& exact,
                 const SteadyAccrual& accrual);

/// How long trials take: days, ascending, with their probabilities.
struct DaysShare {
  double days, probability;
};

/// The distribution of the same days: one sweep over the states with the days that lead to each.
/// Days that differ by less than a rounding are one.
std::vector<DaysShare> days_distribution(const StateGraph& graph, const Truth& truth,
                                         const SteadyAccrual& accrual);

/// The same where a cohort of batch i takes `days_of_batch[i]`.
std::vector<DaysShare> days_distribution(const StateGraph& graph, const Truth& truth,
                                         std::span<const double> days_of_batch);

/// The least days with at least a probability q at or below them. Precondition: not empty.
double quantile(std::span<const DaysShare> distribution, double q);

}  // namespace caudata::oc
