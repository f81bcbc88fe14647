// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oc/estimate.hpp"
#include "oc/simulate.hpp"
#include "trial/study.hpp"

namespace caudata::oc {

/// Every simulated metric of docs/metrics.md with its Monte Carlo error, scenario by scenario in
/// the order of the protocol: the whole trial first, then level by level. A figure about patients
/// (shares, changes of scores) is left out where no patient was seen. Its error counts patients as
/// independent; that is right although earlier results decide how many there are, because the
/// variance of the summed deviations is then the variance of one times the expected number (Wald's
/// second identity).
OperatingCharacteristics estimates(const trial::Study& study, const Simulated& simulated);

/// One table: every exact figure directly before the simulated figure of the same name and place;
/// exact figures without a simulated one at the end of their scenario.
OperatingCharacteristics beside(const OperatingCharacteristics& exact,
                                const OperatingCharacteristics& simulated);

}  // namespace caudata::oc
