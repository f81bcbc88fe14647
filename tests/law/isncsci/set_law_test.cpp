// SPDX-License-Identifier: Apache-2.0
// Laws of examinations that leave scores open.
#include <gtest/gtest.h>
#include <bit>

#include <utility>

#include "isncsci/attainable.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/classify_determined.hpp"
#include "isncsci/exam_text.hpp"
#include "support/completions.hpp"

namespace caudata::isncsci {
namespace {

constexpr int set_examinations = 20'000;
constexpr unsigned open_cells = 60;

core::Stream random_stream(std::uint32_t lane) {
  return {{23}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test, lane};
}

/// Every set of a result: levels, grades, completeness, zones and whether they apply.
std::array<std::uint32_t, 15> sets(const Classification& c) {
  return {c.right.sensory.bits(),
          c.left.sensory.bits(),
          c.right.motor.bits(),
          c.left.motor.bits(),
          c.neurological_level.bits(),
          c.completeness.bits(),
          c.ais.bits(),
          c.right.sensory_zpp.level.bits(),
          c.left.sensory_zpp.level.bits(),
          c.right.motor_zpp.level.bits(),
          c.left.motor_zpp.level.bits(),
          c.right.sensory_zpp.may_be_not_applicable,
          c.left.sensory_zpp.may_be_not_applicable,
          c.right.motor_zpp.may_be_not_applicable,
          c.left.motor_zpp.may_be_not_applicable};
}

bool contains(const Classification& whole, const Classification& part) {
  const auto all = sets(whole), some = sets(part);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((some[i] & ~all[i]) != 0) return false;
  }
  return true;
}

VariableSet mirrored(VariableSet set) {
  using enum Variable;
  constexpr std::pair<Variable, Variable> pairs[] = {{sensory_level_right, sensory_level_left},
                                                     {motor_level_right, motor_level_left},
                                                     {sensory_zpp_right, sensory_zpp_left},
                                                     {motor_zpp_right, motor_zpp_left}};
  VariableSet other;
  for (const Variable v : {neurological_level, completeness, ais}) {
    if (set.contains(v)) other.insert(v);
  }
  for (const auto& [right, left] : pairs) {
    if (set.contains(right)) other.insert(left);
    if (set.contains(left)) other.insert(right);
  }
  return other;
}

TEST(SetLaw, SwappingTheSidesSwapsTheSidesOfSetsAndTags) {
  core::Stream stream = random_stream(0);
  for (int i = 0; i < set_examinations; ++i) {
    Exam exam = support::random_open_exam(open_cells, stream);
    Classification expected = classify(exam);
    std::swap(expected.right, expected.left);
    expected.tagged = mirrored(expected.tagged);
    std::swap(exam.right, exam.left);
    ASSERT_EQ(classify(exam), expected);
  }
}

/// The exam with one cell or answer not tested; its mark stays.
Exam less_known(Exam exam, core::Stream& stream) {
  const unsigned what = support::below(stream, 16);
  if (what == 0) {
    exam.voluntary_anal_contraction = Answer::not_tested;
  } else if (what == 1) {
    exam.deep_anal_pressure = Answer::not_tested;
  } else {
    Score& score = score_at(exam, support::random_cell(stream));
    score.value = Score::not_testable;
  }
  return exam;
}

TEST(SetLaw, NotTestedWidensASetAndNeverNarrowsIt) {
  core::Stream stream = random_stream(1);
  for (int i = 0; i < set_examinations; ++i) {
    const Exam exam = support::random_open_exam(open_cells, stream);
    const Exam less = less_known(exam, stream);
    ASSERT_TRUE(contains(classify(less), classify(exam)));
    ASSERT_TRUE(contains(attainable(admissible(less, Reading::examined)),
                         attainable(admissible(exam, Reading::examined))));
  }
}

TEST(SetLaw, ASetContainsTheResultOfEveryCompletion) {
  core::Stream stream = random_stream(2);
  for (int i = 0; i < set_examinations; ++i) {
    const Exam exam = support::random_open_exam(open_cells, stream);
    for (const Reading reading : {Reading::assumed, Reading::examined}) {
      const Classification whole = attainable(admissible(exam, reading));
      support::Completions completions(admissible(exam, reading));
      for (int n = 0; n < 4; ++n) {
        ASSERT_TRUE(contains(whole, classify_determined(completions.random(stream))));
      }
    }
  }
}

/// Another point where one may be: a plain score, or a marked one that stays below normal.
bool improve(Exam& exam, core::Stream& stream) {
  const Cell cell = support::random_cell(stream);
  Score& score = score_at(exam, cell);
  const int most = support::normal_at(cell) - (score.mark == Mark::none ? 0 : 1);
  if (!score.testable() || score.value >= most) return false;
  ++score.value;
  return true;
}

template <class Set>
void expect_not_worse(Set before, Set after) {
  ASSERT_LE(std::countr_zero(before.bits()), std::countr_zero(after.bits()));
  ASSERT_LE(std::bit_width(before.bits()), std::bit_width(after.bits()));
}

void expect_not_worse(const SideResult& before, const SideResult& after) {
  expect_not_worse(before.sensory, after.sensory);
  expect_not_worse(before.motor, after.motor);
  ASSERT_LE(before.upper_extremity, after.upper_extremity);
  ASSERT_LE(before.lower_extremity, after.lower_extremity);
  ASSERT_LE(before.motor_total, after.motor_total);
  ASSERT_LE(before.light_touch, after.light_touch);
  ASSERT_LE(before.pin_prick, after.pin_prick);
}

TEST(SetLaw, ABetterScoreNeverWorsensALevelOrATotalAtEitherEnd) {
  core::Stream stream = random_stream(3);
  for (int i = 0; i < set_examinations; ++i) {
    const Exam exam = support::random_open_exam(open_cells, stream);
    Exam better = exam;
    if (!improve(better, stream)) continue;
    const Classification before = classify(exam), after = classify(better);
    expect_not_worse(before.right, after.right);
    expect_not_worse(before.left, after.left);
    expect_not_worse(before.neurological_level, after.neurological_level);
    ASSERT_LE(before.upper_extremity_motor_score, after.upper_extremity_motor_score);
    ASSERT_LE(before.lower_extremity_motor_score, after.lower_extremity_motor_score);
    ASSERT_LE(before.light_touch, after.light_touch);
    ASSERT_LE(before.pin_prick, after.pin_prick);
    if (HasFatalFailure()) return;
  }
}

TEST(SetLaw, TagsVanishWithoutStars) {
  core::Stream stream = random_stream(4);
  int tagged = 0;
  for (int i = 0; i < set_examinations; ++i) {
    Exam exam = support::random_open_exam(open_cells, stream);
    tagged += !classify(exam).tagged.empty();
    for (const Cell& cell : all_cells()) {
      if (cell.kind > CellKind::motor) continue;
      Score& score = score_at(exam, cell);
      score.mark = Mark::none;
      score.assumed = Score::not_assumed;
    }
    ASSERT_TRUE(classify(exam).tagged.empty());
  }
  EXPECT_GT(tagged, set_examinations / 20);
}

TEST(SetLaw, AMarkThatAssumesWhatWasExaminedTagsNothing) {
  core::Stream stream = random_stream(5);
  for (int i = 0; i < set_examinations; ++i) {
    Exam exam = support::random_exam(stream);
    const Classification plain = classify(exam);
    const Cell cell = support::random_cell(stream);
    Score& score = score_at(exam, cell);
    if (score.value == support::normal_at(cell)) continue;
    score.mark = Mark::not_normal;
    score.assumed = score.value;
    ASSERT_EQ(classify(exam), plain);
  }
}

TEST(SetLaw, NothingTestedExcludesNoLevelAndNoGrade) {
  const Classification c = classify(Exam{});
  EXPECT_EQ(c.neurological_level.size(), int{level_count});
  EXPECT_EQ(c.ais.size(), int{ais_count});
}

}  // namespace
}  // namespace caudata::isncsci
