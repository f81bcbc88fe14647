// SPDX-License-Identifier: Apache-2.0
#include "oc/recovery_sums.hpp"

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

using isncsci::AsiaImpairmentScale;

constexpr int two_motor_levels = 2;

void add(VisitRecovery& sums, const trial::Recovery& seen) {
  ++sums.examined;
  if (seen.before && seen.after) sums.conversions.add(grades(seen.before->ais, *seen.after));
  if (seen.motor_levels) sums.motor_levels.add(*seen.motor_levels);
  sums.uems.add(seen.uems);
  sums.lems.add(seen.lems);
  sums.motor.add(seen.motor);
  sums.light_touch.add(seen.light_touch);
  sums.pin_prick.add(seen.pin_prick);
}

void add_conversion(NaturalRecovery& sums, const trial::Recovery& seen) {
  if (!seen.before) return;
  const int stratum = ordinal(*seen.before);
  if (seen.after) {
    sums.graded.add(stratum);
    if (*seen.after > seen.before->ais) sums.any_grade.add(stratum);
    if (became_motor_incomplete(seen.before->ais, *seen.after)) sums.motor_incomplete.add(stratum);
  }
  if (seen.motor_levels) {
    sums.levelled.add(stratum);
    if (*seen.motor_levels >= two_motor_levels) sums.two_levels.add(stratum);
  }
}

}  // namespace

bool became_motor_incomplete(AsiaImpairmentScale before, AsiaImpairmentScale after) {
  return before <= AsiaImpairmentScale::b && after >= AsiaImpairmentScale::c;
}

void add(NaturalRecovery& sums, std::span<const trial::Recovery> seen) {
  for (const trial::Recovery& one : seen) {
    EXPECTS(one.visit < sums.visits.size());
    add(sums.visits[one.visit], one);
    if (one.last) add_conversion(sums, one);
  }
}

}  // namespace caudata::oc
