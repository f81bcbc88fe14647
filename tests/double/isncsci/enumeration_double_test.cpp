// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "double/isncsci/enumerate.hpp"
#include "isncsci/attainable.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/eligibility.hpp"
#include "isncsci/exam_text.hpp"

namespace caudata::isncsci {
namespace {

constexpr double completions = 432;

/// Every result is to be open and tagged, every verdict given, more often than this for the
/// comparison to mean something. The rarest is expected 140 times; 50 or fewer have a chance below
/// 1e-15 (Poisson) for any seed.
constexpr int seldom = 50;

core::Stream random_stream(std::uint32_t lane) {
  return {{19}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test, lane};
}

/// The cells that are not plain scores, for a failure message.
std::string open_cells(const Exam& exam) {
  std::string list;
  const ExamStrings text = to_text(exam);
  for (const Cell& cell : all_cells()) {
    if (!text[cell].empty()) list += name(cell) + "=" + text[cell] + " ";
  }
  return list;
}

TEST(EnumerationDouble, SetsAndTagsOf20000ExaminationsEqualThoseOfAllCompletions) {
  core::Stream stream = random_stream(0);
  std::array<int, variable_count> open{}, tagged{};
  for (int i = 0; i < 20'000; ++i) {
    const Exam exam = by_the_book::random_enumerable_exam(completions, stream);
    const Classification fast = classify(exam);
    const Classification assumed = by_the_book::enumerate(admissible(exam, Reading::assumed));
    const Classification examined = by_the_book::enumerate(admissible(exam, Reading::examined));
    ASSERT_EQ(differing(fast, assumed), VariableSet{}) << open_cells(exam);
    ASSERT_EQ(fast.tagged, differing(assumed, examined)) << open_cells(exam);
    const VariableSet wide = differing(
        fast, classify(support::Completions(admissible(exam, Reading::assumed)).random(stream)));
    for (std::size_t v = 0; v < variable_count; ++v) {
      open[v] += wide.contains(static_cast<Variable>(v));
      tagged[v] += fast.tagged.contains(static_cast<Variable>(v));
    }
  }
  for (const int count : open) EXPECT_GT(count, seldom);
  for (const int count : tagged) EXPECT_GT(count, seldom);
}

TEST(EnumerationDouble, GradesByLevelAndEligibilityEqualThoseOfAllCompletions) {
  core::Stream stream = random_stream(1);
  std::array<int, 3> verdicts{};
  for (int i = 0; i < 10'000; ++i) {
    const Exam exam = by_the_book::random_enumerable_exam(completions, stream);
    const Level first{static_cast<std::uint8_t>(support::below(stream, level_count))};
    const Criterion criterion{AisSet::from_bits(1 + support::below(stream, 31)),
                              LevelSet::from_to(first, intact)};
    std::array<AisSet, level_count> grades{};
    bool some = false, all = true;
    support::Completions(admissible(exam, Reading::assumed)).for_each([&](const Exam& completion) {
      const by_the_book::Answers answers = by_the_book::classify(completion);
      const Level level{static_cast<std::uint8_t>(answers.neurological_level)};
      const auto grade = static_cast<AsiaImpairmentScale>(answers.grade - 'A');
      grades[level.index].insert(grade);
      const bool meets = criterion.ais.contains(grade) && criterion.levels.contains(level);
      some |= meets;
      all &= meets;
    });
    ASSERT_EQ(attainable_grades(admissible(exam, Reading::assumed)), grades) << open_cells(exam);
    const Eligible expected = all ? Eligible::definite : some ? Eligible::possible : Eligible::no;
    ASSERT_EQ(eligible(exam, criterion), expected) << open_cells(exam);
    ++verdicts[static_cast<std::size_t>(expected)];
  }
  for (const int count : verdicts) EXPECT_GT(count, seldom);
}

}  // namespace
}  // namespace caudata::isncsci
