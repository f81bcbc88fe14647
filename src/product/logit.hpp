// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/elementary.hpp"

namespace caudata::product {

/// A share whose odds are `factor_log` further on the logit scale than those of `median`; 0 stays
/// 0 and 1 stays 1.
inline double shifted_share(double median, double factor_log) {
  const double odds = median * core::exp(factor_log);
  return odds / (odds + (1 - median));
}

}  // namespace caudata::product
