// SPDX-License-Identifier: Apache-2.0
#include "safety/event_shape.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::safety {
namespace {

double serious_share(const SeriousShare& share, CtcaeGrade grade) {
  switch (grade) {
    case CtcaeGrade::mild:
      return 0;
    case CtcaeGrade::moderate:
      return share.moderate;
    case CtcaeGrade::severe:
      return share.severe;
    case CtcaeGrade::life_threatening:
      return share.life_threatening;
    case CtcaeGrade::death:
      return 1;
  }
  EXPECTS(false);
  return 0;
}

}  // namespace

CtcaeGrade grade_at(const Severity& severity, double u) {
  const double at_least_2 = severity.moderate;
  const double at_least_3 = at_least_2 * severity.severe;
  const double grade_4 = at_least_3 * severity.life_threatening;
  if (u < grade_4) return CtcaeGrade::life_threatening;
  if (u < at_least_3) return CtcaeGrade::severe;
  return u < at_least_2 ? CtcaeGrade::moderate : CtcaeGrade::mild;
}

core::Days duration_at(const DurationLaw& law, double u) {
  const double days = law.median * core::exp(core::log(law.gsd) * core::normal_quantile(u));
  return core::Days{static_cast<std::int32_t>(days) + 1};
}

Seriousness seriousness_at(const SeriousShare& share, CtcaeGrade grade, double u) {
  return u < serious_share(share, grade) ? Seriousness::serious : Seriousness::not_serious;
}

}  // namespace caudata::safety
