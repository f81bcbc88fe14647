// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/complement.hpp>
#include <cstdint>
#include <functional>
#include <vector>

#include "support/exact_test.hpp"

/// Binned counts of a sampler against the true distribution, each bin by an exact binomial test,
/// tails included. The bins of one comparison share one alpha.
namespace caudata::test {

/// `expected[i]` is the probability of bin i.
inline void expect_counts(const std::vector<std::uint64_t>& seen,
                          const std::vector<double>& expected, std::uint64_t n) {
  const double share = alpha / static_cast<double>(seen.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    EXPECT_GT(binomial_p_value(seen[i], n, expected[i]), share)
        << "bin " << i << ": " << seen[i] << " of " << n << ", expected share " << expected[i];
  }
}

/// Bin borders at quantiles of the law; the outermost bins hold 1e-5 on either side.
template <class Law>
std::vector<double> borders_with_tails(const Law& law) {
  std::vector<double> borders;
  for (const double p : {1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.2, 0.35, 0.5}) {
    borders.push_back(quantile(law, p));
    if (p < 0.5) borders.push_back(quantile(complement(law, p)));
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  return borders;
}

/// The probability of each bin between neighbouring borders, from whichever tail is the smaller.
template <class Law>
std::vector<double> bin_probabilities(const Law& law, const std::vector<double>& borders) {
  std::vector<double> p = {cdf(law, borders.front())};
  for (std::size_t i = 1; i < borders.size(); ++i) {
    const double below = cdf(law, borders[i - 1]);
    p.push_back(below < 0.5
                    ? cdf(law, borders[i]) - below
                    : cdf(complement(law, borders[i - 1])) - cdf(complement(law, borders[i])));
  }
  p.push_back(cdf(complement(law, borders.back())));
  return p;
}

template <class Law>
void expect_law(const Law& law, std::uint64_t n, const std::function<double()>& sample) {
  const std::vector<double> borders = borders_with_tails(law);
  std::vector<std::uint64_t> seen(borders.size() + 1, 0);
  for (std::uint64_t i = 0; i < n; ++i) {
    const auto bin = std::lower_bound(borders.begin(), borders.end(), sample()) - borders.begin();
    ++seen[static_cast<std::size_t>(bin)];
  }
  expect_counts(seen, bin_probabilities(law, borders), n);
}

/// Integers, one bin per value between the 1e-5 tails; everything beyond in two more bins.
template <class Law>
void expect_integer_law(const Law& law, std::uint64_t n,
                        const std::function<std::int64_t()>& sample) {
  const auto first = static_cast<std::int64_t>(quantile(law, 1e-5));
  const auto last = static_cast<std::int64_t>(quantile(complement(law, 1e-5)));
  std::vector<std::uint64_t> seen(static_cast<std::size_t>(last - first + 3), 0);
  std::vector<double> expected(seen.size(), 0.0);
  for (std::uint64_t i = 0; i < n; ++i) {
    ++seen[static_cast<std::size_t>(std::clamp(sample(), first - 1, last + 1) - first + 1)];
  }
  expected.front() = first > 0 ? cdf(law, static_cast<double>(first - 1)) : 0;
  for (std::int64_t k = first; k <= last; ++k) {
    expected[static_cast<std::size_t>(k - first + 1)] = pdf(law, static_cast<double>(k));
  }
  expected.back() = cdf(complement(law, static_cast<double>(last)));
  expect_counts(seen, expected, n);
}

}  // namespace caudata::test
