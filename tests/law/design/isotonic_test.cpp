// SPDX-License-Identifier: Apache-2.0
#include "design/isotonic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace caudata::design {
namespace {

struct Problem {
  std::vector<double> values, weights;
};

std::vector<Problem> problems() {
  std::mt19937_64 draw(1);  // engine alone: its numbers are fixed by the standard
  const auto uniform = [&] { return double(draw() >> 11) / double(std::uint64_t{1} << 53); };
  std::vector<Problem> all;
  for (int i = 0; i < 2000; ++i) {
    Problem p;
    for (int size = i % 10 + 1; size > 0; --size) {
      p.values.push_back(uniform());
      p.weights.push_back(uniform() + 0.01);
    }
    all.push_back(std::move(p));
  }
  return all;
}

/// The max-min formula: the greatest over s <= i of the least over t >= i of the mean from s to t.
double max_min(const Problem& p, std::size_t i) {
  double greatest = 0;
  for (std::size_t s = 0; s <= i; ++s) {
    double least = 1;
    double sum = 0, weight = 0;
    for (std::size_t t = s; t < p.values.size(); ++t) {
      sum += p.values[t] * p.weights[t];
      weight += p.weights[t];
      if (t >= i) least = std::min(least, sum / weight);
    }
    greatest = std::max(greatest, least);
  }
  return greatest;
}

TEST(Isotonic, EqualsTheMaxMinFormula) {
  for (const Problem& p : problems()) {
    std::vector<double> fit = p.values;
    make_isotonic(fit, p.weights);
    for (std::size_t i = 0; i < fit.size(); ++i) EXPECT_NEAR(fit[i], max_min(p, i), 1e-12);
  }
}

TEST(Isotonic, IsOrderedIdempotentAndKeepsTheWeightedMean) {
  for (const Problem& p : problems()) {
    std::vector<double> fit = p.values;
    make_isotonic(fit, p.weights);
    EXPECT_TRUE(std::is_sorted(fit.begin(), fit.end()));
    std::vector<double> again = fit;
    make_isotonic(again, p.weights);
    EXPECT_EQ(again, fit);
    double before = 0, after = 0;
    for (std::size_t i = 0; i < fit.size(); ++i) {
      before += p.values[i] * p.weights[i];
      after += fit[i] * p.weights[i];
    }
    EXPECT_NEAR(before, after, 1e-12);
  }
}

TEST(Isotonic, LeavesWhatIsInOrder) {
  std::vector<double> values{0.1, 0.1, 0.2, 0.7};
  const std::vector<double> weights{3, 1, 2, 5};
  make_isotonic(values, weights);
  EXPECT_EQ(values, (std::vector<double>{0.1, 0.1, 0.2, 0.7}));
  make_isotonic(std::span<double>{}, {});
}

}  // namespace
}  // namespace caudata::design
