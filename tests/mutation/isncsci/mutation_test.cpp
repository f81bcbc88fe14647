// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "double/isncsci/enumerate.hpp"
#include "isncsci/classify.hpp"
#include "mutation/isncsci/mutants.hpp"
#include "oracle/isncsci/vectors.hpp"

namespace caudata::mutation {
namespace {

using namespace isncsci;

/// The one vector with wrong tags (tests/tables/isncsci/README.md).
bool usable(const oracle::Vector& vector) { return vector.exact_checked && vector.id != "O00689"; }

bool vectors_are_green() {
  for (const oracle::Vector& v : oracle::open_vectors()) {
    if (usable(v) && !wrong_for_exact(v, classify_to_text(v.exam, Profile::exact)).empty()) {
      return false;
    }
    if (!wrong_for_praxis(v, classify_to_text(v.exam, Profile::praxis)).empty()) return false;
  }
  return true;
}

bool completions_are_green() {
  core::Stream stream({41}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test);
  for (int i = 0; i < 3'000; ++i) {
    const Exam exam =
        i % 2 == 0 ? support::random_exam(stream) : by_the_book::random_enumerable_exam(36, stream);
    const Classification all = by_the_book::enumerate(admissible(exam, Reading::assumed));
    if (!differing(classify(exam), all).empty()) return false;
  }
  return true;
}

bool green() { return vectors_are_green() && completions_are_green(); }

std::vector<Mutant> all_mutants() {
  std::vector<Mutant> all = exact_mutants();
  for (const Mutant& mutant : praxis_mutants()) all.push_back(mutant);
  return all;
}

TEST(Mutation, EveryWrongRuleTurnsATestRed) {
  const std::vector<Mutant> mutants = all_mutants();
  EXPECT_GE(mutants.size(), 60u);
  ASSERT_TRUE(green());
  for (const Mutant& mutant : mutants) {
    mutant.change();
    EXPECT_FALSE(green()) << "survived: " << mutant.name;
    mutant.restore();
  }
  EXPECT_TRUE(green());
}

}  // namespace
}  // namespace caudata::mutation
