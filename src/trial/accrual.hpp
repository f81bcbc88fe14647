// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/protocol.hpp"

namespace caudata::trial {

/// Expected number of candidates at a site from the opening of the trial to calendar time t [d]:
/// nothing before activation, a linear ramp of the rate, then full speed. Arrivals are a Poisson
/// process with this cumulative intensity.
double expected_arrivals(const Site& site, double t);

/// Its inverse: the time at which the expected number reaches `count` (count > 0). A unit-rate
/// Poisson process mapped through it is the site's arrival process, exactly and with one
/// exponential per arrival. A site that brings nobody, or not within a million days, gives that
/// many.
double arrival_time(const Site& site, double count);

}  // namespace caudata::trial
