// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "design/decision_table.hpp"
#include "design/make_design.hpp"

// What the authors of the toxicity-only designs claim of their tables.
namespace caudata::design {
namespace {

constexpr std::string_view low_to_high = "UDSE";

std::vector<AnyDesign> designs() {
  std::vector<AnyDesign> all;
  for (const std::string_view name : {"BOIN", "mTPI", "mTPI-2", "Keyboard", "i3+3"}) {
    for (const double target : {0.1, 0.2, 0.25, 0.3, 0.33, 0.4, 0.5}) {
      const auto design =
          make_design(name, options_of({{"target", target}, {"max_patients", std::int64_t{60}}}),
                      numbered_ladder(3));
      if (!design) throw std::runtime_error(core::to_text(design.error()));
      all.push_back(*design);
    }
  }
  for (const std::string_view name : {"3+3", "2+1", "accelerated titration", "decision table"}) {
    all.push_back(*make_design(name, {}, numbered_ladder(3)));
  }
  return all;
}

TEST(IntervalLaws, MoreDltsNeverCallForAHigherDose) {
  for (const AnyDesign& design : designs()) {
    std::size_t before = 0;
    for (const DecisionTableCell& cell : decision_table(design, 29)) {
      if (cell.letter == TableLetter::conclude) continue;
      const std::size_t here = low_to_high.find(static_cast<char>(cell.letter));
      ASSERT_NE(here, std::string_view::npos);
      if (cell.dlt > 0) {
        ASSERT_LE(here, before) << design.name() << ' ' << cell.dlt << " of " << cell.patients;
      }
      before = here;
    }
  }
}

TEST(IntervalLaws, WithoutADltGoesUpAndWithNothingElseGoesDown) {
  for (const AnyDesign& design : designs()) {
    if (design.name().find("never escalates") != std::string::npos) continue;
    for (const DecisionTableCell& cell : decision_table(design, 29)) {
      if (cell.letter == TableLetter::conclude || cell.patients < 3) continue;
      if (cell.dlt == 0) {
        EXPECT_TRUE(cell.letter == TableLetter::escalate) << design.name();
      }
      if (cell.dlt == cell.patients) {
        EXPECT_TRUE(cell.letter == TableLetter::de_escalate ||
                    cell.letter == TableLetter::de_escalate_for_good)
            << design.name();
      }
    }
  }
}

}  // namespace
}  // namespace caudata::design
