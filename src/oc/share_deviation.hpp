// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace caudata::oc {

/// How far `count` of `trials` lies from what a probability p leads to expect: the normal deviate
/// with the same tail as the binomial distribution has from the count on outwards. Infinite where
/// p = 0 or 1 rules the count out and where the tail is below the smallest number, from some 38 on;
/// 0 in the middle. Stays true where counts are few, where a standard error estimated from the
/// count does not.
double share_deviation(std::uint64_t count, std::uint64_t trials, double p);

}  // namespace caudata::oc
