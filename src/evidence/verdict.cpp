// SPDX-License-Identifier: Apache-2.0
#include "evidence/verdict.hpp"

namespace caudata::evidence {

const char* name(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed:
      return "passed";
    case Verdict::failed:
      return "failed";
    case Verdict::not_judged:
      break;
  }
  return "not judged";
}

Verdict verdict(const Prediction& p) {
  if (!p.value) return Verdict::not_judged;
  return p.within_tolerance ? Verdict::passed : Verdict::failed;
}

Miss miss(const Target& target, const Prediction& p) {
  if (!p.value || target.limits.contains(*p.value)) return Miss::none;
  return *p.value < target.limits.lower ? Miss::too_low : Miss::too_high;
}

std::string reason_for_miss(const Target& target, const Prediction& p) {
  const Miss direction = miss(target, p);
  if (direction == Miss::none) return "";
  const Reasons& known = target.reasons;
  const std::string& own = direction == Miss::too_low ? known.if_low : known.if_high;
  return own.empty() ? known.if_missed : own;
}

}  // namespace caudata::evidence
