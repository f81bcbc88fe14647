// SPDX-License-Identifier: Apache-2.0
#include "design/blrm_posterior.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/exp_of_many.hpp"

namespace caudata::design {
namespace {

constexpr double reach = 9;             // prior standard deviations of b, each way
constexpr double first_step = 0.25;     // of them
constexpr int levels_made_once = 3;     // steps of 1/4, 1/8 and 1/16
constexpr int most_halvings = 7;        // to 1/512, narrower than any posterior of a trial
constexpr double settled = 1e-6;        // change of every probability
constexpr double negligible_log = -38;  // against the largest log weight seen

/// Sums that an integral over a row is added to; one object per integral over (a, b).
struct IntervalSums {
  explicit IntervalSums(std::size_t doses) : lower(doses, 0.0), upper(doses, 0.0) {}

  double zeroth{0}, a{0}, b{0};
  double log_scale{0};  // ln of what the sums are to be multiplied with for the evidence
  std::vector<double> lower, upper;  // per dose: weight at or above the limits

  /// `from`: the weight of each panel of the row and all above it, and a 0 at the end.
  void add(const BlrmRow& row, std::span<const double> from) {
    zeroth += from.front();
    b += from.front() * row.b;
    for (std::size_t dose = 0; dose < lower.size(); ++dose) {
      lower[dose] += from[row.cut[dose].lower];
      upper[dose] += from[row.cut[dose].upper];
    }
  }
  void add_node(const BlrmRow& row, std::size_t node, double weight) { a += weight * row.a[node]; }
};

/// The same with the moments of a, b and of every risk.
struct MomentSums : IntervalSums {
  explicit MomentSums(std::size_t doses)
      : IntervalSums(doses), risk(doses, 0.0), risk_squared(doses, 0.0) {}

  double aa{0}, ab{0}, bb{0};
  std::vector<double> risk, risk_squared;

  void add_node(const BlrmRow& row, std::size_t node, double weight) {
    const double at_a = row.a[node];
    a += weight * at_a;
    aa += weight * at_a * at_a;
    ab += weight * at_a * row.b;
    bb += weight * row.b * row.b;
    for (std::size_t dose = 0; dose < risk.size(); ++dose) {
      const double none = core::exp(-row.log_one_plus_odds[dose * row.a.size() + node]);
      risk[dose] += weight * (1 - none);
      risk_squared[dose] += weight * (1 - none) * (1 - none);
    }
  }
};

/// What of the log likelihood is linear in a and constant in a row, and the counts that are not 0.
struct Likelihood {
  double total_dlt{0}, dlt_by_ratio{0};
  std::vector<std::pair<std::size_t, double>> patients;  // dose, count

  Likelihood(const BlrmSetting& setting, const BlrmCounts& counts) {
    for (std::size_t dose = 0; dose < setting.log_ratio.size(); ++dose) {
      total_dlt += counts.dlt[dose];
      dlt_by_ratio += counts.dlt[dose] * setting.log_ratio[dose];
      if (counts.patients[dose] > 0) patients.emplace_back(dose, counts.patients[dose]);
    }
  }

  /// ln(prior density and quadrature weight in b, times likelihood) at nodes [from, to) of a row.
  void log_weights(const BlrmRow& row, double row_constant, std::size_t from, std::size_t to,
                   double* out) const {
    for (std::size_t i = from; i < to; ++i) {
      out[i - from] = row.log_weight[i] + row_constant + total_dlt * row.a[i];
    }
    for (const auto& [dose, count] : patients) {
      const double* minus_log_none = &row.log_one_plus_odds[dose * row.a.size()];
      for (std::size_t i = from; i < to; ++i) out[i - from] -= count * minus_log_none[i];
    }
  }
};

/// Adds rows to sums, leaving out panels that weigh nothing. In a row the logarithm of the
/// integrand is concave, so they lie outside of one window around its peak.
class RowSummation {
 public:
  RowSummation(const BlrmSetting& setting, const BlrmCounts& counts)
      : prior_(setting.prior), likelihood_(setting, counts) {}

