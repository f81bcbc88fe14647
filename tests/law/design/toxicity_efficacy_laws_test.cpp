// SPDX-License-Identifier: Apache-2.0
// Laws of TEPI and U-BOIN: more DLTs never a higher dose where toxicity decides, more responses
// never a lower utility, never a skipped dose, never more patients than stated.
#include <gtest/gtest.h>

#include "design/designs/tepi.hpp"
#include "design/designs/u_boin.hpp"
#include "design/ladder_decisions.hpp"
#include "design/walk.hpp"

namespace caudata::design {
namespace {

using testing::decide;
using testing::made;

Tally some(int n, int dlt, int response) {
  return {std::int16_t(n), std::int16_t(dlt), std::int16_t(response),
          std::int16_t(std::max(0, dlt + response - n))};
}

/// -1 where the design ends.
int dose_of(const LadderDecision& decision) {
  const auto* treat = std::get_if<TreatDose>(&decision);
  return treat == nullptr ? -1 : treat->dose;
}

/// At the middle of three doses with a tolerated one below.
void expect_falls_with_dlts(const AnyDesign& design, int most) {
  for (int n = 1; n <= most; ++n) {
    for (int response = 0; response <= n; ++response) {
      int before = 2;
      for (int dlt = 0; dlt <= n; ++dlt) {
        const int dose = dose_of(decide(design, {{3, 0}, some(n, dlt, response), {}}, 2));
        EXPECT_LE(dose, before) << n << ' ' << dlt << ' ' << response;
        before = dose;
      }
    }
  }
}

TEST(UBoin, MoreDltsNeverAHigherDoseInStageOne) { expect_falls_with_dlts(made("U-BOIN", 3), 11); }

TEST(Tepi, MoreDltsNeverAHigherDose) { expect_falls_with_dlts(made("TEPI", 3), 20); }

TEST(UBoin, StageOneDoesNotSeeResponses) {
  const AnyDesign design = made("U-BOIN", 3);
  for (int n = 1; n <= 11; ++n) {
    for (int dlt = 0; dlt <= n; ++dlt) {
      const int dose = dose_of(decide(design, {{3, 0}, some(n, dlt, 0), {}}, 2));
      for (int response = 1; response <= n; ++response) {
        EXPECT_EQ(dose_of(decide(design, {{3, 0}, some(n, dlt, response), {}}, 2)), dose);
      }
    }
  }
}

TEST(UBoin, UtilityRisesWithResponsesAndFallsWithDlts) {
  const UBoin design(UBoinRules{});
  for (int n = 1; n <= 15; ++n) {
    for (int a = 0; a < n; ++a) {
      for (int other = 0; other <= n; ++other) {
        EXPECT_GE(design.utility(some(n, other, a + 1)), design.utility(some(n, other, a)));
        EXPECT_LE(design.utility(some(n, a + 1, other)), design.utility(some(n, a, other)));
      }
    }
  }
}

void expect_regular_trials(std::string_view name) {
  std::uint64_t seed = 1;
  for (const std::int64_t cohort : {1, 2, 3, 4}) {
    for (const std::int64_t most : {1, 7, 30, 61}) {
      for (const std::vector<double>& p_dlt :
           {std::vector<double>{0.3}, {0.05, 0.1, 0.3, 0.5}, std::vector<double>(10, 0.1)}) {
        const AnyDesign design =
            made(name, p_dlt.size(), {{"cohort_size", {cohort, {}}}, {"max_patients", {most, {}}}});
        int highest = -1;
        const auto visit = [&](const LadderHistory& history, const LadderDecision& decision) {
          EXPECT_LE(all_evaluable(history.tally), most);
          const int dose = dose_of(decision);
          EXPECT_LE(dose, highest + 1);
          highest = std::max(highest, dose);
          const auto said = design.conclusion(history);
          ASSERT_TRUE(said);
          // asked as the trial ends by its final rule, the answer is that rule's
          const auto* end = std::get_if<Conclude>(&decision);
          if (end == nullptr || end->dose < 0) return;
          EXPECT_EQ(said->dose, end->dose);
        };
        EXPECT_TRUE(testing::walk(design, p_dlt, ++seed, 100, visit)) << design.name();
      }
    }
  }
}

TEST(Tepi, EveryTrialIsRegular) { expect_regular_trials("TEPI"); }
TEST(UBoin, EveryTrialIsRegular) { expect_regular_trials("U-BOIN"); }

}  // namespace
}  // namespace caudata::design
