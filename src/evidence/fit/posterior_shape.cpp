// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/posterior_shape.hpp"

#include <algorithm>
#include <cmath>

namespace caudata::evidence::fit {
namespace {

std::vector<double> coordinate(std::span<const Point> draws, std::size_t d) {
  std::vector<double> values;
  for (const Point& draw : draws) values.push_back(draw[d]);
  return values;
}

Marginal marginal(std::vector<double> values) {
  const auto n = static_cast<double>(values.size());
  Marginal m;
  for (const double v : values) m.mean += v / n;
  double squares = 0;
  for (const double v : values) squares += (v - m.mean) * (v - m.mean);
  m.sd = values.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;
  std::ranges::sort(values);
  const auto at = [&](double p) { return values[static_cast<std::size_t>(p * (n - 1))]; };
  m.lower_90 = at(0.05);
  m.upper_90 = at(0.95);
  return m;
}

}  // namespace

std::vector<Marginal> marginals(std::span<const Point> draws) {
  std::vector<Marginal> all;
  for (std::size_t d = 0; d < draws.front().size(); ++d)
    all.push_back(marginal(coordinate(draws, d)));
  return all;
}

std::vector<std::vector<double>> correlations(std::span<const Point> draws) {
  const std::vector<Marginal> m = marginals(draws);
  std::vector<std::vector<double>> all(m.size(), std::vector<double>(m.size(), 0));
  for (std::size_t i = 0; i < m.size(); ++i)
    for (std::size_t j = 0; j < m.size(); ++j) {
      double sum = 0;
      for (const Point& draw : draws) sum += (draw[i] - m[i].mean) * (draw[j] - m[j].mean);
      const double scale = m[i].sd * m[j].sd * static_cast<double>(draws.size() - 1);
      all[i][j] = scale > 0 ? sum / scale : 0;
    }
  return all;
}

}  // namespace caudata::evidence::fit
