// SPDX-License-Identifier: Apache-2.0
#include "trial/recovery.hpp"

#include <algorithm>
#include <bit>

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

/// Parts follow each other, so the first and the last level tell.
std::optional<patient::CordPart> part_of(const isncsci::LevelSet& levels) {
  if (levels.empty()) return std::nullopt;
  const auto part_at = [](auto index) {
    return patient::cord_part(isncsci::Level{static_cast<std::uint8_t>(index)});
  };
  const auto first = part_at(std::countr_zero(levels.bits()));
  const auto last = part_at(std::bit_width(levels.bits()) - 1);
  return first == last ? std::optional(first) : std::nullopt;
}

Baseline what_is_known(const ExamSummary& baseline) {
  Baseline known;
  if (baseline.ais.determined()) known.ais = baseline.ais.only();
  known.part = part_of(baseline.neurological_level);
  return known;
}

Recovery compare(const ExamSummary& before, const ExamSummary& after) {
  Recovery r;
  r.before = what_is_known(before);
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
