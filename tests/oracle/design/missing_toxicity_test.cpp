// SPDX-License-Identifier: Apache-2.0
// The likelihood of patients whose DLT is missing, against its integral over the hazard and against
// the plain sum over all sets of patients.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "design/missing_toxicity.hpp"

namespace caudata::design {
namespace {

constexpr std::array<double, max_doses> risk{0.08, 0.25, 0.6};

FollowUpData data_of(std::vector<double> dlts, std::span<const double> shares) {
  FollowUpData data;
  data.dlt_shares = std::move(dlts);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    data.open.push_back({static_cast<std::int8_t>(i % 3), {shares[i], false, true}, {}});
  }
  return data;
}

/// Observed part of interval k of K, counted from 0.
double exposure(double share, int k, int intervals) {
  const double width = 1.0 / intervals;
  return std::min(std::max(share - k * width, 0.0), width);
}

double p_of(const FollowUpData& data, std::size_t i) {
  return risk[static_cast<std::size_t>(data.open[i].dose)];
}

/// One hazard, by Simpson's rule over it. Prior: mean 1 / (1 / 2), variance `spread` times that.
double by_integral(const FollowUpData& data, double spread) {
  double shape = 2 / spread, rate = 1 / spread;
  for (const double share : data.dlt_shares) {
    shape += 1;
    rate += share;
  }
  constexpr int steps = 20'000;
  const double reach = (shape + 60) / rate, h = reach / steps;
  double sum = 0, mass = 0;
  for (int i = 1; i <= steps; ++i) {
    const double hazard = i * h;
    double f = std::exp((shape - 1) * std::log(hazard) - rate * hazard) * (i % 2 == 1 ? 4 : 2);
    mass += f;
    for (std::size_t j = 0; j < data.open.size(); ++j) {
      const double p = p_of(data, j);
      f *= 1 - p + p * std::exp(-hazard * data.open[j].dlt.share);
    }
    sum += f;
  }
  return sum / mass;
}

TEST(MissingToxicityOracle, EqualsTheIntegralOverOneHazard) {
  const std::vector<double> shares{0.2, 0.9, 0.55, 0.31, 0.05};
  for (const auto& dlts : {std::vector<double>{0.3, 0.8}, std::vector<double>{0.1, 0.2, 0.5, 1}}) {
    for (const std::size_t open : {1U, 2U, 5U}) {
      const FollowUpData data = data_of(dlts, std::span(shares).first(open));
      const MissingToxicity missing({.intervals = 1, .spread = 2}, data);
      EXPECT_NEAR(missing.likelihood(risk), by_integral(data, 2), 1e-10);
    }
  }
}

double by_all_sets(const HazardPrior& prior, const FollowUpData& data) {
  double sum = 0;
  for (std::size_t set = 0; set < std::size_t{1} << data.open.size(); ++set) {
    double product = 1;
    for (std::size_t i = 0; i < data.open.size(); ++i) {
      product *= (set >> i & 1U) != 0 ? p_of(data, i) : 1 - p_of(data, i);
    }
    for (int k = 0; k < prior.intervals; ++k) {
      double shape = prior.intervals / (prior.intervals - k - 0.5) / prior.spread;
      double rate = 1 / prior.spread, time = 0;
      for (const double share : data.dlt_shares) {
        rate += exposure(share, k, prior.intervals);
        const bool here =
            share > k / double(prior.intervals) && share <= (k + 1) / double(prior.intervals);
        shape += here ? 1 : 0;
      }
      for (std::size_t i = 0; i < data.open.size(); ++i) {
        if ((set >> i & 1U) != 0) time += exposure(data.open[i].dlt.share, k, prior.intervals);
      }
      product *= std::pow(rate / (rate + time), shape);
    }
    sum += product;
  }
  return sum;
}

TEST(MissingToxicityOracle, EqualsThePlainSumOverAllSets) {
  const std::vector<double> shares{0.21, 0.02, 0.97, 0.5, 0.52, 0.77, 0.5, 0.33, 0.9};
  for (const int intervals : {1, 2, 3, 9, 10}) {
    for (const std::size_t open : {1U, 3U, 6U, 9U}) {
      if (intervals == 1 && open > 6) continue;  // a crowd in one interval
      const FollowUpData data = data_of({0.15, 0.36, 0.81}, std::span(shares).first(open));
      const HazardPrior prior{intervals, 1.5};
      EXPECT_NEAR(MissingToxicity(prior, data).likelihood(risk), by_all_sets(prior, data), 1e-13)
          << intervals << " intervals, " << open << " open";
    }
  }
}

}  // namespace
}  // namespace caudata::design
