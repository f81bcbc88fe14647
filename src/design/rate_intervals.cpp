// SPDX-License-Identifier: Apache-2.0
#include "design/rate_intervals.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "design/beta_tail.hpp"
#include "design/tie.hpp"

namespace caudata::design {
namespace {

/// E[min(p, cap)] for every y of n: E[p; p <= cap] is the mean times the distribution function of
/// the posterior with one more event.
std::vector<double> mean_capped(int n, double cap) {
  const std::vector<double> above = posterior_above(n, cap);
  const std::vector<double> above_with_one_more = posterior_above(n + 1, cap);
  std::vector<double> mean;
  for (int y = 0; y <= n; ++y) {
    const auto at = static_cast<std::size_t>(y);
    mean.push_back((y + 1.0) / (n + 2) * (1 - above_with_one_more[at + 1]) + cap * above[at]);
  }
  return mean;
}

}  // namespace

RateIntervals::RateIntervals(std::span<const double> limits, Ramp ramp, WorseRates worse,
                             int most_patients)
    : edges_{0}, worse_(worse), most_(most_patients) {
  EXPECTS(limits.size() < most_rate_intervals && ramp.from < ramp.to && most_patients >= 1);
  edges_.insert(edges_.end(), limits.begin(), limits.end());
  edges_.push_back(1);
  for (int n = 0; n <= most_; ++n) add_row(n, ramp);
}

void RateIntervals::add_row(int n, Ramp ramp) {
  std::vector<Cell> row(static_cast<std::size_t>(n) + 1);
  for (std::size_t i = 0; i < intervals(); ++i) {
    EXPECTS(edges_[i] < edges_[i + 1]);
    const std::vector<double> above_lower = posterior_above(n, edges_[i]);
    const std::vector<double> above_upper = posterior_above(n, edges_[i + 1]);
    for (std::size_t y = 0; y < row.size(); ++y) {
      row[y].mass[i] = (above_lower[y] - above_upper[y]) / (edges_[i + 1] - edges_[i]);
    }
  }
  const std::vector<double> low = mean_capped(n, ramp.from);
  const std::vector<double> high = mean_capped(n, ramp.to);
  for (std::size_t y = 0; y < row.size(); ++y) {
    row[y].greatest = greatest(row[y]);
    row[y].height = std::clamp((high[y] - low[y]) / (ramp.to - ramp.from), 0.0, 1.0);
  }
  cells_.insert(cells_.end(), row.begin(), row.end());
}

std::size_t RateIntervals::greatest(const Cell& cell) const {
  const auto end = cell.mass.begin() + static_cast<std::ptrdiff_t>(intervals());
  const double most = *std::max_element(cell.mass.begin(), end) - tie;
  const auto reaches = [&](double mass) { return mass >= most; };
  if (worse_ == WorseRates::low) {
    return static_cast<std::size_t>(std::find_if(cell.mass.begin(), end, reaches) -
                                    cell.mass.begin());
  }
  std::size_t last = intervals() - 1;
  while (!reaches(cell.mass[last])) --last;
  return last;
}

const RateIntervals::Cell& RateIntervals::operator()(int n, int y) const {
  n = std::max(n, 0);
  y = std::clamp(y, 0, n);
  if (n > most_) {
    y = worse_ == WorseRates::high ? (y * most_ + n - 1) / n : y * most_ / n;
    n = most_;
  }
  return cells_[static_cast<std::size_t>(n * (n + 1) / 2 + y)];
}

}  // namespace caudata::design
