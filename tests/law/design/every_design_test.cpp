// SPDX-License-Identifier: Apache-2.0
// Laws that every registered design keeps with its default options and with those that a newcomer
// would change: total, regular, on the ladder, no dose skipped, cohorts as stated, an end. Designs
// that need more than tallies are conducted with patients elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <random>

#include "design/entry.hpp"
#include "design/make_design.hpp"

namespace caudata::design {
namespace {

constexpr int far_too_many_patients = 400;

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  bool chance(double p) { return double(engine_() >> 11) / double(std::uint64_t{1} << 53) < p; }

 private:
  std::mt19937_64 engine_;  // engine alone: its numbers are fixed by the standard
};

bool has_option(const DesignEntry& entry, std::string_view name) {
  return std::ranges::any_of(entry.options, [&](const auto& spec) { return spec.name == name; });
}

/// Defaults, and smaller or larger cohorts from another first dose where the design has them.
std::vector<Options> settings(const DesignEntry& entry, int doses) {
  std::vector<Options> all{{}};
  for (const std::int64_t cohort : {1, 2, 4}) {
    Options options;
    if (has_option(entry, "cohort_size")) options["cohort_size"] = {cohort, {}};
    if (has_option(entry, "start_dose")) {
      options["start_dose"] = {std::min<std::int64_t>(cohort, doses), {}};
    }
    if (!options.empty()) all.push_back(options);
  }
  return all;
}

Tally outcome(Random& random, int patients, double p_dlt, bool efficacy) {
  Tally tally;
  for (int i = 0; i < patients; ++i) {
    const bool dlt = random.chance(p_dlt);
    const bool response = efficacy && random.chance(0.3);
    tally += Tally{1, dlt, response, dlt && response};
  }
  return tally;
}

void expect_reason(const Reason& reason) {
  EXPECT_FALSE(reason.rule.empty());
  EXPECT_FALSE(reason.text.empty());
  EXPECT_LT(reason.about.dose, max_doses);
  EXPECT_TRUE(!reason.margin || (*reason.margin >= 0 && std::isfinite(*reason.margin)))
      << reason.rule << ' ' << *reason.margin;
}

void expect_end(const Conclude& end, int doses) {
  expect_reason(end.reason);
  EXPECT_LT(end.dose, doses);
  EXPECT_GE(end.dose, end.kind == ConclusionKind::mtd ? 0 : -1);
  if (end.kind == ConclusionKind::no_safe_dose) {
    EXPECT_EQ(end.dose, -1);
  }
}

/// One trial at the same DLT probability at every dose; returns its patients.
int conduct(const AnyDesign& design, int doses, Random& random, double p_dlt) {
  std::vector<Tally> tally(static_cast<std::size_t>(doses));
  Tally last_cohort;
  int last = -1, highest = -1, patients = 0;
  while (patients < far_too_many_patients) {
    const LadderDecision decision = design.next(
        {.tally = tally, .last_dose = last, .patients = {}, .last_cohort = last_cohort});
    if (const auto* end = std::get_if<Conclude>(&decision)) {
      expect_end(*end, doses);
      return patients;
    }
    const auto* treat = std::get_if<TreatDose>(&decision);
    if (treat == nullptr) {
      ADD_FAILURE() << "waits although every outcome is known";
      return patients;
    }
    expect_reason(treat->reason);
    EXPECT_TRUE(treat->dose >= 0 && treat->dose < doses);
    EXPECT_TRUE(treat->patients >= 1 && treat->patients <= design.cohort_size());
    EXPECT_TRUE(highest < 0 || treat->dose <= highest + 1) << "skips a dose";
    if (::testing::Test::HasFailure()) return patients;
    const Tally cohort = outcome(random, treat->patients, p_dlt, design.uses_efficacy());
    last = treat->dose;
    highest = std::max(highest, last);
    tally[static_cast<std::size_t>(last)] += cohort;
    last_cohort = design.recall(cohort);
    patients += treat->patients;
  }
  ADD_FAILURE() << "does not end";
  return patients;
}

class EveryDesign : public ::testing::TestWithParam<const DesignEntry*> {
 protected:
  /// Calls visit(design, doses) for settings and ladders of 1 to 10 doses.
  template <class F>
  void for_each_made(std::initializer_list<int> ladders, F visit) {
    for (const int doses : ladders) {
      const LadderPart part = numbered_ladder(static_cast<std::size_t>(doses));
      for (const Options& options : settings(*GetParam(), doses)) {
        const auto design = GetParam()->make(options, part);
        ASSERT_TRUE(design) << core::to_text(design.error());
        if (!design->decides_on_tallies()) GTEST_SKIP() << "needs patients, not tallies";
        SCOPED_TRACE(design->name());
        visit(*design, doses);
        if (HasFailure()) return;
      }
    }
  }
  /// A quadrature over six parameters per decision.
  bool slow() const { return GetParam()->name == "EffTox"; }
};

TEST_P(EveryDesign, IsMadeWithDefaultsForEveryLadder) {
  for (std::size_t doses = 1; doses <= max_doses; ++doses) {
    const auto design = GetParam()->make({}, numbered_ladder(doses));
    ASSERT_TRUE(design) << core::to_text(design.error());
    EXPECT_FALSE(design->name().empty());
    EXPECT_GE(design->cohort_size(), 1);
  }
  EXPECT_FALSE(GetParam()->summary.empty());
  EXPECT_FALSE(GetParam()->citation.empty());
}

TEST_P(EveryDesign, ConductsTrialsRegularlyToAnEnd) {
  Random random(7);
  for_each_made({1, 3, 10}, [&](const AnyDesign& design, int doses) {
    for (const double p_dlt : {0.0, 0.3, 1.0}) {
      if (slow() && (doses != 3 || p_dlt != 0.3)) continue;
      conduct(design, doses, random, p_dlt);
    }
  });
}

TEST_P(EveryDesign, DecidesOnEveryTally) {
  Random random(11);
  for_each_made({1, 2, 6, 10}, [&](const AnyDesign& design, int doses) {
    for (int i = 0; i < (slow() ? 1 : 40); ++i) {
      std::vector<Tally> tally(static_cast<std::size_t>(doses));
      for (Tally& t : tally) {
        t = outcome(random, random.below(8), random.chance(0.5) ? 0.2 : 0.6,
                    design.uses_efficacy());
      }
      const int last = random.below(doses + 2) - 1;  // also nobody yet, and above a capped ladder
      const Tally cohort = outcome(random, random.below(4), 0.4, design.uses_efficacy());
      const LadderDecision decision = design.next({.tally = tally,
                                                   .last_dose = last,
                                                   .patients = {},
                                                   .last_cohort = design.recall(cohort)});
      if (const auto* treat = std::get_if<TreatDose>(&decision)) {
        EXPECT_TRUE(treat->dose >= 0 && treat->dose < doses);
        EXPECT_GE(treat->patients, 1);
        expect_reason(treat->reason);
      } else if (const auto* end = std::get_if<Conclude>(&decision)) {
        expect_end(*end, doses);
      }
    }
  });
}

struct Decided {
  std::size_t kind;  // of decision
  int dose, patients;
  std::optional<double> margin;
  friend bool operator==(const Decided&, const Decided&) = default;
};
Decided decided(const AnyDesign& design, const LadderHistory& history) {
  const LadderDecision decision = design.next(history);
  const auto kind = decision.index();
  if (const auto* treat = std::get_if<TreatDose>(&decision)) {
    return {kind, treat->dose, treat->patients, treat->reason.margin};
  }
  const auto& end = std::get<Conclude>(decision);
  return {kind, end.dose, static_cast<int>(end.kind), end.reason.margin};
}

TEST_P(EveryDesign, ThatDecidesOnMarginsDoesNotLookAtBoth) {
  Random random(13);
  for_each_made({1, 4}, [&](const AnyDesign& design, int doses) {
    if (!design.decides_on_margins()) return;
    for (int i = 0; i < 40; ++i) {
      std::vector<Tally> tally;
      for (int dose = 0; dose < doses; ++dose) {
        tally.push_back(outcome(random, random.below(12), random.chance(0.5) ? 0.1 : 0.4, true));
      }
      std::vector<Tally> without = tally;
      for (Tally& t : without) t.both = 0;  // may leave fewer than no patients with neither
      const int last = random.below(doses + 1) - 1;
      EXPECT_EQ(decided(design, {.tally = tally, .last_dose = last, .patients = {}}),
                decided(design, {.tally = without, .last_dose = last, .patients = {}}));
    }
  });
}

TEST_P(EveryDesign, CopesWithALadderCappedByAGate) {
  const auto design = GetParam()->make({}, numbered_ladder(6));
  ASSERT_TRUE(design);
  if (!design->decides_on_tallies()) GTEST_SKIP() << "needs patients, not tallies";
  const std::vector<Tally> tally{{3, 0}, {3, 0}, {3, 1}};
  for (std::size_t open = 0; open <= tally.size(); ++open) {
    const LadderDecision decision =
        design->next({.tally = std::span(tally).first(open), .last_dose = 2, .patients = {}});
    const auto* treat = std::get_if<TreatDose>(&decision);
    EXPECT_TRUE(treat == nullptr || treat->dose < static_cast<int>(open));
    EXPECT_TRUE(open > 0 || treat == nullptr);
  }
}

INSTANTIATE_TEST_SUITE_P(Registered, EveryDesign, ::testing::ValuesIn(design_entries()),
                         [](const auto& made) {
                           std::string name(made.param->name);
                           for (char& c : name) c = std::isalnum(c) ? c : '_';
                           return name + "_" + std::to_string(made.index);
                         });

}  // namespace
}  // namespace caudata::design
