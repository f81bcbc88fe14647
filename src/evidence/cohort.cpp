// SPDX-License-Identifier: Apache-2.0
#include "evidence/cohort.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/chunks.hpp"

namespace caudata::evidence {
namespace {

using core::Days;

constexpr std::uint64_t chunk_size = 250;
// Candidates have 20 bits and count from 1.
constexpr std::uint64_t candidates_per_trial = (std::uint64_t{1} << 20) - 1;

/// One person, examined at most once on a day.
class Life {
 public:
  Life(const World& world, core::Seed seed, std::uint64_t i)
      : world_(world),
        streams_{seed, core::TrialIndex(static_cast<std::uint32_t>(i / candidates_per_trial))},
        candidate_(static_cast<std::uint32_t>(i % candidates_per_trial + 1)),
        person_(world.draw(static_cast<patient::Region>(i % region_count), streams_, candidate_)),
        baseline_at_(streams_.of(candidate_, core::Process::visit_day, 0).uniform()),
        visit_at_(streams_.of(candidate_, core::Process::visit_day, 1).uniform()) {}

  Days baseline_day(const DayRule& rule) const { return draw_day(rule, baseline_at_, first_day); }

  Days visit_day(const DayRule& rule, Days baseline) const {
    if (rule.origin == DayRule::Origin::injury) return draw_day(rule, visit_at_, baseline);
    return std::min(baseline + draw_day(rule, visit_at_, Days(0)), longest_study);
  }

  /// What an examiner wrote down that day, as the examinations behind published numbers were.
  const Findings& on(Days day) {
    constexpr std::uint32_t after_raters = 16;
    const auto [at, fresh] = examined_.try_emplace(day);
    if (fresh) at->second = seen_on(day, after_raters + static_cast<std::uint32_t>(day.value()));
    return at->second;
  }

  /// The `ordinal`-th examination by an examiner who does not know of a treatment.
  Findings seen_on(Days day, std::uint32_t ordinal) const {
    return world_.seen(person_, day, {streams_, candidate_, ordinal, patient::Blinding::masked});
  }

  const patient::Covariates& covariates() const { return person_.covariates; }

  /// Events with onset in (0, days] after the baseline day.
  int events(const EventChoice& choice, const Findings& baseline, Days day, Days days) const {
    const auto list =
        world_.events().draw(profile(baseline, day), Days(0), days, streams_, candidate_);
    return counted(choice, list);
  }
  /// Of the first injection.
  int procedure_events(const EventChoice& choice) const {
    return counted(choice, world_.events().draw_procedure(needle(), 1, streams_, candidate_));
  }

  /// Every other person's puncture is with a conventional needle.
  product::Needle needle() const {
    return candidate_.value() % 2 == 0 ? product::Needle::atraumatic
                                       : product::Needle::conventional;
  }

 private:
  static int counted(const EventChoice& choice, const std::vector<safety::AdverseEvent>& list) {
    return static_cast<int>(
        std::ranges::count_if(list, [&](const auto& event) { return choice.counts(event); }));
  }

  safety::RiskProfile profile(const Findings& baseline, Days day) const {
    const auto at = [&](Measure m) { return baseline[static_cast<std::size_t>(m)]; };
    constexpr double grade_c = 2;
    return {person_.covariates.age_years, static_cast<int>(at(Measure::nli)),
            at(Measure::ais) < grade_c ? safety::Completeness::complete
                                       : safety::Completeness::incomplete,
            day};
  }

  const World& world_;
  core::TrialStreams streams_;
  core::CandidateId candidate_;
  patient::VirtualPatient person_;
  double baseline_at_, visit_at_;
  std::map<Days, Findings> examined_;
};

/// The values of a person for the days of one target.
class Reading {
 public:
  Reading(Life& life, const Target& target) : life_(life) {
    baseline_ = life.baseline_day(target.baseline);
    visit_ = target.visit ? life.visit_day(*target.visit, baseline_) : baseline_;
    values_ = with(life.on(baseline_), life.on(visit_));
  }

  const Values& values() const { return values_; }

