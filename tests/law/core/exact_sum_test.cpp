// SPDX-License-Identifier: Apache-2.0
#include "core/exact_sum.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <utility>
#include <vector>

#include "support/ulp.hpp"

namespace caudata::test {
namespace {

using core::ExactSum;

std::vector<double> terms_of_any_size(Arguments& a, std::size_t n) {
  std::vector<double> terms;
  for (std::size_t i = 0; i < n; ++i) terms.push_back(a.sign() * a.of_any_size(5e-324, 1e306));
  return terms;
}

ExactSum sum_of(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double x : terms) sum.add(x);
  return sum;
}

std::uint64_t bits_of(double x) { return std::bit_cast<std::uint64_t>(x); }

TEST(ExactSumLaw, OrderDoesNotMatter) {
  Arguments a(1);
  for (int repeat = 0; repeat < 100; ++repeat) {
    std::vector<double> terms = terms_of_any_size(a, 30);
    const ExactSum before = sum_of(terms);
    for (std::size_t i = terms.size() - 1; i > 0; --i) {
      std::swap(terms[i], terms[a.bits() % (i + 1)]);
    }
    EXPECT_EQ(sum_of(terms), before);
    EXPECT_EQ(bits_of(sum_of(terms).value()), bits_of(before.value()));
  }
}

TEST(ExactSumLaw, MergingIsConcatenation) {
  Arguments a(2);
  for (int repeat = 0; repeat < 100; ++repeat) {
    std::vector<double> first = terms_of_any_size(a, a.bits() % 20);
    const std::vector<double> second = terms_of_any_size(a, a.bits() % 20);
    ExactSum merged = sum_of(first), other_way = sum_of(second);
    merged.merge(sum_of(second));
    other_way.merge(sum_of(first));
    first.insert(first.end(), second.begin(), second.end());
    EXPECT_EQ(merged, sum_of(first));
    EXPECT_EQ(other_way, merged);
    EXPECT_EQ(bits_of(merged.value()), bits_of(sum_of(first).value()));
  }
}

TEST(ExactSumLaw, ASumAndItsNegationCancel) {
  Arguments a(3);
  const std::vector<double> terms = terms_of_any_size(a, 50);
  ExactSum sum = sum_of(terms);
  EXPECT_NE(sum, ExactSum{});
  for (const double x : terms) sum.add(-x);
  EXPECT_EQ(sum, ExactSum{});
  EXPECT_EQ(bits_of(sum.value()), bits_of(0.0));
}

TEST(ExactSumLaw, ASingleTermComesBack) {
  Arguments a(4);
  for (int repeat = 0; repeat < 2000; ++repeat) {
    const double x = a.sign() * a.of_any_size(5e-324, 1.7e308);
    EXPECT_EQ(bits_of(sum_of({x}).value()), bits_of(x));
  }
  EXPECT_EQ(bits_of(sum_of({-0.0}).value()), bits_of(0.0));
}

TEST(ExactSumLaw, MergingASumWithItselfDoublesIt) {
  Arguments a(5);
  for (int repeat = 0; repeat < 100; ++repeat) {
    ExactSum sum = sum_of(terms_of_any_size(a, 10));
    const double once = sum.value();
    const ExactSum same = sum;
    sum.merge(same);
    EXPECT_EQ(sum.value(), 2 * once);
  }
}

}  // namespace
}  // namespace caudata::test
