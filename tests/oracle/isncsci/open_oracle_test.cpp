// SPDX-License-Identifier: Apache-2.0
// Oracle: the npm package isncsci 2.0.6 and full enumeration on 3,157 examinations
// (tests/tables/isncsci/README.md).
#include <gtest/gtest.h>

#include <algorithm>

#include "double/isncsci/by_the_book.hpp"
#include "isncsci/cell.hpp"
#include "isncsci/classify.hpp"
#include "oracle/isncsci/vectors.hpp"

namespace caudata::isncsci {
namespace {

using oracle::open_vectors;
using oracle::Vector;

/// The tags of this vector are wrong; the last test proves it.
constexpr std::string_view exception = "O00689";

std::size_t index_of(Variable variable) { return static_cast<std::size_t>(variable); }

const Vector& vector(std::string_view id) {
  return *std::ranges::find(open_vectors(), id, &Vector::id);
}

TEST(OpenOracle, PraxisEqualsTheReferenceInAll25StringsOf3157Examinations) {
  ASSERT_EQ(open_vectors().size(), 3157u);
  for (const Vector& v : open_vectors()) {
    EXPECT_EQ(wrong_for_praxis(v, classify_to_text(v.exam, Profile::praxis)), "") << v.id;
  }
}

TEST(OpenOracle, ExactEqualsFullEnumerationInSetsAndTagsOf3137Examinations) {
  int checked = 0;
  for (const Vector& v : open_vectors()) {
    if (!v.exact_checked) continue;
    ++checked;
    const std::string wrong = wrong_for_exact(v, classify_to_text(v.exam, Profile::exact));
    EXPECT_EQ(wrong, v.id == exception ? "motorLeft nli ais zppMotorLeft" : "") << v.id;
  }
  EXPECT_EQ(checked, 3137);
}

/// O00689: everything on the left is normal down to T11 but light touch at C5, which is NT*, and
/// nothing was tested below. The vector gives motor level T1 and neurological level C4 without a
/// tag: right as assumed, for NT* is then not normal. As examined it may be 2, and every untested
/// score may be 0; both levels are then T11. The four-step rule asks for tags.
TEST(OpenOracle, TheExceptionIsAnErrorOfTheVectorAsACompletionShows) {
  const Vector& v = vector(exception);
  ASSERT_EQ(v.expect[index_of(Variable::neurological_level)], "C4");
  ASSERT_EQ(v.expect[index_of(Variable::motor_level_left)], "T1");
  Exam completion = v.exam;
  const auto marked = parse_cell("left.lt.C5").value();
  ASSERT_EQ(score_at(completion, marked), (Score{Score::not_testable, Mark::not_normal}));
  score_at(completion, marked) = Score{normal_sensation};
  for (const Cell& cell : all_cells()) {
    if (cell.kind > CellKind::motor) continue;
    Score& score = score_at(completion, cell);
    if (!score.testable()) score = Score{0};
  }
  const Level t11 = parse_level("T11").value();
  const by_the_book::Answers answers = by_the_book::classify(completion);
  EXPECT_EQ(answers.neurological_level, t11.index);
  EXPECT_EQ(answers.motor[1], t11.index);
  EXPECT_EQ(answers.motor_zone[1], t11.index);

  const Classification exact = classify(v.exam);
  EXPECT_TRUE(exact.tagged.contains(Variable::neurological_level));
  EXPECT_TRUE(exact.tagged.contains(Variable::motor_level_left));
  EXPECT_TRUE(exact.tagged.contains(Variable::motor_zpp_left));
}

}  // namespace
}  // namespace caudata::isncsci
