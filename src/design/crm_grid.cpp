// SPDX-License-Identifier: Apache-2.0
#include "design/crm_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/elementary.hpp"
#include "design/crm_posterior.hpp"

namespace caudata::design {
namespace {

constexpr double prior_reach = 10;  // standard deviations each way: a tail of 1e-23
// Steps in the least width of a posterior and in the strip of analyticity. With every second node
// the trapezoidal rule errs by exp(-2 pi^2 1.5^2) and exp(-2 pi 4), with all of them the sinc
// rule by exp(-pi^2 3^2 / 2) and exp(-pi 8).
constexpr double steps_per_width = 3;
constexpr double steps_per_strip = 8;
constexpr std::size_t block = 8;         // nodes whose weights are computed together
constexpr std::size_t most_powers = 49;  // counts per dose that have a table: 0 to 48
constexpr std::size_t most_coarse_nodes = 1024;
constexpr double negligible = 1e-20;  // of the largest weight seen
constexpr double underflow = 1e-200;  // a largest weight below this one: use logarithms

double step_for(const CrmSetting& setting) {
  const double information = 1 / (setting.prior_sd * setting.prior_sd) +
                             setting.most_patients * setting.curve.most_information();
  const double step = std::min(1 / (steps_per_width * std::sqrt(information)),
                               setting.curve.analytic_half_width() / steps_per_strip);
  constexpr double most_nodes = 2 * block * (most_coarse_nodes - block);
  return std::max(step, 2 * prior_reach * setting.prior_sd / most_nodes);
}

std::size_t blocks_for(const CrmSetting& setting, double step) {
  const double nodes = 2 * prior_reach * setting.prior_sd / step;
  return static_cast<std::size_t>(nodes / (2 * block)) + 1;
}

std::size_t whole_blocks(std::size_t nodes) { return (nodes + block - 1) / block * block; }

/// Nodes from the lower end of the prior's reach on.
std::vector<double> nodes_from_below(const CrmSetting& setting, std::size_t count, double step) {
  std::vector<double> nodes;
  for (std::size_t i = 0; i < count; ++i) {
    nodes.push_back(-prior_reach * setting.prior_sd + step * static_cast<double>(i));
  }
  return nodes;
}

std::size_t powers_for(int patients) {
  return std::clamp(static_cast<std::size_t>(patients) + 1, std::size_t{2}, most_powers);
}

void multiply(double* __restrict__ w, const double* __restrict__ factor) {
  for (std::size_t i = 0; i < block; ++i) w[i] *= factor[i];
}

void multiply_partial(double* __restrict__ w, const double* __restrict__ p, double weight) {
  for (std::size_t i = 0; i < block; ++i) w[i] *= 1 - weight * p[i];
}

int none_of(Tally tally) { return std::max(0, tally.evaluable - tally.dlt); }

/// What a dose adds to the log likelihood. Powers may be fractions.
double log_likelihood_of(std::span<const FractionalTally> tally, std::size_t dose,
                         LogRisk log_risk) {
  if (dose >= tally.size()) return 0;
  return tally[dose].dlt * log_risk.dlt + tally[dose].none * log_risk.none;
}

double log_likelihood_of(std::span<const Tally> tally, std::size_t dose, LogRisk log_risk) {
  if (dose >= tally.size()) return 0;
  return tally[dose].dlt * log_risk.dlt + none_of(tally[dose]) * log_risk.none;
}

}  // namespace

CrmGrid::CrmGrid(const CrmSetting& setting)
    : doses_(setting.skeleton.size()),
      powers_(powers_for(setting.most_patients)),
      prior_sd_(setting.prior_sd),
      step_(step_for(setting)),
      blocks_(blocks_for(setting, step_)) {
  const std::vector<double> all = nodes_from_below(setting, 2 * blocks_ * block, step_);
  std::vector<double> even_first;
  for (const std::size_t odd : {0U, 1U}) {
    for (std::size_t i = odd; i < all.size(); i += 2) even_first.push_back(all[i]);
  }
  const double wide = 2 * block * step_;
  fine_ = level(setting, std::move(even_first));
  coarse_ = level(setting, nodes_from_below(setting, whole_blocks(blocks_), wide));
  for (const double skeleton : setting.skeleton) {
    for (const double beta : fine_.beta) {
      const LogRisk log_risk = setting.curve.log_risk(skeleton, beta);
      log_dlt_.push_back(log_risk.dlt);
      log_none_.push_back(log_risk.none);
    }
  }
}

CrmGrid::Level CrmGrid::level(const CrmSetting& setting, std::vector<double> nodes) const {
  Level made;
  made.beta = std::move(nodes);
  for (const double beta : made.beta) {
    const double z = beta / setting.prior_sd;
    made.prior.push_back(core::exp(-z * z / 2));
  }
  made.dlt_power.resize(doses_ * powers_ * made.beta.size());
  made.none_power.resize(made.dlt_power.size());
  for (std::size_t dose = 0; dose < doses_; ++dose) fill(made, setting, dose);
  return made;
}

void CrmGrid::fill(Level& level, const CrmSetting& setting, std::size_t dose) const {
  const std::size_t nodes = level.beta.size();
  for (std::size_t i = 0; i < nodes; ++i) {
    const LogRisk log_risk = setting.curve.log_risk(setting.skeleton[dose], level.beta[i]);
    const double dlt = core::exp(log_risk.dlt), none = core::exp(log_risk.none);
    double dlt_power = 1, none_power = 1;
    for (std::size_t k = 0; k < powers_; ++k, dlt_power *= dlt, none_power *= none) {
      level.dlt_power[(dose * powers_ + k) * nodes + i] = dlt_power;
      level.none_power[(dose * powers_ + k) * nodes + i] = none_power;
    }
  }
}

std::span<const double> CrmGrid::risk(std::size_t dose) const {
  const std::size_t nodes = fine_.beta.size();
  return std::span(fine_.dlt_power).subspan((dose * powers_ + 1) * nodes, nodes);
}

bool CrmGrid::in_tables(const CrmData& data) const {
  if (!data.borrowed.empty() && data.borrowed_weight > 0) return false;
  if (!data.fractional.empty()) return false;
  return std::all_of(data.complete.begin(), data.complete.end(), [&](const Tally& t) {
    return static_cast<std::size_t>(std::max(t.evaluable, t.dlt)) < powers_;
  });
}

/// Prior times likelihood of the `block` nodes from `first` on.
void CrmGrid::weigh(const Level& level, const CrmData& data, std::size_t first, double* w) const {
  const std::size_t nodes = level.beta.size();
  std::array<double, block> product;  // NOLINT written before it is read
  std::copy_n(&level.prior[first], block, product.begin());
  for (std::size_t dose = 0; dose < data.complete.size(); ++dose) {
    const auto dlt = static_cast<std::size_t>(data.complete[dose].dlt);
    const auto none = static_cast<std::size_t>(none_of(data.complete[dose]));
    const std::size_t table = dose * powers_ * nodes + first;
    if (dlt > 0) multiply(product.data(), &level.dlt_power[table + dlt * nodes]);
    if (none > 0) multiply(product.data(), &level.none_power[table + none * nodes]);
  }
  for (const PartialPatient& patient : data.partial) {
    const auto dose = static_cast<std::size_t>(patient.dose);
    multiply_partial(product.data(), &level.dlt_power[(dose * powers_ + 1) * nodes + first],
                     patient.weight);
  }
  std::copy(product.begin(), product.end(), w);
}

/// Looks at the first node of every block. A block is about five widths of the narrowest posterior:
/// one that peaks between two such nodes weighs at least exp(-2.7^2 / 2) of its peak at one of
/// them. Empty: everything underflows.
CrmGrid::Window CrmGrid::window(const CrmData& data) const {
  std::array<double, most_coarse_nodes> w;  // NOLINT written before it is read
  for (std::size_t first = 0; first < blocks_; first += block) {
    weigh(coarse_, data, first, &w[first]);
  }
  double most = 0;
  for (std::size_t i = 0; i < blocks_; ++i) most = std::max(most, w[i]);
  if (most < underflow) return {0, 0};
  std::size_t first = 0, last = blocks_;
  while (w[first] < negligible * most) ++first;
  while (w[last - 1] < negligible * most) --last;
  return {first > 0 ? first - 1 : 0, last};
}

CrmSums CrmGrid::sums(const CrmData& data) const {
  const Window found = in_tables(data) ? window(data) : Window{0, 0};
  return found.first == found.last ? sums_of_all(data) : sums_of_blocks(data, found);
}

CrmSums CrmGrid::sums_of_all(const CrmData& data) const {
  CrmSums sum;
  const std::vector<double> w = weights(data);
  for (std::size_t i = 0; i < w.size(); ++i) {
    const double beta = fine_.beta[i];
    sum.zeroth += w[i];
    sum.first += w[i] * beta;
    sum.second += w[i] * beta * beta;
  }
  return sum;
}

/// The even nodes alone. As many running sums as a block has nodes: they need not wait for each
/// other.
CrmSums CrmGrid::sums_of_blocks(const CrmData& data, Window window) const {
  std::array<double, block> w{}, zeroth{}, first{}, second{};
  for (std::size_t at = window.first * block; at < window.last * block; at += block) {
    weigh(fine_, data, at, w.data());
    for (std::size_t i = 0; i < block; ++i) {
      const double beta = fine_.beta[at + i], moment = w[i] * beta;
      zeroth[i] += w[i];
      first[i] += moment;
      second[i] += moment * beta;
    }
  }
  CrmSums sum;
  for (std::size_t i = 0; i < block; ++i) {
    sum.zeroth += zeroth[i];
    sum.first += first[i];
    sum.second += second[i];
  }
  return sum;
}

double CrmGrid::log_likelihood(const CrmData& data, std::size_t node) const {
  const std::size_t nodes = fine_.beta.size();
  double log_likelihood = 0;
  for (std::size_t dose = 0; dose < doses_; ++dose) {
    const LogRisk log_risk{log_dlt_[dose * nodes + node], log_none_[dose * nodes + node]};
    log_likelihood += log_likelihood_of(data.complete, dose, log_risk) +
                      data.borrowed_weight * log_likelihood_of(data.borrowed, dose, log_risk) +
                      log_likelihood_of(data.fractional, dose, log_risk);
  }
  for (const PartialPatient& patient : data.partial) {
    const double p = risk(static_cast<std::size_t>(patient.dose))[node];
    log_likelihood += core::log1p(-patient.weight * p);
  }
  return log_likelihood;
}

/// Scaled to a largest weight of 1: for fractional powers, and where a product would underflow.
std::vector<double> CrmGrid::weights_by_logarithms(const CrmData& data) const {
  std::vector<double> w;
  for (std::size_t i = 0; i < fine_.beta.size(); ++i) {
    const double z = fine_.beta[i] / prior_sd_;
    w.push_back(log_likelihood(data, i) - z * z / 2);
  }
  const double most = *std::max_element(w.begin(), w.end());
  for (double& weight : w) weight = core::exp(weight - most);
  return w;
}

std::vector<double> CrmGrid::weights(const CrmData& data) const {
  if (!in_tables(data)) return weights_by_logarithms(data);
  std::vector<double> w(fine_.beta.size());
  for (std::size_t at = 0; at < w.size(); at += block) weigh(fine_, data, at, &w[at]);
  const double most = *std::max_element(w.begin(), w.end());
  return most < underflow ? weights_by_logarithms(data) : w;
}

}  // namespace caudata::design
