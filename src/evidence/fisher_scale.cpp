// SPDX-License-Identifier: Apache-2.0
#include "evidence/fisher_scale.hpp"

#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::evidence {

double to_fisher(double icc) {
  EXPECTS(icc >= -1 && icc <= 1);
  return (core::log1p(icc) - core::log1p(-icc)) / 2;
}

double from_fisher(double z) {
  const double below = core::expm1(-2 * std::fabs(z));  // from -1 to 0: no overflow
  return std::copysign(below / (2 + below), z);
}

double fisher_error(double n) {
  EXPECTS(n > 1.5);
  return 1 / std::sqrt(n - 1.5);
}

}  // namespace caudata::evidence
