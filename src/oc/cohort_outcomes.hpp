// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "design/escalation.hpp"
#include "design/tally.hpp"
#include "oc/truth.hpp"

namespace caudata::oc {

/// What is observed of patients.
enum class Observed : std::uint8_t {
  dlt,
  margins,  // DLTs and responses, not which patients had both: Tally::both stays 0
  dlt_and_response
};
Observed observed_by(const design::Escalation& escalation);

/// Everything that a number of patients treated together can come to, as far as it is observed, in
/// a fixed order: by DLTs, then responses, then patients with both.
std::vector<design::Tally> cohort_outcomes(int patients, Observed observed);

/// The probabilities of those outcomes, in the same order, by multiplication alone; relative error
/// about 4 roundings per patient.
std::vector<double> outcome_probabilities(int patients, Observed observed, const LevelTruth& truth);

}  // namespace caudata::oc