  double largest() const { return largest_; }

  void look_for_largest(const BlrmRow& row) {
    largest_ = std::max(largest_, peak(row, row_constant(row)));
  }

  template <class Sums>
  void add(const BlrmRow& row, Sums& sums) {
    const double constant = row_constant(row), least = largest_ + negligible_log;
    if (peak(row, constant) < least) return;
    const std::size_t panels = row.panel.size() - 1;
    std::size_t first = peak_, last = peak_ + 1;
    while (first > 0 && middle(row, first - 1, constant) >= least) --first;
    while (last < panels && middle(row, last, constant) >= least) ++last;
    weigh(row, constant, row.panel[first], row.panel[last]);
    from_.assign(panels + 1, 0.0);
    double from = 0;
    for (std::size_t i = last; i-- > 0;) {
      if (i >= first) from += panel_weight(row, i, row.panel[first], sums);
      from_[i] = from;
    }
    sums.add(row, from_);
  }

 private:
  double row_constant(const BlrmRow& row) const {
    const double z = (row.b - prior_.mean_b) / prior_.sd_b;
    return core::exp(row.b) * likelihood_.dlt_by_ratio - z * z / 2;
  }
  /// Climbs from where the row before had its peak.
  double peak(const BlrmRow& row, double constant) {
    const std::size_t panels = row.panel.size() - 1;
    peak_ = std::min(peak_, panels - 1);
    double highest = middle(row, peak_, constant);
    for (const std::size_t down : {std::size_t{0}, std::size_t{1}}) {
      while (down == 1 ? peak_ > 0 : peak_ + 1 < panels) {
        const std::size_t neighbour = down == 1 ? peak_ - 1 : peak_ + 1;
        const double there = middle(row, neighbour, constant);
        if (there <= highest) break;
        highest = there;
        peak_ = neighbour;
      }
    }
    return highest;
  }
  double middle(const BlrmRow& row, std::size_t panel, double constant) const {
    const std::size_t at = (std::size_t{row.panel[panel]} + row.panel[panel + 1]) / 2;
    double log_weight = 0;
    likelihood_.log_weights(row, constant, at, at + 1, &log_weight);
    return log_weight;
  }
  /// Weights of the nodes [from, to) of a row.
  void weigh(const BlrmRow& row, double constant, std::size_t from, std::size_t to) {
    weight_.resize(to - from);
    likelihood_.log_weights(row, constant, from, to, weight_.data());
    for (double& w : weight_) w -= largest_;
    core::exp_of_many(weight_);
  }
  /// `weighed_from`: the node of the first weight.
  template <class Sums>
  double panel_weight(const BlrmRow& row, std::size_t panel, std::size_t weighed_from,
                      Sums& sums) const {
    double sum = 0;
    for (std::size_t i = row.panel[panel]; i < row.panel[panel + 1]; ++i) {
      const double weight = weight_[i - weighed_from];
      sums.add_node(row, i, weight);
      sum += weight;
    }
    return sum;
  }

  BlrmPrior prior_;
  Likelihood likelihood_;
  double largest_{-std::numeric_limits<double>::infinity()};
  std::size_t peak_{0};         // panel
  std::vector<double> weight_;  // of nodes
  std::vector<double> from_;    // per panel, see IntervalSums::add
};

double largest_change(const IntervalSums& now, const std::vector<double>& before,
                      std::vector<double>& shares) {
  shares.clear();
  for (std::size_t dose = 0; dose < now.lower.size(); ++dose) {
    shares.push_back(now.lower[dose] / now.zeroth);
    shares.push_back(now.upper[dose] / now.zeroth);
  }
  shares.push_back(now.b / now.zeroth);
  if (before.empty()) return std::numeric_limits<double>::infinity();
  double most = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    most = std::max(most, std::abs(shares[i] - before[i]));
  }
  return most;
}

std::vector<BlrmIntervals> shares_of(const IntervalSums& sums) {
  std::vector<BlrmIntervals> doses;
  for (std::size_t dose = 0; dose < sums.lower.size(); ++dose) {
    const double lower = sums.lower[dose] / sums.zeroth, upper = sums.upper[dose] / sums.zeroth;
    doses.push_back({1 - lower, lower - upper, upper});
  }
  return doses;
}

double deviation(double second, double mean) {
  return std::sqrt(std::max(0.0, second - mean * mean));
}

}  // namespace

