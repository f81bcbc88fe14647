// SPDX-License-Identifier: Apache-2.0
// A trial that a modifier ends early ends with the dose that the design itself would have named,
// had it been planned for as many patients.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "design/entry.hpp"
#include "design/modifier.hpp"
#include "design/trials.hpp"
#include "design/walk.hpp"

namespace caudata::design::testing {
namespace {

constexpr std::int64_t planned = 12;
constexpr std::int64_t longer = 24;

std::vector<const DesignEntry*> sized_designs() {
  std::vector<const DesignEntry*> sized;
  for (const DesignEntry* entry : design_entries()) {
    if (std::ranges::count(entry->options, "max_patients", &OptionSpec::name) > 0) {
      sized.push_back(entry);
    }
  }
  return sized;
}

AnyDesign of_size(const DesignEntry& entry, std::int64_t patients, std::size_t doses) {
  const LadderPart part = one_part(doses).parts.front();
  return entry.make({{"max_patients", {patients, {}}}}, part).value();
}

AnyDesign stopped_at_planned(const DesignEntry& entry, std::size_t doses) {
  return modify(of_size(entry, longer, doses), "stop at n", {{"n", {planned, {}}}},
                one_part(doses).parts.front())
      .value();
}

bool treated(const LadderHistory& history, int dose) {
  return dose >= 0 && history.tally[static_cast<std::size_t>(dose)].evaluable > 0;
}

/// The model-based designs may end with a dose that nobody had; a modifier never does.
void expect_same_end(const AnyDesign& stopped, const LadderHistory& history, const Conclude& own) {
  const LadderDecision decision = stopped.next(history);
  const auto* end = std::get_if<Conclude>(&decision);
  ASSERT_NE(end, nullptr) << stopped.name();
  if (own.dose >= 0 && !treated(history, own.dose)) {
    EXPECT_TRUE(end->dose < 0 || treated(history, end->dose)) << stopped.name();
    return;
  }
  EXPECT_EQ(end->kind, own.kind) << stopped.name() << ": " << end->reason.rule;
  EXPECT_EQ(end->dose, own.dose) << stopped.name() << ": " << end->reason.rule;
}

class FinalRule : public ::testing::TestWithParam<const DesignEntry*> {};

TEST_P(FinalRule, IsAskedWhereAModifierEndsTheTrial) {
  const std::array<std::vector<double>, 4> truths{
      {{0.05, 0.15, 0.3, 0.5}, {0.3, 0.45, 0.6, 0.7}, {0.02, 0.03, 0.04, 0.05}, {0.2}}};
  for (const auto& truth : truths) {
    const AnyDesign own = of_size(*GetParam(), planned, truth.size());
    const AnyDesign stopped = stopped_at_planned(*GetParam(), truth.size());
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      walk(own, truth, seed, 400,
           [&](const LadderHistory& history, const LadderDecision& decision) {
             const auto* end = std::get_if<Conclude>(&decision);
             int patients = 0;
             for (const Tally& t : history.tally) patients += t.evaluable;
             if (end != nullptr && patients == planned) expect_same_end(stopped, history, *end);
           });
    }
  }
}

TEST_P(FinalRule, NamesADoseThatWasTreatedWhereverItIsAsked) {
  const std::vector<double> truth{0.1, 0.2, 0.3};
  const AnyDesign design = of_size(*GetParam(), planned, truth.size());
  walk(design, truth, 7, 400, [&](const LadderHistory& history, const LadderDecision&) {
    const auto end = design.conclusion(history);
    ASSERT_TRUE(end.has_value()) << design.name();
    EXPECT_TRUE(end->dose < 0 || treated(history, end->dose)) << end->reason.rule;
    EXPECT_EQ(end->dose >= 0, end->kind == ConclusionKind::mtd) << end->reason.rule;
  });
}

INSTANTIATE_TEST_SUITE_P(Registered, FinalRule, ::testing::ValuesIn(sized_designs()),
                         [](const auto& entry) {
                           std::string name(entry.param->name);
                           std::ranges::replace_if(
                               name, [](char c) { return std::isalnum(c) == 0; }, '_');
                           return name;
                         });

}  // namespace
}  // namespace caudata::design::testing
