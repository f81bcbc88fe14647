// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace caudata::evidence {

/// What one person contributes to a statistic.
struct Sample {
  double y{0};  // the value; 1 or 0 for a share; number of events for a rate
  double x{0};  // slope: the explanatory value; rate: years; two examiners: what the other found
};

/// Per target, the samples of the persons who belong to it, in the order of the persons.
using Samples = std::vector<std::vector<Sample>>;

}  // namespace caudata::evidence
