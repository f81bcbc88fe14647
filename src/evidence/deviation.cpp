// SPDX-License-Identifier: Apache-2.0
#include "evidence/deviation.hpp"

#include <algorithm>
#include <cmath>

#include "core/square.hpp"
#include "evidence/beta_binomial.hpp"
#include "evidence/fisher_scale.hpp"
#include "evidence/share_law.hpp"

namespace caudata::evidence {
namespace {

using core::square;

Deviation ratio(double difference, double error) { return {difference / error, ""}; }

Deviation of_icc(const Target& target, const Prediction& p) {
  if (std::fabs(*p.value) >= 1)
    return {{},
            *p.value > 0 ? "two examiners agree in every virtual person: no Fisher's z"
                         : "a predicted ICC of -1 has no Fisher's z"};
  if (std::fabs(target.observed) >= 1) return {{}, "an observed ICC of 1 or -1 has no Fisher's z"};
  return ratio(to_fisher(target.observed) - to_fisher(*p.value), fisher_total_error(target, p));
}

bool has_few_counts(const Target& target, const Prediction& p) {
  if (!is_counted(target)) return false;
  return std::min(*p.value, 1 - *p.value) * *target.n < fewest_normal;
}

/// Of the count of the study that comes nearest to the observed share.
Deviation of_count(const Target& target, const Prediction& p) {
  const ShareLaw law = share_law(p);
  const double count = std::round(target.observed * *target.n);
  const double deviate = beta_binomial_deviate(count, *target.n, law.a, law.b);
  if (!std::isfinite(deviate)) return {{}, "the chance of the observed count is below 1e-300"};
  return {deviate, ""};
}

}  // namespace

double total_error(const Prediction& p) {
  return std::sqrt(square(p.mc_error) + square(p.parameter_error) + square(p.sampling_error));
}

double fisher_total_error(const Target& target, const Prediction& p) {
  const auto slope = [](double icc) { return 1 / (1 - square(icc)); };  // of atanh
  const bool small = !target.n || *target.n <= 1.5;
  const double chance = small ? p.sampling_error * slope(target.observed) : fisher_error(*target.n);
  return std::sqrt(square(fisher_error(static_cast<double>(p.persons))) +
                   square(p.parameter_error * slope(*p.value)) + square(chance));
}

Deviation deviation(const Target& target, const Prediction& p) {
  if (target.statistic.kind == StatisticKind::icc) return of_icc(target, p);
  if (has_few_counts(target, p)) return of_count(target, p);
  const double error = total_error(p);
  if (error > 0) return ratio(target.observed - *p.value, error);
  return {{}, "the prediction has an error of 0: nothing to count in"};
}

}  // namespace caudata::evidence