  /// Not a number where the person does not count.
  Sample sample(const Statistic& s) const {
    switch (s.kind) {
      case StatisticKind::share:
      case StatisticKind::mean:
      case StatisticKind::sd:
      case StatisticKind::quantile:
        return {s.of->evaluate(values_), 0};
      case StatisticKind::slope:
        return {s.of->evaluate(values_), s.per->evaluate(values_)};
      case StatisticKind::rate:
        return {static_cast<double>(
                    life_.events(s.events, life_.on(baseline_), baseline_, visit_ - baseline_)),
                static_cast<double>((visit_ - baseline_).value()) / core::days_per_year};
      case StatisticKind::incidence:
        return {any(life_.events(s.events, life_.on(baseline_), baseline_,
                                 Days(static_cast<std::int32_t>(s.argument)))),
                0};
      case StatisticKind::per_injection:
        return {any(life_.procedure_events(s.events)), 0};
      case StatisticKind::repeatability:
      case StatisticKind::icc:
        return {s.of->evaluate(seen_by(0)), s.of->evaluate(seen_by(1))};
    }
    return {std::numeric_limits<double>::quiet_NaN(), 0};
  }

 private:
  static double any(int events) { return events > 0 ? 1 : 0; }

  /// The values as one of two examiners finds them, each at baseline and at the visit.
  Values seen_by(std::uint32_t rater) const {
    constexpr std::uint32_t days_each = 2;
    return with(life_.seen_on(baseline_, days_each * rater),
                life_.seen_on(visit_, days_each * rater + 1));
  }

  Values with(const Findings& before, const Findings& after) const {
    Values values;
    std::copy(before.begin(), before.end(), values.begin());
    std::copy(after.begin(), after.end(), values.begin() + measure_count);
    add_traits(values);
    return values;
  }

  void add_traits(Values& values) const {
    const patient::Covariates& c = life_.covariates();
    const auto set = [&values](Trait t, double value) { values[slot_of(t)] = value; };
    set(Trait::age, c.age_years);
    set(Trait::sex, static_cast<double>(c.sex));
    set(Trait::cause, static_cast<double>(c.cause));
    set(Trait::region, static_cast<double>(c.region));
    set(Trait::admission_ais, static_cast<double>(c.ais));
    set(Trait::admission_level, static_cast<double>(c.neurological_level.index));
    set(Trait::baseline_day, static_cast<double>(baseline_.value()));
    set(Trait::needle, static_cast<double>(life_.needle()));
    set(Trait::visit_day, static_cast<double>(visit_.value()));
  }

  Life& life_;
  Days baseline_, visit_;
  Values values_{};
};

bool wanted(const Target& target, std::uint64_t i) {
  return !target.region || static_cast<std::uint64_t>(*target.region) == i % region_count;
}

void collect(Life& life, const Target& target, std::vector<Sample>& into) {
  const Reading reading(life, target);
  if (target.population && target.population->evaluate(reading.values()) != 1) return;
  const Sample sample = reading.sample(target.statistic);
  if (std::isfinite(sample.y) && std::isfinite(sample.x)) into.push_back(sample);
}

}  // namespace

Samples simulate_cohort(const World& world, std::span<const Target> targets, const CohortPlan& plan,
                        unsigned threads) {
  Samples all(targets.size());
  const core::ChunkPlan chunks{plan.first, plan.first + plan.persons, chunk_size};
  core::for_each_chunk<Samples>(
      chunks, threads, {},
      [&](const core::Chunk& chunk) {
        Samples part(targets.size());
        for (std::uint64_t i = chunk.first; i < chunk.last; ++i) {
          if (std::ranges::none_of(targets, [i](const Target& t) { return wanted(t, i); }))
            continue;
          Life life(world, plan.seed, i);
          for (std::size_t t = 0; t < targets.size(); ++t)
            if (wanted(targets[t], i)) collect(life, targets[t], part[t]);
        }
        return part;
      },
      [&](const core::Chunk&, Samples&& part) {
        for (std::size_t t = 0; t < targets.size(); ++t)
          all[t].insert(all[t].end(), part[t].begin(), part[t].end());
      });
  return all;
}

}  // namespace caudata::evidence
