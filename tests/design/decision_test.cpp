// SPDX-License-Identifier: Apache-2.0
#include "design/decision.hpp"

#include <gtest/gtest.h>

#include "design/trials.hpp"

namespace caudata::design::testing {
namespace {

TEST(DecisionText, FillsInNumbersAndLevel) {
  const Reason reason{"r", "{dlt} of {n} at {level}, again {level}", {1, 0}, {6, 2}};
  EXPECT_EQ(to_text(reason, sad_and_mad(2, 2)), "2 of 6 at MAD d1, again MAD d1");
}

TEST(DecisionText, NamesEveryConclusion) {
  const DoseLadder ladder = sad_and_mad(2, 2);
  const auto text = [&](ConclusionKind kind, std::optional<DoseLevel> level) {
    return to_text(Conclusion{kind, level}, ladder);
  };
  EXPECT_EQ(text(ConclusionKind::mtd, DoseLevel{1, 0}), "MTD = MAD d1");
  EXPECT_EQ(text(ConclusionKind::maximum_administered, DoseLevel{1, 1}),
            "maximum administered dose = MAD d2 (MTD not reached)");
  EXPECT_EQ(text(ConclusionKind::no_safe_dose, {}), "no safe dose");
  EXPECT_EQ(text(ConclusionKind::stopped_for_safety, {}), "stopped for safety");
  EXPECT_EQ(text(ConclusionKind::n_reached, DoseLevel{0, 1}),
            "number of patients reached (highest level cleared so far: SAD d2)");
}

TEST(DecisionText, NoPlaceholderIsLeftInAnyReason) {
  const Escalation escalation =
      linked(sad_and_mad(2, 2), PartOrder::by_part, GateRule::same_dose_cleared);
  for (const char* history : {"", "SAD 1NTN", "SAD 1NNN 2TTN", "SAD 1NNN 2NNN | MAD 1NNN 2NNN"}) {
    const Decision decision =
        escalation.next(tally(*parse_history(history, escalation.ladder(), {})));
    const Reason reason = std::visit([](const auto& d) { return d.reason; }, decision);
    EXPECT_EQ(to_text(reason, escalation.ladder()).find('{'), std::string::npos);
  }
}

}  // namespace
}  // namespace caudata::design::testing
