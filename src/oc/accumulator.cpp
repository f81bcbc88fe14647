// SPDX-License-Identifier: Apache-2.0
#include "oc/accumulator.hpp"

#include <algorithm>
#include <numeric>

#include "core/contract.hpp"
#include "oc/no_expansion.hpp"

namespace caudata::oc {
namespace {

using design::ConclusionKind;

struct Merge {
  void operator()(const char*, std::uint64_t& into, std::uint64_t from) { into += from; }
  void operator()(const char*, std::map<design::Conclusion, std::uint64_t>& into,
                  const std::map<design::Conclusion, std::uint64_t>& from) {
    for (const auto& [conclusion, times] : from) into[conclusion] += times;
  }
  void operator()(const char*, std::vector<std::vector<LevelSums>>& into,
                  const std::vector<std::vector<LevelSums>>& from) {
    for (std::size_t part = 0; part < into.size(); ++part) {
      for (std::size_t dose = 0; dose < into[part].size(); ++dose)
        visit(*this, into[part][dose], from[part][dose]);
    }
  }
  void operator()(const char*, std::vector<VisitRecovery>& into,
                  const std::vector<VisitRecovery>& from) {
    for (std::size_t v = 0; v < into.size(); ++v) visit(*this, into[v], from[v]);
  }
  void operator()(const char*, NaturalRecovery& into, const NaturalRecovery& from) {
    visit(*this, into, from);
  }
  template <class Mergeable>
  void operator()(const char*, Mergeable& into, const Mergeable& from) {
    into.merge(from);
  }
};

void add(LevelSums& sums, const trial::LevelVerdict& level) {
  if (level.treated > 0) ++sums.trials_treated;
  sums.treated.add(level.treated);
  sums.evaluable.add(level.evaluable);
  sums.dlt.add(level.dlt);
  sums.late_dlt.add(level.late_dlt);
  sums.missed_dlt.add(level.missed_dlt);
  sums.adverse_events.add(level.adverse_events);
  sums.serious_adverse_events.add(level.serious_adverse_events);
  sums.deaths.add(level.deaths);
  sums.patients += static_cast<std::uint64_t>(level.treated);
  sums.patients_with_sae += static_cast<std::uint64_t>(level.patients_with_sae);
  sums.examined += static_cast<std::uint64_t>(level.examined);
  sums.ais_improved += static_cast<std::uint64_t>(level.ais_improved);
  sums.ais_worsened += static_cast<std::uint64_t>(level.ais_worsened);
  sums.uems_change.merge(
      {level.uems_change, static_cast<std::uint64_t>(level.uems_change_squared)});
  sums.lems_change.merge(
      {level.lems_change, static_cast<std::uint64_t>(level.lems_change_squared)});
}

/// Level by level, and the two totals that a verdict does not carry.
void add_levels(Accumulator& sums, const trial::Verdict& verdict) {
  int events = 0, serious = 0;
  for (std::size_t part = 0; part < sums.levels.size(); ++part)
    for (std::size_t dose = 0; dose < sums.levels[part].size(); ++dose) {
      const trial::LevelVerdict& level = verdict.level[part][dose];
      add(sums.levels[part][dose], level);
      events += level.adverse_events;
      serious += level.serious_adverse_events;
    }
  sums.adverse_events.add(events);
  sums.serious_adverse_events.add(serious);
}

design::Tallies tallies(const trial::Verdict& verdict) {
  design::Tallies counted;
  for (std::size_t part = 0; part < design::max_parts; ++part) {
    for (std::size_t dose = 0; dose < design::max_doses; ++dose) {
      counted.at[part][dose].evaluable =
          static_cast<std::int16_t>(verdict.level[part][dose].evaluable);
    }
  }
  return counted;
}

bool stopped_early(ConclusionKind kind) {
  switch (kind) {
    case ConclusionKind::no_safe_dose:
    case ConclusionKind::stopped_for_safety:
      return true;
    case ConclusionKind::mtd:
    case ConclusionKind::maximum_administered:
    case ConclusionKind::next_part_not_tolerated:
    case ConclusionKind::n_reached:
    case ConclusionKind::accrual_ended:
      return false;
  }
  return false;
}

/// Who came and was neither dosed nor refused was under way when the trial ended.
int under_way(const trial::Verdict& v) {
  const int failed = std::accumulate(v.screen_failures.begin(), v.screen_failures.end(), 0);
  return v.candidates - failed - v.consent_refused - v.left_waiting_list - v.treated;
}

void add_funnel(Accumulator& sums, const trial::Verdict& verdict) {
  const auto failed = [&](trial::ScreenFailure reason) {
    return verdict.screen_failures[static_cast<std::size_t>(reason)];
  };
  sums.failed_age.add(failed(trial::ScreenFailure::age));
  sums.failed_cause.add(failed(trial::ScreenFailure::cause));
  sums.failed_time.add(failed(trial::ScreenFailure::time_since_injury));
  sums.turned_away.add(verdict.turned_away_on_arrival);
  sums.failed_level.add(failed(trial::ScreenFailure::level));
  sums.failed_ais.add(failed(trial::ScreenFailure::ais));
  sums.failed_not_classifiable.add(failed(trial::ScreenFailure::not_classifiable));
  sums.failed_other.add(failed(trial::ScreenFailure::other_exclusion));
  sums.consent_refused.add(verdict.consent_refused);
  sums.left_waiting_list.add(verdict.left_waiting_list - verdict.turned_away_on_arrival);
  sums.still_in_screening.add(under_way(verdict));
}

void add_picks(Accumulator& sums, std::uint32_t trial, const trial::Verdict& verdict) {
  sums.courses.add({verdict.conclusion, verdict.treated, verdict.dlt}, {1, trial});
  sums.early_stop.offer({stopped_early(verdict.conclusion.kind) ? 0 : 1, verdict.treated, trial});
  sums.longest.offer({-verdict.days_to_decision, 0, trial});
  if (verdict.missed_dlt > 0) sums.missed.offer({0, 0, trial});
  if (verdict.late_dlt > 0) sums.late.offer({0, 0, trial});
}

}  // namespace

Accumulator empty_accumulator(const design::DoseLadder& ladder, std::size_t visits) {
  Accumulator sums;
  sums.recovery.visits.resize(visits);
  for (std::size_t part = 0; part < ladder.parts.size(); ++part)
    sums.levels.emplace_back(ladder.doses(part));
  return sums;
}

void add(Accumulator& sums, const design::Escalation& escalation, std::uint32_t trial,
         const trial::Verdict& verdict) {
  ++sums.trials;
  ++sums.conclusions[verdict.conclusion];
  add_levels(sums, verdict);
  sums.treated.add(verdict.treated);
  sums.evaluable.add(verdict.evaluable);
  sums.dlt.add(verdict.dlt);
  sums.late_dlt.add(verdict.late_dlt);
  sums.missed_dlt.add(verdict.missed_dlt);
  sums.screened.add(verdict.candidates);
  sums.screen_failures.add(
      std::accumulate(verdict.screen_failures.begin(), verdict.screen_failures.end(), 0));
  sums.replaced.add(verdict.replaced);
  sums.withdrawals.add(verdict.withdrawals);
  sums.missed_doses.add(verdict.missed_doses);
  sums.deaths.add(verdict.deaths);
  if (cleared_without_expansion(escalation, tallies(verdict), verdict.conclusion))
    ++sums.no_expansion;
  sums.days_to_decision.add(verdict.days_to_decision);
  sums.days_to_lock.add(verdict.days_to_lock);
  sums.days_to_long_term_end.add(verdict.days_to_long_term_end);
  sums.treated_counts.add(verdict.treated);
  sums.evaluable_counts.add(verdict.evaluable);
  add_picks(sums, trial, verdict);
  add_funnel(sums, verdict);
  add(sums.recovery, verdict.recovery);
}

bool same_shape(const Accumulator& a, const Accumulator& b) {
  const auto same_doses = [](const auto& x, const auto& y) { return x.size() == y.size(); };
  return std::ranges::equal(a.levels, b.levels, same_doses) &&
         a.recovery.visits.size() == b.recovery.visits.size();
}

void merge(Accumulator& into, const Accumulator& from) {
  EXPECTS(same_shape(into, from));
  Merge merging;
  visit(merging, into, from);
}

}  // namespace caudata::oc
