// SPDX-License-Identifier: Apache-2.0
#include "oc/scenario_prior.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/chunks.hpp"
#include "core/contract.hpp"

namespace caudata::oc {
namespace {

constexpr std::uint64_t scenarios_per_chunk = 64;

/// The root above 1 of x^(d + 1) = x + 1, by Newton's method from above: the difference is convex
/// there, so no step passes the root.
double generalized_golden_ratio(std::size_t dimension) {
  double x = 2;
  for (int step = 0; step < 64; ++step) {
    double power = 1;  // x^d
    for (std::size_t i = 0; i < dimension; ++i) power *= x;
    const double value = power * x - x - 1;
    const double slope = static_cast<double>(dimension + 1) * power - 1;
    x -= value / slope;
  }
  return x;
}

std::size_t levels_of(const std::vector<std::vector<core::Prior>>& dlt) {
  std::size_t levels = 0;
  for (const auto& part : dlt) levels += part.size();
  return levels;
}

/// Where each coordinate moves from point to point.
std::vector<double> kronecker_steps(std::size_t dimension) {
  const double ratio = generalized_golden_ratio(dimension);
  std::vector<double> steps;
  double step = 1;
  for (std::size_t i = 0; i < dimension; ++i) steps.push_back(step /= ratio);
  return steps;
}

double fraction(double x) { return x - std::floor(x); }

Truth truth_at(const std::vector<std::vector<core::Prior>>& dlt, DoseOrder order,
               const std::vector<double>& steps, std::size_t point) {
  Truth truth;
  std::size_t coordinate = 0;
  for (const auto& part : dlt) {
    std::vector<double>& p = truth.p.emplace_back();
    for (const core::Prior& prior : part) {
      constexpr double end = 0x1p-53;  // a quantile needs a share inside (0, 1)
      const double u = fraction(0.5 + static_cast<double>(point + 1) * steps[coordinate++]);
      p.push_back(std::clamp(core::quantile(prior, std::clamp(u, end, 1 - end)), 0.0, 1.0));
    }
    if (order == DoseOrder::ascending) std::sort(p.begin(), p.end());
  }
  return truth;
}

void add_times(std::vector<double>& sum, const std::vector<double>& values, double weight) {
  sum.resize(std::max(sum.size(), values.size()), 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) sum[i] += weight * values[i];
}

void add_times(ExactCharacteristics& sum, const ExactCharacteristics& exact, double weight) {
  add_times(sum.conclusion, exact.conclusion, weight);
  add_times(sum.patients, exact.patients, weight);
  add_times(sum.cohorts, exact.cohorts, weight);
  sum.no_expansion += weight * exact.no_expansion;
  for (std::size_t part = 0; part < design::max_parts; ++part) {
    for (std::size_t dose = 0; dose < design::max_doses; ++dose) {
      LevelExpectation& level = sum.level[part][dose];
      const LevelExpectation& one = exact.level[part][dose];
      level.treated += weight * one.treated;
      level.evaluable += weight * one.evaluable;
      level.dlt += weight * one.dlt;
      level.response += weight * one.response;
    }
  }
}

}  // namespace

ScenarioPrior weighted(std::vector<Truth> truths, std::vector<double> weights) {
  EXPECTS(truths.size() == weights.size());
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  EXPECTS(total > 0);
  for (double& weight : weights) weight /= total;
  return {std::move(truths), std::move(weights)};
}

ScenarioPrior drawn(const std::vector<std::vector<core::Prior>>& dlt, DoseOrder order,
                    std::size_t points) {
  EXPECTS(points > 0);
  const std::vector<double> steps = kronecker_steps(levels_of(dlt));
  ScenarioPrior prior;
  for (std::size_t point = 0; point < points; ++point) {
    prior.truths.push_back(truth_at(dlt, order, steps, point));
  }
  prior.weights.assign(points, 1 / static_cast<double>(points));
  return prior;
}

void for_each_scenario(const StateGraph& graph, std::span<const Truth> truths, unsigned threads,
                       const OnScenario& visit) {
  using Some = std::vector<ExactCharacteristics>;
  core::for_each_chunk<Some>(
      {0, truths.size(), scenarios_per_chunk}, threads, {},
      [&](const core::Chunk& chunk) {
        return evaluate_all(graph, truths.subspan(chunk.first, chunk.last - chunk.first));
      },
      [&](const core::Chunk& chunk, Some&& some) {
        for (std::size_t i = 0; i < some.size(); ++i) visit(chunk.first + i, some[i]);
      });
}

ExactCharacteristics averaged(const StateGraph& graph, const ScenarioPrior& prior,
                              unsigned threads) {
  ExactCharacteristics sum;
  for_each_scenario(graph, prior.truths, threads,
                    [&](std::size_t i, const ExactCharacteristics& exact) {
                      add_times(sum, exact, prior.weights[i]);
                    });
  return sum;
}

}  // namespace caudata::oc
