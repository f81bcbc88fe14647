// SPDX-License-Identifier: Apache-2.0
#include "report/lesion_outline.hpp"

#include <gtest/gtest.h>

#include "support/ledger_from_data.hpp"

namespace caudata::report {
namespace {

anatomy::Cord cord() {
  std::vector<std::string> missing;
  return {test::project_ledger(), missing};
}

}  // namespace

TEST(LesionOutline, RowsAreTheDermatomesOfTheSegments) {
  const anatomy::Cord c = cord();
  constexpr std::uint8_t c2 = 1, s3 = 27;
  for (std::uint8_t i = c2; i <= s3; ++i)
    EXPECT_NEAR(row_at(c.start(anatomy::Segment{i}), c), i - 1, 1e-9) << int{i};
  EXPECT_NEAR(row_at(c.start(anatomy::s4), c), 27, 1e-9);
  EXPECT_NEAR(row_at(c.length(), c), 28, 1e-9);
  EXPECT_EQ(row_at(0, c), 0) << "C1 has no row";
}

TEST(LesionOutline, NeverGoesBack) {
  const anatomy::Cord c = cord();
  double last = 0;
  for (double x = 0; x <= c.length(); x += c.length() / 997) {
    EXPECT_GE(row_at(x, c), last);
    last = row_at(x, c);
  }
}

TEST(LesionOutline, NamesWhereTheCordIsHurtAndWhatPasses) {
  const anatomy::Cord c = cord();
  anatomy::Lesion lesion;
  lesion.zone = 1;
  lesion.reach = 5;
  for (anatomy::LesionSide& side : lesion.side)
    side = {c.start(anatomy::c5) + .1, c.middle(anatomy::t1), {0.1, 0.2, 0.3, 0.4}};
  const LesionOutline drawn = outline(lesion, c);
  const std::string words = describe(drawn.side[0], anatomy::Side::right);
  EXPECT_NE(words.find("grey matter destroyed from C5 to T1"), std::string::npos) << words;
  EXPECT_NE(words.find("corticospinal 10.0 %"), std::string::npos) << words;
  EXPECT_LT(drawn.side[0].rostral, drawn.side[0].caudal);
}

}  // namespace caudata::report
