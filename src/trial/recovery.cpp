// SPDX-License-Identifier: Apache-2.0
#include "trial/recovery.hpp"

#include <algorithm>

namespace caudata::trial {
namespace {

std::optional<int> difference(const isncsci::Total& after, const isncsci::Total& before) {
  if (!after || !before) return std::nullopt;
  return *after - *before;
}

std::optional<int> sum(const std::optional<int>& a, const std::optional<int>& b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

/// Positive: caudal, that is better.
std::optional<int> levels_gained(const ExamSummary& before, const ExamSummary& after) {
  std::optional<int> most;
  for (std::size_t side = 0; side < before.motor_level.size(); ++side) {
    const isncsci::LevelSet &from = before.motor_level[side], &to = after.motor_level[side];
    if (!from.determined() || !to.determined()) return std::nullopt;
    const int gained = int{to.only().index} - int{from.only().index};
    most = std::max(most.value_or(gained), gained);
  }
  return most;
}

std::optional<patient::Stratum> stratum(const ExamSummary& baseline) {
  if (!baseline.ais.determined() || !baseline.neurological_level.determined()) return std::nullopt;
  return patient::Stratum{baseline.ais.only(),
                          patient::cord_part(baseline.neurological_level.only())};
}

Recovery compare(const ExamSummary& before, const ExamSummary& after) {
  Recovery r;
  r.before = stratum(before);
  if (after.ais.determined()) r.after = after.ais.only();
  r.uems = difference(after.uems, before.uems);
  r.lems = difference(after.lems, before.lems);
  r.motor = sum(r.uems, r.lems);
  r.light_touch = difference(after.light_touch, before.light_touch);
  r.pin_prick = difference(after.pin_prick, before.pin_prick);
  r.motor_levels = levels_gained(before, after);
  return r;
}

}  // namespace

std::vector<Recovery> recovery(const SubjectRecord& subject) {
  std::vector<Recovery> all;
  all.reserve(subject.visits.size());
  for (const VisitResult& visit : subject.visits) {
    if (!visit.exam) continue;
    Recovery seen = compare(subject.baseline, *visit.exam);
    seen.visit = visit.visit;
    seen.last = subject.last_examination == visit.visit;
    all.push_back(seen);
  }
  return all;
}

}  // namespace caudata::trial
