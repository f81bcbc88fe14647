// SPDX-License-Identifier: Apache-2.0
#include "oc/recovery_sums.hpp"

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

constexpr int two_motor_levels = 2;

void add(VisitRecovery& sums, const trial::Recovery& seen) {
  ++sums.examined;
  if (seen.before.ais && seen.after) sums.conversions.add(grades(*seen.before.ais, *seen.after));
  if (seen.motor_levels) sums.motor_levels.add(*seen.motor_levels);
  sums.uems.add(seen.uems);
  sums.lems.add(seen.lems);
  sums.motor.add(seen.motor);
  sums.light_touch.add(seen.light_touch);
  sums.pin_prick.add(seen.pin_prick);
}

void add_grades(NaturalRecovery& sums, const trial::Recovery& seen) {
  if (!seen.before.ais || !seen.after) return;
  const int who = ordinal(seen.before);
  sums.graded.add(who);
  if (*seen.after > *seen.before.ais) sums.any_grade.add(who);
  if (!is_motor_complete(*seen.before.ais)) return;
  sums.motor_complete.add(who);
  if (!is_motor_complete(*seen.after)) sums.motor_incomplete.add(who);
}

void add_motor_levels(NaturalRecovery& sums, const trial::Recovery& seen) {
  if (seen.before.part != patient::CordPart::cervical || !seen.motor_levels) return;
  const int who = ordinal(seen.before);
  sums.cervical.add(who);
  if (*seen.motor_levels >= two_motor_levels) sums.two_levels.add(who);
}

}  // namespace

void add(NaturalRecovery& sums, std::span<const trial::Recovery> seen) {
  for (const trial::Recovery& one : seen) {
    EXPECTS(one.visit < sums.visits.size());
    add(sums.visits[one.visit], one);
    if (!one.last) continue;
    add_grades(sums, one);
    add_motor_levels(sums, one);
  }
}

}  // namespace caudata::oc
