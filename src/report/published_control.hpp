// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "oc/recovery_sums.hpp"
#include "patient/cord_part.hpp"

/// The null lesson with published rates in the place of simulated ones.
namespace caudata::report {

/// P(a patient with AIS A improves by a grade), of the spinal cord injury model systems.
double published_rate(patient::CordPart part);

/// P(a patient of the trial improves by a grade) where those with AIS A do so at the published rate
/// of their part of the cord; the others, and those whose part is open, as simulated. Empty where
/// no AIS A with a known part was enrolled.
std::optional<double> improve_at_published_rates(const oc::NaturalRecovery& recovery);

}  // namespace caudata::report
