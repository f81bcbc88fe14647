// SPDX-License-Identifier: Apache-2.0
#include "design/crm_posterior.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/contract.hpp"
#include "design/step_response.hpp"

namespace caudata::design {
namespace {

double sum_of_products(std::span<const double> w, std::span<const double> x) {
  double sum = 0;
  for (std::size_t i = 0; i < w.size(); ++i) sum += w[i] * x[i];
  return sum;
}

CrmMoments from_sums(const CrmSums& sums) {
  const double mean = sums.first / sums.zeroth;
  return {mean, sums.second / sums.zeroth - mean * mean};
}

}  // namespace

CrmPosterior::CrmPosterior(CrmSetting setting) : setting_(std::move(setting)), grid_(setting_) {
  EXPECTS(!setting_.skeleton.empty());
  const std::vector<double>& nodes = grid_.nodes();
  const auto [least, most] = std::minmax_element(nodes.begin(), nodes.end());
  for (const double skeleton : setting_.skeleton) {
    const double edge = setting_.curve.beta_at(skeleton, setting_.target);  // above target below it
    const double within = std::clamp(edge, *least, *most);
    for (const double beta : nodes) {
      above_.push_back(step_response((within - beta) / grid_.step()));
    }
  }
}

CrmMoments CrmPosterior::moments(const CrmData& data) const { return from_sums(grid_.sums(data)); }

std::span<const double> CrmPosterior::above(std::size_t dose) const {
  const std::size_t nodes = grid_.nodes().size();
  return std::span(above_).subspan(dose * nodes, nodes);
}

CrmMoments CrmPosterior::moments_of(std::span<const double> weights) const {
  CrmSums sums;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double beta = grid_.nodes()[i], moment = weights[i] * beta;
    sums.zeroth += weights[i];
    sums.first += moment;
    sums.second += moment * beta;
  }
  return from_sums(sums);
}

double CrmPosterior::above_target_of(std::span<const double> weights, int dose) const {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  return sum_of_products(weights, above(static_cast<std::size_t>(dose))) / sum;
}

double CrmPosterior::above_target(const CrmData& data, int dose) const {
  return above_target_of(grid_.weights(data), dose);
}

std::vector<CrmDoseSummary> CrmPosterior::summary(const CrmData& data) const {
  const std::vector<double> w = grid_.weights(data);
  double sum = 0;
  for (const double weight : w) sum += weight;
  const double beta = sum_of_products(w, grid_.nodes()) / sum;
  std::vector<CrmDoseSummary> doses;
  for (std::size_t dose = 0; dose < setting_.skeleton.size(); ++dose) {
    doses.push_back({plug_in(static_cast<int>(dose), beta),
                     sum_of_products(w, grid_.risk(dose)) / sum,
                     sum_of_products(w, above(dose)) / sum});
  }
  return doses;
}

double CrmPosterior::plug_in(int dose, double beta) const {
  return setting_.curve.risk(setting_.skeleton[static_cast<std::size_t>(dose)], beta);
}

ClosestDose CrmPosterior::closest(double beta, int doses) const {
  ClosestDose best{0, std::numeric_limits<double>::infinity()};
  double least = std::numeric_limits<double>::infinity();
  for (int dose = 0; dose < doses; ++dose) {
    const double distance = std::abs(plug_in(dose, beta) - setting_.target);
    if (distance < least) {
      best = {dose, least - distance};
      least = distance;
    } else {
      best.margin = std::min(best.margin, distance - least);
    }
  }
  return best;
}

}  // namespace caudata::design
