// SPDX-License-Identifier: Apache-2.0
// Laws: merging is associative and commutative, and cutting a run anyhow changes nothing. Integers
// decide, so equality is exact.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/samplers.hpp"
#include "oc/accumulator.hpp"
#include "support/example_study.hpp"

namespace caudata {
namespace {

using design::ConclusionKind;

const trial::Study& study() {
  static const trial::Study example = test::example_study();
  return example;
}

int below(core::Stream& stream, int n) { return static_cast<int>(stream.uniform() * n); }

template <class T>
void sometimes(core::Stream& stream, std::optional<T>& field, int n, int least = 0) {
  if (below(stream, 4) > 0) field = static_cast<T>(least + below(stream, n));
}

/// Every field is filled: a sum that `visit` forgets would not survive a merge.
trial::Recovery any_recovery(core::Stream& stream) {
  trial::Recovery r;
  r.visit = static_cast<std::uint8_t>(below(stream, 3));
  r.last = below(stream, 2) == 1;
  sometimes(stream, r.before.ais, 5);
  sometimes(stream, r.before.part, 3);
  sometimes(stream, r.after, 5);
  for (auto* gained : {&r.uems, &r.lems, &r.motor, &r.light_touch, &r.pin_prick})
    sometimes(stream, *gained, 40, -20);
  sometimes(stream, r.motor_levels, 9, -3);
  return r;
}

trial::LevelVerdict any_level(core::Stream& stream) {
  trial::LevelVerdict level;
  for (int* count :
       {&level.treated, &level.evaluable, &level.dlt, &level.late_dlt, &level.missed_dlt,
        &level.adverse_events, &level.patients_with_ae, &level.serious_adverse_events,
        &level.patients_with_sae, &level.deaths, &level.related_grade3, &level.examined,
        &level.ais_improved, &level.ais_worsened})
    *count = below(stream, 9);
  level.uems_change = below(stream, 41) - 20;
  level.uems_change_squared = level.uems_change * level.uems_change;
  level.lems_change = below(stream, 41) - 20;
  level.lems_change_squared = level.lems_change * level.lems_change;
  return level;
}

/// Any verdict at all: the sums must not rely on a trial making sense.
trial::Verdict any_verdict(core::Stream& stream) {
  trial::Verdict v;
  v.conclusion.kind = static_cast<ConclusionKind>(below(stream, 7));
  if (below(stream, 2) == 1)
    v.conclusion.level = design::DoseLevel{static_cast<std::uint8_t>(below(stream, 2)),
                                           static_cast<std::uint8_t>(below(stream, 2))};
  for (std::size_t part = 0; part < 2; ++part)
    for (std::size_t dose = 0; dose < 2; ++dose) v.level[part][dose] = any_level(stream);
  for (int* count : {&v.consent_refused, &v.left_waiting_list, &v.turned_away_on_arrival,
                     &v.treated, &v.evaluable, &v.dlt, &v.replaced, &v.withdrawals, &v.deaths,
                     &v.missed_doses, &v.stopped_for_dlt, &v.missed_dlt, &v.late_dlt, &v.decisions})
    *count = below(stream, 20);
  v.candidates = below(stream, 90);
  v.days_to_decision = below(stream, 500);
  v.days_to_lock = below(stream, 900);
  v.days_to_long_term_end = below(stream, 2000);
  for (int& failed : v.screen_failures) failed = below(stream, 9);
  for (int i = below(stream, 20); i > 0; --i) v.recovery.push_back(any_recovery(stream));
  return v;
}

struct Trial {
  std::uint32_t index;
  trial::Verdict verdict;
};

std::vector<Trial> any_trials(int n) {
  core::Stream stream(core::Seed{20260101}, core::TrialIndex(0), core::the_trial_itself,
                      core::Process::test);
  std::vector<Trial> trials;
  for (int i = 0; i < n; ++i)
    trials.push_back({static_cast<std::uint32_t>(i), any_verdict(stream)});
  return trials;
}

oc::Accumulator nothing() {
  return oc::empty_accumulator(study().escalation.ladder(), study().protocol.visits.size());
}

oc::Accumulator sum(const std::vector<Trial>& trials, std::size_t first, std::size_t last) {
  oc::Accumulator sums = nothing();
  for (std::size_t i = first; i < last; ++i)
    add(sums, study().escalation, trials[i].index, trials[i].verdict);
  return sums;
}

oc::Accumulator merged(oc::Accumulator a, const oc::Accumulator& b) {
  merge(a, b);
  return a;
}

TEST(AccumulatorMerge, IsTheSameForEveryCut) {
  const auto trials = any_trials(200);
  const auto whole = sum(trials, 0, 200);
  for (std::size_t cut = 0; cut <= 200; cut += 20)
    EXPECT_EQ(merged(sum(trials, 0, cut), sum(trials, cut, 200)), whole) << "cut at " << cut;
}

TEST(AccumulatorMerge, IsCommutativeAndAssociative) {
  const auto trials = any_trials(90);
  const auto a = sum(trials, 0, 30), b = sum(trials, 30, 60), c = sum(trials, 60, 90);
  EXPECT_EQ(merged(a, b), merged(b, a));
  EXPECT_EQ(merged(merged(a, b), c), merged(a, merged(b, c)));
  EXPECT_EQ(merged(merged(c, a), b), merged(merged(a, b), c));
}

TEST(AccumulatorMerge, HasTheEmptyOneAsIdentity) {
  const auto trials = any_trials(30);
  const auto a = sum(trials, 0, 30);
  EXPECT_EQ(merged(a, nothing()), a);
  EXPECT_EQ(merged(nothing(), a), a);
}

TEST(AccumulatorMerge, DoesNotDependOnTheOrderOfTrials) {
  auto trials = any_trials(120);
  const auto whole = sum(trials, 0, 120);
  std::ranges::reverse(trials);
  EXPECT_EQ(sum(trials, 0, 120), whole);
}

TEST(AccumulatorMerge, CountsEveryTrialOnce) {
  const auto whole = sum(any_trials(77), 0, 77);
  std::uint64_t conclusions = 0, courses = 0;
  for (const auto& [conclusion, times] : whole.conclusions) conclusions += times;
  for (const auto& [course, seen] : whole.courses.all()) courses += seen.times;
  EXPECT_EQ(whole.trials, 77u);
  EXPECT_EQ(conclusions, 77u);
  EXPECT_EQ(courses, 77u);
  EXPECT_EQ(whole.days_to_lock.total(), 77u);
}

TEST(Picks, AreTheFirstBestTrials) {
  const auto trials = any_trials(100);
  const auto whole = sum(trials, 0, 100);
  const auto longest = std::ranges::max_element(
      trials, {}, [](const Trial& t) { return t.verdict.days_to_decision; });
  const auto missed =
      std::ranges::find_if(trials, [](const Trial& t) { return t.verdict.missed_dlt > 0; });
  EXPECT_EQ(whole.longest.best()->trial, longest->index);
  EXPECT_EQ(whole.missed.best()->trial, missed->index);
}

}  // namespace
}  // namespace caudata
