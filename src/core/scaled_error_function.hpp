// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::core {

/// erfcx(x) = e^(x^2) erfc(x) for x in [0.49, 30], with a relative error of about an ulp: the part
/// of the tail of the normal distribution that varies slowly.
double scaled_erfc(double x);

}  // namespace caudata::core
