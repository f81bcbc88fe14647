// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "evidence/prediction.hpp"
#include "evidence/target.hpp"

namespace caudata::evidence {

/// Not judged: too few virtual persons belong to the population of the target.
enum class Verdict : std::uint8_t { passed, failed, not_judged };
const char* name(Verdict verdict);  // "passed", "failed", "not judged"

Verdict verdict(const Prediction& prediction);

/// On which side of what the tolerance allows the prediction lies.
enum class Miss : std::uint8_t { none, too_low, too_high };
Miss miss(const Target& target, const Prediction& prediction);

/// Why the prediction misses: the reason for that direction, or the one for both. Empty where none
/// is known, and where nothing is missed.
std::string reason_for_miss(const Target& target, const Prediction& prediction);

}  // namespace caudata::evidence
