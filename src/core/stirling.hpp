// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::core {

/// d(x) in ln Gamma(x + 1) = (x + 1/2) ln x - x + ln(2 pi)/2 + d(x), for x >= 10, with an absolute
/// error below 2^-57.
double stirling_correction(double x);

}  // namespace caudata::core
