// SPDX-License-Identifier: Apache-2.0
// Every modifier around every registered design, along random trials on ladders of several lengths:
// the result is a design, keeps what it promises, and says it once.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "design/entry.hpp"
#include "design/incomplete_beta.hpp"
#include "design/modifier.hpp"
#include "design/safety_boundary.hpp"
#include "design/trials.hpp"
#include "design/walk.hpp"

namespace caudata::design::testing {
namespace {

constexpr int most_patients = 400;
constexpr std::int64_t few_patients = 18;

Options short_trial(std::span<const OptionSpec> specs) {
  Options options;
  const auto limit = std::ranges::find(specs, "max_patients", &OptionSpec::name);
  if (limit != specs.end() && limit->lower <= few_patients) {
    options["max_patients"] = {few_patients, {}};
  }
  return options;
}

int evaluable(const LadderHistory& history, int dose) {
  return history.tally[static_cast<std::size_t>(dose)].evaluable;
}
Tally sum(const LadderHistory& history) {
  Tally all;
  for (const Tally& tally : history.tally) all += tally;
  return all;
}
int highest_tried(const LadderHistory& history) {
  int highest = history.last_dose;
  for (int dose = 0; dose < std::ssize(history.tally); ++dose) {
    if (evaluable(history, dose) > 0) highest = std::max(highest, dose);
  }
  return highest;
}

/// The boundary of the modifier's defaults.
const SafetyBoundary& pocock_30() {
  static const SafetyBoundary boundary = [] {
    BoundaryPlan plan{.tolerated_rate = 0.3, .alpha = 0.05};
    for (int n = 1; n <= 30; ++n) plan.looks.push_back(n);
    return safety_boundary(*find_boundary("Pocock"), plan, {}).value();
  }();
  return boundary;
}

using Promise = bool (*)(const LadderHistory&, const TreatDose&);
/// What holds of every cohort, with the options below.
struct Promised {
  Options options;
  Promise keeps;
};

const std::map<std::string_view, Promised> promises{
    {"backfill",
     {{{"n", {std::int64_t{5}, {}}}},
      [](const LadderHistory& h, const TreatDose& t) {
        return std::ranges::all_of(t.backfill, [&](int dose) {
          return dose < t.dose && evaluable(h, dose) > 0 && evaluable(h, dose) < 5;
        });
      }}},
    {"stop at n",
     {{{"n", {std::int64_t{10}, {}}}},
      [](const LadderHistory& h, const TreatDose& t) {
        return sum(h).evaluable + t.patients <= 10;
      }}},
    {"stop at n at a dose",
     {{{"n", {std::int64_t{5}, {}}}},
      [](const LadderHistory& h, const TreatDose& t) { return evaluable(h, t.dose) < 5; }}},
    {"cap per dose",
     {{{"n", {std::int64_t{5}, {}}}},
      [](const LadderHistory& h, const TreatDose& t) {
        return evaluable(h, t.dose) + t.patients <= 5;
      }}},
    {"no skipping",
     {{},
      [](const LadderHistory& h, const TreatDose& t) {
        return h.last_dose < 0 || t.dose <= highest_tried(h) + 1;
      }}},
    {"minimum before escalation",
     {{{"n", {std::int64_t{4}, {}}}},
      [](const LadderHistory& h, const TreatDose& t) {
        return h.last_dose < 0 || t.dose <= h.last_dose || evaluable(h, h.last_dose) >= 4;
      }}},
    {"cohort size by stage",
     {{{"first", {std::int64_t{2}, {}}}, {"later", {std::int64_t{4}, {}}}},
      [](const LadderHistory& h, const TreatDose& t) {
        return t.patients <= (sum(h).dlt > 0 ? 4 : 2);
      }}},
    {"too toxic",
     {{},
      [](const LadderHistory& h, const TreatDose&) {
        const Tally low = h.tally.front();
        return low.evaluable < 3 ||
               beta_survival(0.3, 1 + low.dlt, 1 + low.evaluable - low.dlt) <= 0.95;
      }}},
    {"safety boundary", {{}, [](const LadderHistory& h, const TreatDose&) {
                           return !reached(pocock_30(), sum(h).dlt, sum(h).evaluable);
                         }}}};

/// One design on one ladder, and the modifier around it once and twice.
struct Case {
  std::string about;
  std::size_t doses;
  AnyDesign inner, once, twice;
};

std::vector<Case> cases(const ModifierEntry& modifier) {
  std::vector<Case> all;
  const Options& options = promises.at(modifier.name).options;
  for (const DesignEntry* entry : design_entries()) {
    if (entry->name == "EffTox") continue;  // a quadrature per decision: thousands take minutes
    for (const std::size_t doses : {1u, 3u, 6u}) {
      const LadderPart part = one_part(doses).parts.front();
      const AnyDesign inner = entry->make(short_trial(entry->options), part).value();
      const AnyDesign once = modify(inner, modifier.name, options, part).value();
      all.push_back(
          {once.name(), doses, inner, once, modify(once, modifier.name, options, part).value()});
    }
  }
  return all;
}

std::vector<double> some_truth(std::size_t doses, std::uint64_t seed) {
  std::vector<double> p(doses);
  const double first = 0.05 + 0.25 * static_cast<double>(seed % 3);
  for (std::size_t dose = 0; dose < doses; ++dose) {
    p[dose] = std::min(0.9, first + 0.1 * static_cast<double>(dose));
  }
  return p;
}

bool same(const LadderDecision& a, const LadderDecision& b) {
  if (a.index() != b.index()) return false;
  if (const auto* treat = std::get_if<TreatDose>(&a)) {
    const auto& other = std::get<TreatDose>(b);
    return treat->dose == other.dose && treat->patients == other.patients &&
           treat->backfill == other.backfill;
  }
  if (const auto* end = std::get_if<Conclude>(&a)) {
    const auto& other = std::get<Conclude>(b);
    return end->kind == other.kind && end->dose == other.dose;
  }
  return true;
}

bool concludes(const AnyDesign& design, const LadderHistory& history) {
  return std::holds_alternative<Conclude>(design.next(history));
}

/// Walks the design with the modifier; at each step the modifier keeps its promise, says a second
/// time what it said the first, and stays on the ladder. A trial that it stops ends with a dose
/// that was treated; one that the design ends, as its paper has it.
void check_along(const Case& c, std::uint64_t seed, Promise keeps) {
  const bool ends = walk(
      c.once, some_truth(c.doses, seed), seed, most_patients,
      [&](const LadderHistory& history, const LadderDecision& decision) {
        EXPECT_TRUE(same(decision, c.twice.next(history))) << c.about;
        if (const auto* treat = std::get_if<TreatDose>(&decision)) {
          EXPECT_GE(treat->dose, 0) << c.about;
          EXPECT_LT(treat->dose, std::ssize(history.tally)) << c.about;
          EXPECT_GT(treat->patients, 0) << c.about;
          EXPECT_TRUE(keeps(history, *treat)) << c.about << ": " << treat->reason.rule;
        } else if (const auto* end = std::get_if<Conclude>(&decision); end && end->dose >= 0) {
          EXPECT_TRUE(evaluable(history, end->dose) > 0 || concludes(c.inner, history)) << c.about;
        }
      });
  EXPECT_TRUE(ends) << c.about;
}

class EveryModifier : public ::testing::TestWithParam<const ModifierEntry*> {};

TEST_P(EveryModifier, PassesOnWhatTheDesignIs) {
  for (const Case& c : cases(*GetParam())) {
    // Who is backfilled is pending while the next cohort is decided on.
    const bool on_tallies = GetParam()->name != "backfill" && c.inner.decides_on_tallies();
    EXPECT_EQ(c.once.decides_on_tallies(), on_tallies) << c.about;
    EXPECT_EQ(c.once.uses_efficacy(), c.inner.uses_efficacy()) << c.about;
    EXPECT_EQ(c.once.decides_on_margins(), c.inner.decides_on_margins()) << c.about;
    EXPECT_EQ(c.once.borrows(), c.inner.borrows()) << c.about;
    EXPECT_EQ(c.once.recall(tally_of(3, 1)), c.inner.recall(tally_of(3, 1))) << c.about;
    EXPECT_TRUE(c.once.name().starts_with(c.inner.name())) << c.about;
  }
}

TEST_P(EveryModifier, KeepsItsPromiseAndIsIdempotent) {
  for (const Case& c : cases(*GetParam())) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      check_along(c, seed, promises.at(GetParam()->name).keeps);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Registered, EveryModifier,
                         ::testing::ValuesIn(modifier_entries().begin(), modifier_entries().end()),
                         [](const auto& entry) {
                           std::string name(entry.param->name);
                           std::ranges::replace(name, ' ', '_');
                           return name;
                         });

}  // namespace
}  // namespace caudata::design::testing
