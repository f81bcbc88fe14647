// SPDX-License-Identifier: Apache-2.0
#include "design/blrm_row.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/elementary.hpp"
#include "design/crm_curve.hpp"
#include "design/gauss_legendre.hpp"

namespace caudata::design {
namespace {

constexpr double reach_given_b = 9;  // standard deviations of a given b, each way: a tail of 1e-19

/// A Gauss-Legendre rule and the longest panel, in widths of the narrowest posterior, on which it
/// integrates a normal density to 2e-12.
struct Rule {
  double longest;
  std::vector<QuadraturePoint> points;
};
const std::array<Rule, 4>& rules() {
  static const std::array<Rule, 4> all{{{0.35, gauss_legendre(4)},
                                        {1, gauss_legendre(6)},
                                        {2, gauss_legendre(8)},
                                        {3, gauss_legendre(10)}}};
  return all;
}

/// Normal distribution of a given b.
struct Conditional {
  double mean, sd;
};
Conditional conditional(const BlrmPrior& prior, double b) {
  return {prior.mean_a + prior.rho * prior.sd_a * (b - prior.mean_b) / prior.sd_b,
          prior.sd_a * std::sqrt(1 - prior.rho * prior.rho)};
}

/// Where the risk of a dose with log ratio x reaches p.
double edge(double p, double b, double x) { return logit(p) - core::exp(b) * x; }

std::vector<double> edges(const BlrmSetting& setting, double b, double low, double high) {
  std::vector<double> all{low, high};
  for (const double x : setting.log_ratio) {
    for (const double limit : {setting.lower, setting.upper}) {
      const double at = edge(limit, b, x);
      if (at > low && at < high) all.push_back(at);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void add_panel(BlrmRow& row, const Conditional& given, double from, double to,
               const std::vector<QuadraturePoint>& points) {
  const double half = (to - from) / 2, middle = (from + to) / 2;
  const double log_scale =
      -core::log(given.sd) - core::log(2 * std::numbers::pi) / 2 + core::log(half);
  for (const QuadraturePoint& point : points) {
    const double a = middle + half * point.x, z = (a - given.mean) / given.sd;
    row.a.push_back(a);
    row.log_weight.push_back(core::log(point.weight) + log_scale - z * z / 2);
  }
  row.panel.push_back(static_cast<std::uint16_t>(row.a.size()));
}

void add_panels(BlrmRow& row, const Conditional& given, double from, double to, double width) {
  const double longest = rules().back().longest * width;
  const int pieces = static_cast<int>(std::ceil((to - from) / longest));
  const double step = (to - from) / pieces;
  const auto rule = std::find_if(rules().begin(), rules().end() - 1,
                                 [&](const Rule& r) { return step <= r.longest * width; });
  for (int i = 0; i < pieces; ++i) {
    const double end = i + 1 == pieces ? to : from + (i + 1) * step;
    add_panel(row, given, from + i * step, end, rule->points);
  }
}

/// The first panel at or above `at`.
std::uint16_t panel_from(const BlrmRow& row, double at) {
  std::size_t panel = 0;
  while (panel + 1 < row.panel.size() && row.a[row.panel[panel]] < at) ++panel;
  return static_cast<std::uint16_t>(panel);
}

/// ln(1 + exp(a + shift)) at every node. One exponential serves all doses as long as none of the
/// factors leaves the range of doubles.
void add_dose(BlrmRow& row, const std::vector<double>& exp_a, double shift) {
  constexpr double far = 300;
  const double factor = core::exp(shift);
  for (std::size_t i = 0; i < row.a.size(); ++i) {
    const double z = row.a[i] + shift;
    const bool separable = row.a[i] < far && row.a[i] > -far && shift < far && shift > -far;
    const double odds = separable ? exp_a[i] * factor : core::exp(std::min(z, far));
    row.log_one_plus_odds.push_back(z < far ? core::log1p(odds) : z);
  }
}

}  // namespace

BlrmRow blrm_row(const BlrmSetting& setting, double b) {
  const Conditional given = conditional(setting.prior, b);
  constexpr double information = 0.25;  // of a patient on a, at most
  const double width =
      1 / std::sqrt(1 / (given.sd * given.sd) + information * setting.most_patients);
  BlrmRow row;
  row.b = b;
  row.panel.push_back(0);
  const std::vector<double> ends = edges(setting, b, given.mean - reach_given_b * given.sd,
                                         given.mean + reach_given_b * given.sd);
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    add_panels(row, given, ends[i], ends[i + 1], width);
  }
  std::vector<double> exp_a;
  for (const double a : row.a) exp_a.push_back(core::exp(a));
  for (const double x : setting.log_ratio) {
    row.cut.push_back(
        {panel_from(row, edge(setting.lower, b, x)), panel_from(row, edge(setting.upper, b, x))});
    add_dose(row, exp_a, core::exp(b) * x);
  }
  return row;
}

}  // namespace caudata::design
