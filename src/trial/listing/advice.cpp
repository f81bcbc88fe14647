// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/advice.hpp"

#include <algorithm>

#include "trial/listing/next_doses.hpp"
#include "trial/study_stop.hpp"

namespace caudata::trial {
namespace {

using design::Decision;
using design::Evaluability;
using design::Treat;

constexpr design::Reason cohort_under_way{
    "cohort.under-way",
    "the cohort at {level} is not complete: {dlt} of the {n} evaluable there had a DLT",
    {},
    {}};

std::string_view words_of_hold(std::string_view rule) {
  if (rule == "hold.sentinel") return "a sentinel patient is under observation";
  if (rule == "hold.stagger") return "the time between the first doses of two patients is not over";
  if (rule == "hold.safety-review") return "the safety review is not over";
  return "every patient who waits for a first dose is held for a reason of his own";
}

/// Where a decision sends the trial: the level, or nowhere.
std::optional<design::DoseLevel> destination(const Decision& decision) {
  const auto* treat = std::get_if<Treat>(&decision);
  return treat == nullptr ? std::nullopt : std::optional(treat->at);
}

bool same_act(const Decision& a, const Decision& b) {
  if (a.index() != b.index()) return false;
  const auto* stop = std::get_if<design::Stop>(&a);
  if (stop != nullptr) return stop->conclusion == std::get<design::Stop>(b).conclusion;
  return destination(a) == destination(b);
}

/// Going lower in the same part, or the end. A wait is neither.
bool turns_back(const Decision& decision, design::DoseLevel from) {
  if (std::holds_alternative<design::Stop>(decision)) return true;
  const auto to = destination(decision);
  return to && to->part == from.part && to->dose < from.dose;
}

class Adviser {
 public:
  Adviser(const TrialStanding& standing, const Protocol& protocol,
          const design::Escalation& escalation, const safety::HoldLimits& limits)
      : standing_(standing), protocol_(protocol), escalation_(escalation), limits_(limits) {}

  Advice advice() {
    advice_.next_doses = next_doses(standing_, protocol_, limits_);
    advice_.pending = what_if(escalation_, standing_.record, open());
    advice_.decision = by_the_rules();
    if (std::holds_alternative<Treat>(advice_.decision)) wait_for_holds();
    if (auto* wait = std::get_if<design::Wait>(&advice_.decision)) hold_backfill(*wait);
    if (const auto* stop = std::get_if<design::Stop>(&advice_.decision)) hold_after(*stop);
    foresee();
    return std::move(advice_);
  }

 private:
  int places() const { return standing_.cohort ? std::max(0, standing_.cohort->places()) : 0; }

  std::vector<OpenGroup> open() const {
    std::vector<OpenGroup> groups = open_groups(standing_.record);
    if (places() == 0) return groups;
    group_of(groups, standing_.cohort->level(), design::Enrolment::cohort).to_start = places();
    return groups;
  }

  Decision by_the_rules() {
    if (const auto stop = stop_for_related_deaths(protocol_.stopping, standing_.related_deaths)) {
      return *stop;
    }
    if (auto stop = escalation_.joint_stop(standing_.record)) return *std::move(stop);
    if (places() == 0) return escalation_.next(standing_.record);
    if (const auto decided = without_the_rest()) {
      advice_.settled = true;
      return *decided;
    }
    return rest_of_cohort();
  }

  /// The decision that all outcomes of the open patients share, if it turns back. A design that
  /// decides before outcomes are complete is asked directly.
  std::optional<Decision> without_the_rest() const {
    const design::DoseLevel level = standing_.cohort->level();
    if (!escalation_.decides_on_tallies()) {
      Decision now = escalation_.next(standing_.record);
      return turns_back(now, level) ? std::optional(std::move(now)) : std::nullopt;
    }
    const auto& all = advice_.pending;
    if (all.empty() || !turns_back(all.front().decision, level)) return std::nullopt;
    const bool agree = std::ranges::all_of(
        all, [&](const WhatIf& one) { return same_act(one.decision, all.front().decision); });
    return agree ? std::optional(all.front().decision) : std::nullopt;
  }

