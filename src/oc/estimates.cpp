// SPDX-License-Identifier: Apache-2.0
#include "oc/estimates.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "oc/estimate_error.hpp"
#include "oc/estimate_rows.hpp"

namespace caudata::oc {
namespace {

using design::Conclusion;
using design::ConclusionKind;
using design::DoseLevel;

std::uint64_t count(const Accumulator& sums, ConclusionKind kind) {
  std::uint64_t total = 0;
  for (const auto& [conclusion, times] : sums.conclusions)
    if (conclusion.kind == kind) total += times;
  return total;
}

std::uint64_t count(const Accumulator& sums, const Conclusion& conclusion) {
  const auto found = sums.conclusions.find(conclusion);
  return found == sums.conclusions.end() ? 0 : found->second;
}

std::uint64_t above(const Histogram& histogram, int limit) {
  std::uint64_t total = 0;
  for (const auto& [value, times] : histogram.counts())
    if (value > limit) total += times;
  return total;
}

void add_outcomes(EstimateRows& rows, const Accumulator& sums) {
  rows.share_of_trials("p_no_safe_dose", count(sums, ConclusionKind::no_safe_dose));
  rows.share_of_trials("p_stopped_for_safety", count(sums, ConclusionKind::stopped_for_safety));
  rows.share_of_trials("p_n_reached", count(sums, ConclusionKind::n_reached));
  rows.share_of_trials("p_accrual_ended", count(sums, ConclusionKind::accrual_ended));
}

void add_sizes(EstimateRows& rows, const Accumulator& sums, const std::optional<int>& planned) {
  if (!planned) return;
  rows.share_of_trials("p_evaluable_exceeds_planned", above(sums.evaluable_counts, *planned));
  rows.share_of_trials("p_treated_exceeds_planned", above(sums.treated_counts, *planned));
  rows.share_of_trials("p_evaluable_equals_planned_no_expansion", sums.no_expansion);
}

void add_totals(EstimateRows& rows, const Accumulator& sums) {
  rows.mean_per_trial("mean_evaluable", sums.evaluable);
  rows.mean_per_trial("mean_dlt", sums.dlt);
  rows.mean_per_trial("mean_treated", sums.treated);
  rows.mean_per_trial("mean_adverse_events", sums.adverse_events);
  rows.mean_per_trial("mean_serious_adverse_events", sums.serious_adverse_events);
  rows.mean_per_trial("mean_deaths", sums.deaths);
  rows.mean_per_trial("mean_late_dlt", sums.late_dlt);
  rows.mean_per_trial("mean_missed_dlt", sums.missed_dlt);
  rows.mean_per_trial("mean_screened", sums.screened);
  rows.mean_per_trial("mean_screen_failures", sums.screen_failures);
  rows.mean_per_trial("mean_replaced", sums.replaced);
  rows.mean_per_trial("mean_withdrawals", sums.withdrawals);
  rows.mean_per_trial("mean_missed_doses", sums.missed_doses);
}

void add_funnel(EstimateRows& rows, const Accumulator& sums) {
  rows.mean_per_trial("mean_failed_age", sums.failed_age);
  rows.mean_per_trial("mean_failed_cause", sums.failed_cause);
  rows.mean_per_trial("mean_failed_time_since_injury", sums.failed_time);
  rows.mean_per_trial("mean_turned_away", sums.turned_away);
  rows.mean_per_trial("mean_failed_level", sums.failed_level);
  rows.mean_per_trial("mean_failed_ais", sums.failed_ais);
  rows.mean_per_trial("mean_failed_not_classifiable", sums.failed_not_classifiable);
  rows.mean_per_trial("mean_failed_other_exclusion", sums.failed_other);
  rows.mean_per_trial("mean_consent_refused", sums.consent_refused);
  rows.mean_per_trial("mean_left_waiting_list", sums.left_waiting_list);
  rows.mean_per_trial("mean_still_in_screening", sums.still_in_screening);
}

void add_durations(EstimateRows& rows, const Accumulator& sums) {
  rows.add("days_to_decision_median", quantile(sums.days_to_decision, 0.5));
  rows.add("days_to_decision_p10", quantile(sums.days_to_decision, 0.1));
  rows.add("days_to_decision_p90", quantile(sums.days_to_decision, 0.9));
  rows.add("days_to_decision_mean", mean(sums.days_to_decision));
  rows.add("days_to_lock_median", quantile(sums.days_to_lock, 0.5));
  rows.add("days_to_lock_p10", quantile(sums.days_to_lock, 0.1));
  rows.add("days_to_lock_p90", quantile(sums.days_to_lock, 0.9));
  rows.add("days_to_lock_mean", mean(sums.days_to_lock));
  rows.add("days_to_long_term_end_median", quantile(sums.days_to_long_term_end, 0.5));
}

void add_level(EstimateRows& rows, const Accumulator& sums, DoseLevel at) {
  const LevelSums& level = sums.levels[at.part][at.dose];
  rows.share_of_trials("p_mtd", count(sums, Conclusion{ConclusionKind::mtd, at}));
  rows.share_of_trials("p_maximum_administered",
                       count(sums, Conclusion{ConclusionKind::maximum_administered, at}));
  rows.share_of_trials("p_next_part_not_tolerated",
                       count(sums, Conclusion{ConclusionKind::next_part_not_tolerated, at}));
  rows.share_of_trials("p_level_treated", level.trials_treated);
  rows.mean_per_trial("mean_evaluable", level.evaluable);
  rows.mean_per_trial("mean_dlt", level.dlt);
  rows.mean_per_trial("mean_treated", level.treated);
  rows.mean_per_trial("mean_adverse_events", level.adverse_events);
  rows.mean_per_trial("mean_serious_adverse_events", level.serious_adverse_events);
  rows.mean_per_trial("mean_deaths", level.deaths);
  rows.mean_per_trial("mean_late_dlt", level.late_dlt);
  rows.mean_per_trial("mean_missed_dlt", level.missed_dlt);
}

void add_patients(EstimateRows& rows, const LevelSums& level) {
  if (level.patients > 0)
    rows.add("p_patient_with_sae", share(level.patients_with_sae, level.patients));
  if (level.examined == 0) return;
  rows.add("mean_uems_change", mean(level.uems_change, level.examined));
  rows.add("mean_lems_change", mean(level.lems_change, level.examined));
  rows.add("p_ais_improved", share(level.ais_improved, level.examined));
  rows.add("p_ais_worsened", share(level.ais_worsened, level.examined));
}

OperatingCharacteristics rows_of(const trial::Study& study, Estimate like,
                                 const Accumulator& sums) {
  EstimateRows rows(std::move(like));
  add_outcomes(rows, sums);
  add_sizes(rows, sums, study.protocol.identity.planned_patients);
  add_totals(rows, sums);
  add_funnel(rows, sums);
  add_durations(rows, sums);
  const design::DoseLadder& ladder = study.escalation.ladder();
  for (std::size_t part = 0; part < ladder.parts.size(); ++part)
    for (std::size_t dose = 0; dose < ladder.doses(part); ++dose) {
      rows.at(ladder.parts[part].name, ladder.parts[part].doses[dose]);
      add_level(rows, sums, {static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(dose)});
      add_patients(rows, sums.levels[part][dose]);
    }
  return rows.take();
}

using EstimateKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;
EstimateKey key(const Estimate& e) { return {e.scenario, e.design, e.part, e.dose, e.metric}; }

}  // namespace

OperatingCharacteristics estimates(const trial::Study& study, const Simulated& simulated) {
  OperatingCharacteristics table;
  if (simulated.trials() == 0) return table;
  for (std::size_t s = 0; s < simulated.scenarios.size(); ++s) {
    Estimate like;
    like.scenario = study.protocol.scenarios[s].name;
    like.design = study.escalation.name();
    like.method = Method::monte_carlo;
    like.trials = simulated.scenarios[s].trials;
    OperatingCharacteristics rows = rows_of(study, std::move(like), simulated.scenarios[s]);
    std::ranges::move(rows, std::back_inserter(table));
  }
  return table;
}

OperatingCharacteristics beside(const OperatingCharacteristics& exact,
                                const OperatingCharacteristics& simulated) {
  std::map<EstimateKey, const Estimate*> waiting;
  for (const Estimate& e : exact) waiting[key(e)] = &e;
  OperatingCharacteristics table;
  const auto flush = [&](const std::string& scenario) {
    for (const Estimate& e : exact)
      if (e.scenario == scenario && waiting.erase(key(e)) > 0) table.push_back(e);
  };
  for (std::size_t i = 0; i < simulated.size(); ++i) {
    if (i > 0 && simulated[i].scenario != simulated[i - 1].scenario)
      flush(simulated[i - 1].scenario);
    if (const auto node = waiting.extract(key(simulated[i]))) table.push_back(*node.mapped());
    table.push_back(simulated[i]);
  }
  for (const Estimate& e : exact) flush(e.scenario);
  return table;
}

}  // namespace caudata::oc
