// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::design {

/// A step from 0 to 1 around 0 whose derivative is a kernel with unit mass and vanishing moments 1
/// to 31: its Fourier transform is exp(-w^2/2) times the first sixteen terms of exp(w^2/2), so it
/// is flat for |w| < 4 and vanishes beyond 8. It lets a trapezoidal rule integrate up to a cut: of
/// an analytic integrand only frequencies that the kernel does not change matter.
double smooth_step(double z);

}  // namespace caudata::design
