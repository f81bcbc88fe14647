// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::design {

/// 1/2 + Si(pi t)/pi, Si the sine integral: what the sample at k contributes, per unit of spacing,
/// to the integral of a sampled function from minus infinity to k + t. The sum over all samples is
/// the integral of their sinc interpolant (Stenger F. Numerical methods based on sinc and analytic
/// functions. Springer 1993, ch. 4), so a cut integral is as accurate as the trapezoidal rule is
/// for a whole one with twice the step. |t| <= 3 * 10^5; absolute error below 1e-14.
double step_response(double t);

}  // namespace caudata::design
