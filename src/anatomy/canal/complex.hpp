// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <complex>

#include "core/elementary.hpp"

namespace caudata::anatomy {

using Complex = std::complex<double>;

/// |Im z| <= 2^20.
inline Complex complex_exp(Complex z) {
  const double size = core::exp(z.real());
  const core::SinCos angle = core::sincos(z.imag());
  return {size * angle.cos, size * angle.sin};
}

}  // namespace caudata::anatomy
