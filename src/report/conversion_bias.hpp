// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/published_recovery.hpp"

namespace caudata::report {

/// Published rates of leaving AIS A that calibration has not seen, and how many of them the virtual
/// population misses which way.
struct ConversionBias {
  int rates{0};     // that were judged
  int too_low{0};   // fewer virtual persons leave AIS A than the tolerance allows
  int too_high{0};  // more do
};
ConversionBias conversion_bias(const PublishedRecovery& published);

/// Which way the chances of the null lesson lean because of it. Precondition: rates > 0.
Claim in_words(const ConversionBias& bias);

}  // namespace caudata::report
