// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "oc/exact_characteristics.hpp"

namespace caudata::oc {

/// How long trials take: days, ascending, with their probabilities.
struct DaysShare {
  double days, probability;
};

/// The distribution of the days of a trial in which a cohort of batch i takes `days_of_batch[i]`:
/// cohorts follow each other, so one sweep over the states with the days that lead to each is
/// exact. Days that differ by less than a rounding are one.
std::vector<DaysShare> days_distribution(const StateGraph& graph, const Truth& truth,
                                         std::span<const double> days_of_batch);

/// The least days with at least a probability q at or below them. Precondition: not empty.
double quantile(std::span<const DaysShare> distribution, double q);

}  // namespace caudata::oc