BlrmCounts blrm_counts(std::span<const Tally> tally, std::span<const Tally> borrowed, double weight,
                       std::size_t doses) {
  BlrmCounts counts{std::vector<double>(doses, 0.0), std::vector<double>(doses, 0.0)};
  const auto add = [&](std::span<const Tally> from, double each) {
    for (std::size_t dose = 0; dose < std::min(doses, from.size()); ++dose) {
      counts.dlt[dose] += each * from[dose].dlt;
      counts.patients[dose] += each * from[dose].evaluable;
    }
  };
  add(tally, 1);
  add(borrowed, weight);
  return counts;
}

BlrmPosterior::BlrmPosterior(BlrmSetting setting) : setting_(std::move(setting)) {
  EXPECTS(!setting_.log_ratio.empty());
  for (int i = 0; i < levels_made_once; ++i) levels_.push_back(level(i));
}

/// Level 0 has the rows of the first step; each further one those between all rows before it.
BlrmPosterior::Level BlrmPosterior::level(int halvings) const {
  const BlrmPrior& prior = setting_.prior;
  const int denominator = 1 << halvings;
  const int ends = static_cast<int>(reach / first_step) * denominator;
  Level made{first_step * prior.sd_b / denominator, {}};
  const int between = halvings == 0 ? 1 : 2;
  const int first = halvings == 0 || ends % 2 == 1 ? -ends : -ends + 1;
  for (int i = first; i <= ends; i += between) {
    made.rows.push_back(blrm_row(setting_, prior.mean_b + i * made.step));
  }
  return made;
}

template <class Sums>
Sums BlrmPosterior::integrate(const BlrmCounts& counts) const {
  RowSummation summation(setting_, counts);
  for (const BlrmRow& row : levels_.front().rows) summation.look_for_largest(row);
  Sums sums(setting_.log_ratio.size());
  std::vector<double> before, now;
  double step = 0;
  for (int i = 0; i <= most_halvings; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const Level made = at < levels_.size() ? Level{} : level(i);
    const Level& rows = at < levels_.size() ? levels_[at] : made;
    for (const BlrmRow& row : rows.rows) summation.add(row, sums);
    step = rows.step;
    const double change = largest_change(sums, before, now);
    if (change < settled) break;
    before = now;
  }
  sums.log_scale = summation.largest() + core::log(step / setting_.prior.sd_b) -
                   core::log(2 * std::numbers::pi) / 2;
  return sums;
}

BlrmFit BlrmPosterior::fit(const BlrmCounts& counts) const {
  const auto sums = integrate<IntervalSums>(counts);
  return {sums.a / sums.zeroth, sums.b / sums.zeroth, shares_of(sums)};
}

BlrmSummary BlrmPosterior::summary(const BlrmCounts& counts) const {
  const auto sums = integrate<MomentSums>(counts);
  const double total = sums.zeroth, a = sums.a / total, b = sums.b / total;
  BlrmSummary summary;
  summary.mean_a = a;
  summary.mean_b = b;
  summary.sd_a = deviation(sums.aa / total, a);
  summary.sd_b = deviation(sums.bb / total, b);
  summary.correlation = (sums.ab / total - a * b) / (summary.sd_a * summary.sd_b);
  summary.log_evidence = core::log(total) + sums.log_scale;
  const auto intervals = shares_of(sums);
  for (std::size_t dose = 0; dose < intervals.size(); ++dose) {
    const double mean = sums.risk[dose] / total;
    summary.dose.push_back(
        {intervals[dose], mean, deviation(sums.risk_squared[dose] / total, mean)});
  }
  return summary;
}

}  // namespace caudata::design
