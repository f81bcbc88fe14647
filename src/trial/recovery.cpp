// SPDX-License-Identifier: Apache-2.0
#include "trial/recovery.hpp"

#include <algorithm>

namespace caudata::trial {
namespace {

constexpr isncsci::Level last_cervical{7}, t9{16};

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

std::optional<Stratum> stratum(const ExamSummary& baseline) {
  if (!baseline.ais.determined() || !baseline.neurological_level.determined()) return std::nullopt;
  return Stratum{baseline.ais.only(), section_of(baseline.neurological_level.only())};
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

CordSection section_of(isncsci::Level level) {
  if (level <= last_cervical) return CordSection::cervical;
  return level <= t9 ? CordSection::upper_thoracic : CordSection::lower;
}

const char* name(CordSection section) {
  switch (section) {
    case CordSection::cervical:
      return "C1 to C8";
    case CordSection::upper_thoracic:
      return "T1 to T9";
    case CordSection::lower:
      return "T10 and below";
  }
  return "";
}

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
