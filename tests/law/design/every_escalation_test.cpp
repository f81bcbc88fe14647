// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "design/trials.hpp"

// Laws that hold for every variant, order and gate in every state that can be reached.
namespace caudata::design::testing {
namespace {

constexpr int full_level = 6;

struct Case {
  Escalation escalation;
  ThreePlusThreeRules rules;
};

std::vector<Case> every_case() {
  std::vector<Case> cases;
  for (const ThreePlusThreeRules& rules : every_variant()) {
    cases.push_back({single_ladder(4, rules), rules});
    for (const auto order : {PartOrder::by_part, PartOrder::by_dose}) {
      for (const auto gate : {GateRule::same_dose_cleared, GateRule::part_concluded}) {
        cases.push_back({linked(sad_and_mad(2, 2), order, gate, rules), rules});
        cases.push_back({linked(sad_and_mad(3, 2), order, gate, rules), rules});
        cases.push_back({linked(sad_and_mad(2, 3), order, gate, rules), rules});
        cases.push_back({linked(sad_and_mad(2, 2), order, gate, rules, {10, 4, {3, 2}}), rules});
      }
    }
  }
  return cases;
}

/// Calls visit(tallies, decision) once for every state that can be reached.
template <class F>
void for_each_state(const Escalation& escalation, F visit) {
  std::set<Tallies> seen{Tallies{}};
  std::vector<Tallies> open{Tallies{}};
  while (!open.empty()) {
    const Tallies state = open.back();
    open.pop_back();
    const Decision decision = escalation.next(state);
    visit(state, decision);
    const auto* treat = std::get_if<Treat>(&decision);
    for (int dlt = 0; treat != nullptr && dlt <= treat->patients; ++dlt) {
      Tallies after = state;
      after.add(treat->at, treat->patients, dlt);
      if (seen.insert(after).second) open.push_back(after);
    }
  }
}

TEST(EveryEscalation, TreatsOnlyLegally) {
  for (const Case& c : every_case()) {
    SCOPED_TRACE(c.escalation.name());
    for_each_state(c.escalation, [&](const Tallies& state, const Decision& decision) {
      ASSERT_FALSE(std::holds_alternative<Wait>(decision));
      const auto* treat = std::get_if<Treat>(&decision);
      if (treat == nullptr) return;
      const auto [part, dose] = treat->at;
      ASSERT_LT(part, c.escalation.ladder().parts.size());
      ASSERT_LT(dose, c.escalation.ladder().doses(part));
      ASSERT_GT(treat->patients, 0);
      const Tally& tally = state[treat->at];
      ASSERT_LE(tally.evaluable + treat->patients, full_level);  // so it terminates
      ASSERT_LE(tally.dlt, c.rules.dlt_allowed_of_six);
      ASSERT_LE(int{dose}, std::max(int{state.last_dose[part]}, c.rules.start_dose - 1) + 1);
      for (std::size_t below = 0; below <= dose;
           ++below) {  // nothing above a dose with too many DLTs
        ASSERT_LE(state.at[part][below].dlt, c.rules.dlt_allowed_of_six);
      }
      ASSERT_FALSE(treat->reason.rule.empty());
    });
  }
}

TEST(EveryEscalation, TreatsInMadOnlyWhatSadTolerated) {
  for (const Case& c : every_case()) {
    SCOPED_TRACE(c.escalation.name());
    for_each_state(c.escalation, [&](const Tallies& state, const Decision& decision) {
      const auto* treat = std::get_if<Treat>(&decision);
      if (treat == nullptr || treat->at.part == 0) return;
      const auto& single = state.at[0];
      int tested_here_or_above = 0;
      for (std::size_t dose = 0; dose < max_doses; ++dose) {
        if (dose <= treat->at.dose) {
          ASSERT_LE(single[dose].dlt, c.rules.dlt_allowed_of_six);
        }
        if (dose >= treat->at.dose) tested_here_or_above += single[dose].evaluable;
      }
      ASSERT_GE(tested_here_or_above, 3);
    });
  }
}

TEST(EveryEscalation, NamesOnlyDosesThatWereTestedAndTolerated) {
  for (const Case& c : every_case()) {
    SCOPED_TRACE(c.escalation.name());
    for_each_state(c.escalation, [&](const Tallies& state, const Decision& decision) {
      const auto* stop = std::get_if<Stop>(&decision);
      if (stop == nullptr) return;
      const auto [kind, level] = stop->conclusion;
      const bool names_dose = kind == ConclusionKind::mtd ||
                              kind == ConclusionKind::maximum_administered ||
                              kind == ConclusionKind::next_part_not_tolerated;
      ASSERT_FALSE(names_dose && !level);
      ASSERT_FALSE(kind == ConclusionKind::no_safe_dose && level);
      if (!level) return;
      const Tally& tally = state[*level];
      ASSERT_GE(tally.evaluable, 3);
      ASSERT_LE(tally.dlt, c.rules.dlt_allowed_of_six);
      ASSERT_TRUE(tally.dlt == 0 || tally.evaluable >= full_level);
      if (kind != ConclusionKind::mtd) return;
      int too_many_above = 0;  // the dose above failed, here or in the gating part
      for (std::size_t part = 0; part <= level->part; ++part) {
        too_many_above += state.at[part][level->dose + 1].dlt > c.rules.dlt_allowed_of_six;
      }
      ASSERT_GT(too_many_above, 0);
      const bool ended_by_sad = level->part == 0 && c.escalation.ladder().parts.size() > 1;
      const bool by_dose_open = c.escalation.name().find("in turn") != std::string::npos;
      if (c.rules.mtd_needs_six == MtdNeedsSix::yes && !(ended_by_sad && by_dose_open)) {
        ASSERT_GE(tally.evaluable, full_level);
      }
    });
  }
}

TEST(EveryEscalation, LimitsHold) {
  const StoppingLimits limits{10, 4, {3, 2}};
  for (const ThreePlusThreeRules& rules : every_variant()) {
    const Escalation escalation =
        linked(sad_and_mad(2, 2), PartOrder::by_part, GateRule::same_dose_cleared, rules, limits);
    for_each_state(escalation, [&](const Tallies& state, const Decision& decision) {
      ASSERT_LE(state.total().evaluable, limits.max_evaluable);
      const bool treats = std::holds_alternative<Treat>(decision);
      ASSERT_FALSE(treats && state.total().dlt >= limits.max_dlt_total);
    });
  }
}

// With "MTD needs six" the two de-escalation options are one procedure, as the header says.
TEST(ThreePlusThreeLaw, WithSixNeededDeEscalationChangesNothing) {
  const Escalation none = single_ladder(4, {.mtd_needs_six = MtdNeedsSix::yes});
  const Escalation korn =
      single_ladder(4, {.de_escalation = DeEscalation::to_level_with_fewer_than_six,
                        .mtd_needs_six = MtdNeedsSix::yes});
  for_each_state(none, [&](const Tallies& state, const Decision& decision) {
    ASSERT_EQ(describe(decision, none.ladder()), describe(korn.next(state), korn.ladder()));
  });
}

TEST(ThreePlusThreeLaw, EveryTallyGetsALegalDecision) {
  std::vector<Tally> tallies;
  for (std::int16_t n = 0; n <= 8; ++n) {
    for (std::int16_t dlt = 0; dlt <= n; ++dlt) tallies.push_back({n, dlt});
  }
  for (const ThreePlusThreeRules& rules : every_variant()) {
    const ThreePlusThree design(rules);
    for (const Tally& low : tallies) {
      for (const Tally& high : tallies) {
        for (int last = -1; last <= 2; ++last) {  // 2: above a ladder that was capped later
          const std::array<Tally, 2> both{low, high};
          const auto at = [&](int dose) { return dose == 0 ? low : high; };
          const LadderDecision decision = design.next({both, last, {}, {}});
          ASSERT_FALSE(std::holds_alternative<WaitForPatients>(decision));
          if (const auto* treat = std::get_if<TreatDose>(&decision)) {
            ASSERT_TRUE(treat->dose == 0 || treat->dose == 1);
            ASSERT_GT(treat->patients, 0);
            ASSERT_LE(at(treat->dose).evaluable + treat->patients, full_level);
          } else if (const auto& end = std::get<Conclude>(decision); end.dose >= 0) {
            ASSERT_GE(at(end.dose).evaluable, 3);
            ASSERT_LE(at(end.dose).dlt, rules.dlt_allowed_of_six);
          }
        }
      }
    }
  }
}

// One more DLT never makes the named dose higher.
TEST(ThreePlusThreeLaw, OneMoreDltNeverRaisesTheConclusion) {
  for (const ThreePlusThreeRules& rules : every_variant()) {
    const Escalation escalation = single_ladder(3, rules);
    for_each_state(escalation, [&](const Tallies& state, const Decision& decision) {
      const auto* stop = std::get_if<Stop>(&decision);
      if (stop == nullptr) return;
      for (std::uint8_t dose = 0; dose < 3; ++dose) {
        Tallies worse = state;
        if (worse[{0, dose}].dlt == worse[{0, dose}].evaluable) continue;
        worse[{0, dose}].dlt = static_cast<std::int16_t>(worse[{0, dose}].dlt + 1);
        const Decision then = escalation.next(worse);
        const auto* worse_stop = std::get_if<Stop>(&then);
        if (worse_stop == nullptr) continue;
        ASSERT_LE(worse_stop->conclusion.level, stop->conclusion.level);
      }
    });
  }
}

TEST(HistoryLaw, PrintingWhatWasReadIsIdempotentAlongEveryPath) {
  const Escalation escalation =
      linked(sad_and_mad(2, 2), PartOrder::by_dose, GateRule::same_dose_cleared);
  std::vector<History> open{{}};
  std::size_t checked = 0;
  while (!open.empty()) {
    const History history = open.back();
    open.pop_back();
    const auto read = parse_history(to_text(history, escalation.ladder()), escalation.ladder(), {});
    ASSERT_TRUE(read);
    ASSERT_EQ(*read, history);
    ++checked;
    const Decision decision = escalation.next(tally(history));
    const auto* treat = std::get_if<Treat>(&decision);
    for (int dlt = 0; treat != nullptr && dlt <= treat->patients; ++dlt) {
      TreatedCohort cohort{
          treat->at, std::vector(static_cast<std::size_t>(treat->patients), Outcome::neither)};
      std::fill_n(cohort.outcomes.begin(), dlt, Outcome::dlt);
      open.push_back(history);
      open.back().push_back(std::move(cohort));
    }
  }
  EXPECT_GT(checked, 100u);
}

}  // namespace
}  // namespace caudata::design::testing
