// SPDX-License-Identifier: Apache-2.0
// Laws of escalation with overdose control, over all short histories of a small ladder.
#include <gtest/gtest.h>

#include "design/make_design.hpp"

namespace caudata::design {
namespace {

constexpr double alpha = 0.25;
constexpr std::size_t doses = 4;

AnyDesign ewoc(const Options& options) {
  const auto design = make_design("EWOC", options, numbered_ladder(doses));
  if (!design) throw std::runtime_error(core::to_text(design.error()));
  return *design;
}

LadderHistory history_of(std::span<const Tally> tally, int last) {
  LadderHistory history;
  history.tally = tally;
  history.last_dose = last;
  return history;
}

int treated_next(const AnyDesign& design, std::span<const Tally> tally, int last) {
  return std::get<TreatDose>(design.next(history_of(tally, last))).dose;
}

double p_overdose(const AnyDesign& design, std::span<const Tally> tally, int dose) {
  for (const DoseEstimate& estimate : design.estimates(history_of(tally, 0))) {
    if (estimate.dose == dose && estimate.name == "p_overdose") return estimate.value;
  }
  ADD_FAILURE() << "no p_overdose of dose " << dose;
  return 1;
}

/// Calls visit(tally) for 0, 1 or 3 DLTs among three patients at each of the lowest three doses.
template <class F>
void for_each_tally(F visit) {
  for (const int a : {0, 1, 3}) {
    for (const int b : {0, 1, 3}) {
      for (const int c : {0, 1, 3}) {
        visit(std::vector{tally_of(3, a), tally_of(3, b), tally_of(3, c), Tally{}});
      }
    }
  }
}

TEST(EwocLaws, TheNextDoseIsTheHighestThatTheBoundAllows) {
  const AnyDesign design = ewoc(options_of({{"no_skipping", false}}));
  for_each_tally([&](const std::vector<Tally>& tally) {
    const auto decision = design.next(history_of(tally, 2));
    const auto& treat = std::get<TreatDose>(decision);
    const double over = p_overdose(design, tally, treat.dose);
    EXPECT_LE(over, alpha);
    double distance = alpha;
    for (int dose = 1; dose < static_cast<int>(doses); ++dose) {
      const double other = p_overdose(design, tally, dose);
      distance = std::min(distance, std::abs(other - alpha));
      if (dose > treat.dose) {
        EXPECT_GT(other, alpha);
      }
    }
    EXPECT_NEAR(treat.reason.margin.value_or(-1), distance, 1e-12);
  });
}

TEST(EwocLaws, MoreDltsNeverRaiseTheDose) {
  const AnyDesign design = ewoc(options_of({{"no_skipping", false}}));
  for_each_tally([&](std::vector<Tally> tally) {
    const int before = treated_next(design, tally, 2);
    for (std::size_t dose = 0; dose < 3; ++dose) {
      const Tally kept = tally[dose];
      if (kept.dlt == kept.evaluable) continue;
      ++tally[dose].dlt;
      EXPECT_LE(treated_next(design, tally, 2), before);
      tally[dose] = kept;
    }
  });
}

TEST(EwocLaws, SkipsNoDoseUnlessAllowed) {
  const std::vector<Tally> tally{tally_of(9, 0), tally_of(9, 0), Tally{}, Tally{}};
  EXPECT_EQ(treated_next(ewoc({}), tally, 0), 1);
  EXPECT_EQ(treated_next(ewoc({}), tally, 1), 2);
  EXPECT_GT(treated_next(ewoc(options_of({{"no_skipping", false}, {"alpha", 0.6}})), tally, 0), 1);
}

TEST(EwocLaws, TheBoundGrowsWithTheCohorts) {
  const auto growing = options_of({{"alpha_step", 0.05}, {"no_skipping", false}});
  const AnyDesign design = ewoc(growing);
  // The bound after three cohorts is 0.35, and never above 0.5.
  const std::vector<Tally> three{tally_of(3, 0), tally_of(3, 0), tally_of(3, 1), Tally{}};
  const std::vector<Tally> nine{tally_of(6, 0), tally_of(6, 0), tally_of(15, 5), Tally{}};
  const AnyDesign at_three = ewoc(options_of({{"alpha", 0.35}, {"no_skipping", false}}));
  const AnyDesign at_most = ewoc(options_of({{"alpha", 0.5}, {"no_skipping", false}}));
  for (const auto& [tally, fixed] : {std::pair(three, at_three), std::pair(nine, at_most)}) {
    const auto a = design.next(history_of(tally, 2)), b = fixed.next(history_of(tally, 2));
    EXPECT_EQ(std::get<TreatDose>(a).dose, std::get<TreatDose>(b).dose);
    EXPECT_NEAR(*std::get<TreatDose>(a).reason.margin, *std::get<TreatDose>(b).reason.margin,
                1e-12);
  }
}

TEST(EwocLaws, AmountsHaveNoUnit) {
  LadderPart part = numbered_ladder(3);
  part.amounts = {1e6, 3e6, 1e7};
  const auto by_ladder = make_design("EWOC", {}, part);
  const auto by_option =
      make_design("EWOC", options_of({{"doses", std::vector{1.0, 3.0, 10.0}}}), numbered_ladder(3));
  ASSERT_TRUE(by_ladder && by_option);
  const std::vector<Tally> tally{tally_of(3, 0), tally_of(6, 2), Tally{}};
  const auto a = by_ladder->estimates(history_of(tally, 1));
  const auto b = by_option->estimates(history_of(tally, 1));
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i].value, b[i].value, 1e-12);
}

TEST(EwocLaws, RefusesDosesThatDoNotAscendAndABoundThatFalls) {
  LadderPart falling = numbered_ladder(2);
  falling.amounts = {2, 1};
  EXPECT_FALSE(make_design("EWOC", {}, falling));
  EXPECT_FALSE(make_design("EWOC", options_of({{"alpha_step", 0.05}, {"alpha_max", 0.2}}),
                           numbered_ladder(2)));
}

}  // namespace
}  // namespace caudata::design
