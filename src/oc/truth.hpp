// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "design/ladder.hpp"

namespace caudata::oc {

/// A scenario as exact operating characteristics need it: the probability that an evaluable patient
/// has a DLT, a response and both, [part][dose].
struct Truth {
  std::string scenario;
  std::vector<std::vector<double>> p;              // DLT
  std::vector<std::vector<double>> p_response{};   // empty: nobody responds
  std::vector<std::vector<double>> p_both{};       // empty: DLT and response are independent
  std::vector<std::vector<double>> p_procedure{};  // an event of the procedure; empty: never
};

/// The same DLT probability at every level.
Truth flat_truth(std::string scenario, const design::DoseLadder& ladder, double p);

/// The probabilities of one level. Precondition: the truth has them, and they are possible
/// together.
struct LevelTruth {
  double dlt, response, both;
};
LevelTruth level_truth(const Truth& truth, design::DoseLevel level);

/// P(an event of the procedure that counts) of a patient of the level, whatever else he has.
double procedure_rate(const Truth& truth, design::DoseLevel level);

/// P(DLT and response) with the given margins and odds ratio (> 0; 1: independent): the root of
/// Plackett (1965, J Am Stat Assoc 60:516-522), in the form that does not cancel.
double both_by_odds_ratio(double p_dlt, double p_response, double odds_ratio);

/// The same odds ratio between DLT and response at every level.
Truth associated(Truth truth, double odds_ratio);

}  // namespace caudata::oc
