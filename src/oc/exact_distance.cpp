// SPDX-License-Identifier: Apache-2.0
#include "oc/exact_distance.hpp"

#include <algorithm>
#include <cmath>

#include "core/infinity.hpp"
#include "core/student_t.hpp"
#include "oc/share_deviation.hpp"
#include "oc/share_of_trials.hpp"

namespace caudata::oc {
namespace {

constexpr double rounding = 1e-12;

double of_share(const Estimate& exact, const Estimate& simulated) {
  const double count = std::round(simulated.value * static_cast<double>(simulated.trials));
  return share_deviation(static_cast<std::uint64_t>(count), simulated.trials,
                         std::clamp(exact.value, 0.0, 1.0));
}

/// Where a quantity of few trials came out low, so did the error estimated from them. Their number
/// varies like a Poisson count: the variance goes with the mean.
double error_if_true(const Estimate& simulated, double exact) {
  const bool low = simulated.value > 0 && exact > simulated.value;
  return simulated.mc_error * (low ? std::sqrt(exact / simulated.value) : 1);
}

double error_of_constant(const Estimate& simulated, double exact) {
  const double off = std::abs(exact - simulated.value), size = std::max(1.0, std::abs(exact));
  return std::sqrt(off * size / static_cast<double>(simulated.trials));
}

}  // namespace

std::optional<double> exact_distance(const Estimate& exact, const Estimate& simulated) {
  if (!std::isfinite(exact.value) || !std::isfinite(simulated.value)) return core::infinity;
  if (is_share_of_trials(simulated.metric) && simulated.trials > 0)
    return of_share(exact, simulated);
  const double off = std::abs(simulated.value - exact.value);
  if (off <= rounding * (1 + std::abs(exact.value))) return 0;
  if (simulated.trials <= 1) return std::nullopt;
  if (simulated.mc_error <= 0) return off / error_of_constant(simulated, exact.value);
  return core::deviate_of_t(off / error_if_true(simulated, exact.value),
                            static_cast<double>(simulated.trials - 1));
}

}  // namespace caudata::oc
