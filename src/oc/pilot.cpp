// SPDX-License-Identifier: Apache-2.0
#include "oc/pilot.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "oc/estimates.hpp"
#include "oc/share_of_trials.hpp"

namespace caudata::oc {
namespace {

constexpr double more_than_a_run_can_have = 0x1p40;  // trials are numbered with 32 bits

double largest_error(const OperatingCharacteristics& table) {
  double largest = 0;
  for (const Estimate& e : table)
    if (is_share_of_trials(e.metric)) largest = std::max(largest, e.mc_error);
  return largest;
}

}  // namespace

std::uint64_t trials_for_error(std::uint64_t pilot, double error, double target) {
  EXPECTS(target > 0);
  const double ratio = error / target;
  const double wanted =
      std::min(std::ceil(static_cast<double>(pilot) * ratio * ratio), more_than_a_run_can_have);
  const auto trials = std::max(pilot, static_cast<std::uint64_t>(wanted));
  return (trials + trials_per_chunk - 1) / trials_per_chunk * trials_per_chunk;
}

std::optional<std::uint64_t> trials_for_target(const trial::Study& study, core::Seed seed,
                                               double target, unsigned threads,
                                               std::stop_token stop) {
  Simulated pilot = not_yet_simulated(study, {seed, 0, pilot_trials});
  simulate(study, pilot, threads, stop, {});
  if (!pilot.complete()) return std::nullopt;
  return trials_for_error(pilot_trials, largest_error(estimates(study, pilot)), target);
}

}  // namespace caudata::oc
