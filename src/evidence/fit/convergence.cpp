// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/convergence.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::evidence::fit {
namespace {

using Chains = std::vector<std::vector<double>>;

Chains halves(std::span<const std::vector<double>> chains) {
  Chains split;
  for (const auto& chain : chains) {
    const auto half = static_cast<std::ptrdiff_t>(chain.size() / 2);
    split.emplace_back(chain.begin(), chain.begin() + half);
    split.emplace_back(chain.end() - half, chain.end());
  }
  return split;
}

/// Normal scores of the ranks among all draws; equal draws share their mean rank.
Chains rank_normalised(const Chains& chains) {
  std::vector<double> all;
  for (const auto& chain : chains) all.insert(all.end(), chain.begin(), chain.end());
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return all[i]; });
  std::vector<double> score(all.size());
  const auto n = static_cast<double>(all.size());
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    while (to < order.size() && all[order[to]] == all[order[from]]) ++to;
    const double rank = (static_cast<double>(from + to) + 1) / 2;
    for (std::size_t i = from; i < to; ++i)
      score[order[i]] = core::normal_quantile((rank - 0.375) / (n + 0.25));
  }
  Chains scores;
  auto next = score.begin();
  for (const auto& chain : chains) {
    const auto end = next + static_cast<std::ptrdiff_t>(chain.size());
    scores.emplace_back(next, end);
    next = end;
  }
  return scores;
}

/// Distances from the median of all draws.
Chains folded(const Chains& chains) {
  std::vector<double> all;
  for (const auto& chain : chains) all.insert(all.end(), chain.begin(), chain.end());
  std::ranges::sort(all);
  const double median = (all[(all.size() - 1) / 2] + all[all.size() / 2]) / 2;
  Chains distances = chains;
  for (auto& chain : distances)
    for (double& x : chain) x = std::fabs(x - median);
  return distances;
}

double mean(const std::vector<double>& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

/// Divided by the length, as Geyer's sequences need it.
double autocovariance(const std::vector<double>& x, double mean, std::size_t lag) {
  double sum = 0;
  for (std::size_t i = lag; i < x.size(); ++i) sum += (x[i] - mean) * (x[i - lag] - mean);
  return sum / static_cast<double>(x.size());
}

struct Spread {
  std::vector<double> mean;  // of each chain
  double within{0};          // variance, mean over the chains
  double total{0};           // estimate of the variance of the target
};

Spread spread(const Chains& chains) {
  const auto n = static_cast<double>(chains.front().size());
  Spread s;
  for (const auto& chain : chains) {
    s.mean.push_back(mean(chain));
    s.within += autocovariance(chain, s.mean.back(), 0) * n / (n - 1);
  }
  s.within /= static_cast<double>(chains.size());
  const double grand = mean(s.mean);
  double between = 0;
  for (const double m : s.mean) between += (m - grand) * (m - grand);
  between /= static_cast<double>(chains.size() - 1);
  s.total = s.within * (n - 1) / n + between;
  return s;
}

double r_hat(const Chains& chains) {
  const Spread s = spread(chains);
  return s.within > 0 ? std::sqrt(s.total / s.within) : 1;
}

/// Geyer's initial monotone sequence of sums of neighbouring autocorrelations.
double effective(const Chains& chains) {
  const Spread s = spread(chains);
  const std::size_t n = chains.front().size();
  const auto all = static_cast<double>(n * chains.size());
  if (!(s.total > 0)) return all;
  const auto correlation = [&](std::size_t lag) {
    double covariance = 0;
    for (std::size_t c = 0; c < chains.size(); ++c)
      covariance += autocovariance(chains[c], s.mean[c], lag);
    covariance /= static_cast<double>(chains.size());
    return 1 - (s.within - covariance) / s.total;
  };
  double sum = 0, least = 1 + correlation(1);
  for (std::size_t lag = 0; lag + 1 < n; lag += 2) {
    const double pair = lag == 0 ? least : correlation(lag) + correlation(lag + 1);
    if (pair <= 0) break;
    least = std::min(least, pair);
    sum += least;
  }
  const double time = std::max(2 * sum - 1, std::numbers::ln10 / core::log(all));
  return all / time;
}

}  // namespace

Convergence convergence(std::span<const std::vector<double>> chains) {
  EXPECTS(!chains.empty() && chains.front().size() >= 4);
  const Chains split = halves(chains);
  const Chains bulk = rank_normalised(split);
  return {std::max(r_hat(bulk), r_hat(rank_normalised(folded(split)))), effective(bulk)};
}

}  // namespace caudata::evidence::fit
