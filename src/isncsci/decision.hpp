// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "isncsci/classification.hpp"
#include "isncsci/rule.hpp"

/// The decisions of the standard that are about one determined examination and nothing else.
namespace caudata::isncsci {

/// What the impairment scale asks before strength is counted.
struct Findings {
  bool level_intact{false};        // the neurological level
  bool anal_contraction{false};    // voluntary
  bool sensory_sparing{false};     // sacral
  bool function_far_below{false};  // key or non-key, more than three levels below the motor level
};

CAUDATA_RULE auto is_sensory_incomplete =
    +[](bool deep_pressure, bool sensation) { return deep_pressure || sensation; };

CAUDATA_RULE auto is_complete =
    +[](bool anal_contraction, bool sensory) { return !anal_contraction && !sensory; };

/// The grade, or empty if the injury is motor incomplete and strength decides between C and D.
CAUDATA_RULE auto grade_before_strength =
    +[](const Findings& f) -> std::optional<AsiaImpairmentScale> {
  using enum AsiaImpairmentScale;
  if (f.level_intact && f.anal_contraction) return e;
  if (is_complete(f.anal_contraction, f.sensory_sparing)) return a;
  if (!f.anal_contraction && !f.function_far_below) return b;
  return std::nullopt;
};

/// At least half of the key muscles of both sides are useful, given how many there are on one.
CAUDATA_RULE auto at_least_half =
    +[](int useful, int on_one_side) { return useful >= on_one_side; };

CAUDATA_RULE auto sensory_zone_applies =
    +[](bool deep_pressure, bool sensation_at_s45) { return !deep_pressure && !sensation_at_s45; };

/// A non-key muscle far below decides where no key muscle makes the injury motor incomplete.
CAUDATA_RULE auto non_key_decides =
    +[](bool sensory, bool key_function_far_below) { return sensory && !key_function_far_below; };

/// Muscles are counted from this many levels below the neurological level on.
CAUDATA_RULE unsigned first_counted_level = 1;

}  // namespace caudata::isncsci
