// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "design/decision.hpp"
#include "design/escalation.hpp"
#include "oc/histogram.hpp"
#include "oc/integer_sums.hpp"
#include "oc/pick.hpp"
#include "oc/recovery_sums.hpp"
#include "trial/verdict.hpp"

namespace caudata::oc {

/// Sums over the trials of one scenario at one level of the ladder.
struct LevelSums {
  std::uint64_t trials_treated{0};  // trials with at least one dosed patient here
  IntegerSums treated, evaluable, dlt, late_dlt, missed_dlt;
  IntegerSums adverse_events, serious_adverse_events, deaths;
  std::uint64_t patients{0}, patients_with_sae{0};
  std::uint64_t examined{0}, ais_improved{0}, ais_worsened{0};
  IntegerSums uems_change, lems_change;  // over patients, not trials
  friend bool operator==(const LevelSums&, const LevelSums&) = default;
};

/// All that a run keeps of the trials of one scenario. Integers, histograms and minima only, so
/// that merging is associative and commutative to the last bit: a run cut anyhow comes to the same
/// value.
struct Accumulator {
  std::uint64_t trials{0};
  std::map<design::Conclusion, std::uint64_t> conclusions;
  std::vector<std::vector<LevelSums>> levels;  // [part][dose]
  IntegerSums treated, evaluable, dlt, late_dlt, missed_dlt, screened, screen_failures, replaced;
  IntegerSums withdrawals, missed_doses, deaths, adverse_events, serious_adverse_events;
  std::uint64_t no_expansion{0};  // every level cleared with its first cohort
  Histogram days_to_decision, days_to_lock, days_to_long_term_end;
  Histogram treated_counts, evaluable_counts;
  Courses courses;
  Pick early_stop, longest, missed, late;
  // The screening funnel, in the order in which a person passes it.
  IntegerSums failed_age, failed_cause, failed_time, turned_away, failed_level, failed_ais;
  IntegerSums failed_not_classifiable, failed_other, consent_refused, left_waiting_list;
  IntegerSums still_in_screening;  // or on the waiting list, when the trial ended
  NaturalRecovery recovery;
  friend bool operator==(const Accumulator&, const Accumulator&) = default;
};

/// The only lists of the fields. `visit(v, a)` calls v(name, a.field); `visit(v, a, b)` calls
/// v(name, a.field, b.field): merging, writing and reading a checkpoint follow from it.
template <class V, class... S>
requires(std::same_as<std::remove_const_t<S>, LevelSums>&&...) void visit(V& v, S&... s) {
  v("trials_treated", s.trials_treated...);
  v("treated", s.treated...);
  v("evaluable", s.evaluable...);
  v("dlt", s.dlt...);
  v("late_dlt", s.late_dlt...);
  v("missed_dlt", s.missed_dlt...);
  v("adverse_events", s.adverse_events...);
  v("serious_adverse_events", s.serious_adverse_events...);
  v("deaths", s.deaths...);
  v("patients", s.patients...);
  v("patients_with_sae", s.patients_with_sae...);
  v("examined", s.examined...);
  v("ais_improved", s.ais_improved...);
  v("ais_worsened", s.ais_worsened...);
  v("uems_change", s.uems_change...);
  v("lems_change", s.lems_change...);
}

template <class V, class... A>
requires(std::same_as<std::remove_const_t<A>, Accumulator>&&...) void visit(V& v, A&... a) {
  v("trials", a.trials...);
  v("conclusions", a.conclusions...);
  v("levels", a.levels...);
  v("treated", a.treated...);
  v("evaluable", a.evaluable...);
  v("dlt", a.dlt...);
  v("late_dlt", a.late_dlt...);
  v("missed_dlt", a.missed_dlt...);
  v("screened", a.screened...);
  v("screen_failures", a.screen_failures...);
  v("replaced", a.replaced...);
  v("withdrawals", a.withdrawals...);
  v("missed_doses", a.missed_doses...);
  v("deaths", a.deaths...);
  v("adverse_events", a.adverse_events...);
  v("serious_adverse_events", a.serious_adverse_events...);
  v("no_expansion", a.no_expansion...);
  v("days_to_decision", a.days_to_decision...);
  v("days_to_lock", a.days_to_lock...);
  v("days_to_long_term_end", a.days_to_long_term_end...);
  v("treated_counts", a.treated_counts...);
  v("evaluable_counts", a.evaluable_counts...);
  v("courses", a.courses...);
  v("early_stop", a.early_stop...);
  v("longest", a.longest...);
  v("missed", a.missed...);
  v("late", a.late...);
  v("failed_age", a.failed_age...);
  v("failed_cause", a.failed_cause...);
  v("failed_time", a.failed_time...);
  v("turned_away", a.turned_away...);
  v("failed_level", a.failed_level...);
  v("failed_ais", a.failed_ais...);
  v("failed_not_classifiable", a.failed_not_classifiable...);
  v("failed_other", a.failed_other...);
  v("consent_refused", a.consent_refused...);
  v("left_waiting_list", a.left_waiting_list...);
  v("still_in_screening", a.still_in_screening...);
  v("recovery", a.recovery...);
}

/// An accumulator without trials, with a place for every level of the ladder and every visit.
Accumulator empty_accumulator(const design::DoseLadder& ladder, std::size_t visits);

/// Adds what trial `trial` came to. The verdict's levels are those of the escalation's ladder.
void add(Accumulator& sums, const design::Escalation& escalation, std::uint32_t trial,
         const trial::Verdict& verdict);

/// Whether both have a place for the same levels and visits.
bool same_shape(const Accumulator& a, const Accumulator& b);

/// Precondition: same_shape.
void merge(Accumulator& into, const Accumulator& from);

}  // namespace caudata::oc