  /// The levels below the cohort at which patients may be treated beside it, as things stand.
  std::vector<design::DoseLevel> open_once_full(design::DoseLevel level) const {
    const Decision now = escalation_.next(standing_.record);
    const auto* wait = std::get_if<design::Wait>(&now);
    const auto* treat = std::get_if<Treat>(&now);
    std::vector<design::DoseLevel> open;
    if (wait != nullptr) open = wait->backfill;
    if (treat != nullptr) open = treat->backfill;
    std::erase_if(open, [&](design::DoseLevel other) {
      return other.part != level.part || other.dose >= level.dose;
    });
    return open;
  }

  Treat rest_of_cohort() const {
    const design::DoseLevel level = standing_.cohort->level();
    const Part& part = protocol_.parts[level.part];
    Treat treat{.at = level,
                .patients = places(),
                .start = {0, part.sentinel_hold, part.stagger},
                .reason = cohort_under_way};
    treat.backfill = open_once_full(level);
    treat.reason.about = level;
    treat.reason.tally = standing_.record.tallies[level];
    return treat;
  }

  /// Nobody enters a trial that has stopped; who is in it is followed, and dosed again unless the
  /// stop is for safety.
  void hold_after(const design::Stop& stop) {
    const bool for_safety = design::is_for_safety(stop.conclusion);
    for (NextDose& next : advice_.next_doses) {
      if (for_safety || next.ordinal == 1)
        next.holds.push_back({"hold.trial-stopped", "the trial has stopped", std::nullopt});
    }
  }

  void find_holds() {
    for (const safety::Hold& hold : standing_.waits) {
      if (hold.until > standing_.list.on) advice_.holds.push_back(hold);
    }
  }

  /// Who is backfilled starts no earlier than who is not.
  void hold_backfill(design::Wait& wait) {
    wait.backfill = open_for_backfill(standing_.cohort, wait);
    if (wait.backfill.empty()) return;
    find_holds();
    if (!advice_.holds.empty()) wait.backfill.clear();
  }

  /// Trial-wide waits, and the case that nobody who waits may be dosed.
  void wait_for_holds() {
    const Days on = standing_.list.on;
    find_holds();
    const auto first_doses = first_doses_waiting();
    const bool all_held = !first_doses.empty() && std::ranges::all_of(first_doses, [](auto* next) {
      return !next->holds.empty();
    });
    if (advice_.holds.empty() && !all_held) return;
    design::Wait wait;
    wait.until = on;
    for (const safety::Hold& hold : advice_.holds) extend(wait, hold);
    if (all_held) extend(wait, least_binding(first_doses));
    advice_.afterwards = advice_.decision;
    advice_.decision = wait;
  }

  std::vector<const NextDose*> first_doses_waiting() const {
    std::vector<const NextDose*> all;
    for (const NextDose& next : advice_.next_doses) {
      if (next.ordinal == 1) all.push_back(&next);
    }
    return all;
  }

  static void extend(design::Wait& wait, const safety::Hold& hold) {
    const bool longest = wait.until && (!hold.until || *hold.until > *wait.until);
    if (!longest) return;
    wait.until = hold.until;
    wait.reason = {hold.rule, words_of_hold(hold.rule), {}, {}};
  }

  /// The last hold of the patient who is free first.
  static safety::Hold least_binding(const std::vector<const NextDose*>& all) {
    constexpr auto later = [](const safety::Hold& a, const safety::Hold& b) {
      return a.until && (!b.until || *a.until < *b.until);
    };
    std::optional<safety::Hold> least;
    for (const NextDose* next : all) {
      const safety::Hold last = *std::ranges::max_element(next->holds, later);
      if (!least || later(last, *least)) least = last;
    }
    return *least;
  }

  /// What the next cohort could show.
  void foresee() {
    const Decision& plan = advice_.afterwards ? *advice_.afterwards : advice_.decision;
    const auto* treat = std::get_if<Treat>(&plan);
    const bool new_cohort = treat != nullptr && treat->reason.rule != cohort_under_way.rule;
    if (!new_cohort) return;
    advice_.next_cohort = what_if_treated(escalation_, standing_.record, *treat);
  }

  const TrialStanding& standing_;
  const Protocol& protocol_;
  const design::Escalation& escalation_;
  const safety::HoldLimits& limits_;
  Advice advice_;
};

}  // namespace

Advice advise(const TrialStanding& standing, const Protocol& protocol,
              const design::Escalation& escalation, const safety::HoldLimits& limits) {
  return Adviser(standing, protocol, escalation, limits).advice();
}

}  // namespace caudata::trial
