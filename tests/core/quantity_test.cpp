// SPDX-License-Identifier: Apache-2.0
#include "core/quantity.hpp"

#include <gtest/gtest.h>

#include "core/id.hpp"

namespace caudata::test {
namespace {

using namespace core;

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Subtractable = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept Comparable = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept EqualityComparable = requires(A a, B b) {
  a == b;
};
template <class A, class B>
concept Assignable = requires(A a, B b) {
  a = b;
};

// What must compile.
static_assert(Addable<Days, Days> && Subtractable<Days, Days> && Comparable<Days, Days>);
static_assert(EqualityComparable<SubjectId, SubjectId> && Comparable<SubjectId, SubjectId>);

// What must not.
static_assert(!Addable<Days, Years> && !Subtractable<CellCount, Millilitres>);
static_assert(!Comparable<Days, Years> && !EqualityComparable<Probability, CellCount>);
static_assert(!Addable<Days, int> && !Addable<CellCount, double> && !Comparable<Years, double>);
static_assert(!Assignable<Days&, int> && !Assignable<Probability&, double>);
static_assert(!std::is_convertible_v<double, CellCount> && !std::is_convertible_v<Days, int>);
static_assert(!EqualityComparable<SubjectId, CandidateId> && !Assignable<SubjectId&, CandidateId>);
static_assert(!Comparable<TrialIndex, CandidateId> && !std::is_convertible_v<int, SubjectId>);
static_assert(!Addable<SubjectId, SubjectId> && !Addable<SubjectId, int>);

TEST(Quantity, AddsSubtractsAndComparesInItsUnit) {
  Days d = Days(28) + Days(14);
  EXPECT_EQ(d, Days(42));
  EXPECT_EQ(d - Days(50), Days(-8));
  EXPECT_EQ(-d, Days(-42));
  EXPECT_LT(Days(1), Days(2));
  d += Days(1);
  d -= Days(3);
  EXPECT_EQ(d.value(), 40);
  EXPECT_EQ(Days().value(), 0);
}

TEST(Id, OrdersAndHashesByItsNumber) {
  EXPECT_LT(SubjectId(1), SubjectId(2));
  EXPECT_EQ(the_trial_itself, CandidateId());
  EXPECT_EQ(std::hash<SubjectId>{}(SubjectId(7)), std::hash<std::uint32_t>{}(7));
}

}  // namespace
}  // namespace caudata::test
