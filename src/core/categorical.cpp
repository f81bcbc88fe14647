// SPDX-License-Identifier: Apache-2.0
#include <numeric>
#include <vector>

#include "core/contract.hpp"
#include "core/samplers.hpp"

namespace caudata::core {

std::size_t categorical_quantile(double u, std::span<const double> weight) {
  EXPECTS(u > 0 && u < 1);
  const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
  EXPECTS(total > 0);
  const double target = u * total;
  double sum = 0;
  std::size_t last_possible = 0;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    if (weight[i] > 0) last_possible = i;
    sum += weight[i];
    if (target < sum) return i;
  }
  return last_possible;
}

std::size_t sample_categorical(Stream& stream, std::span<const double> weight) {
  return categorical_quantile(stream.uniform(), weight);
}

void sample_multinomial(Stream& stream, std::int64_t n, std::span<const double> weight,
                        std::span<std::int64_t> counts) {
  EXPECTS(counts.size() == weight.size());
  // Sums from the back, so that the last possible category has a conditional probability of
  // exactly 1.
  std::vector<double> from_here(weight.size() + 1, 0.0);
  for (std::size_t i = weight.size(); i > 0; --i) from_here[i - 1] = from_here[i] + weight[i - 1];
  EXPECTS(from_here[0] > 0);
  for (std::size_t i = 0; i < weight.size(); ++i) {
    counts[i] = n == 0 ? 0 : sample_binomial(stream, n, weight[i] / from_here[i]);
    n -= counts[i];
  }
}

}  // namespace caudata::core
