// SPDX-License-Identifier: Apache-2.0
#include "graft/axons/axon_traits.hpp"

#include "core/elementary.hpp"
#include "graft/axons/axon_walk.hpp"
#include "graft/rules/candidates.hpp"

namespace caudata::graft {
namespace {

constexpr std::uint32_t before_any_step = 0xffffffffu;  // no branch takes as many turns
constexpr double axon_ln2 = 0x1.62e42fefa39efp-1;

/// exp(mu + sigma z) with a given median.
double lognormal_at(double median, double gsd, double uniform) {
  return median * core::exp(core::log(gsd) * core::normal_quantile(uniform));
}

double median_of_mean(double mean, double gsd) {
  const double sigma = core::log(gsd);
  return mean * core::exp(-0.5 * sigma * sigma);
}

}  // namespace

AxonTraits draw_traits(const AxonParameters& p, const GraftKey& key, const AxonNeuron& neuron) {
  const auto first = key.words(neuron.id, before_any_step, Purpose::cone);
  const auto second = key.words(neuron.id, 0, Purpose::prune);
  AxonTraits t{};
  t.begins = neuron.born + p.delay;
  t.speed = lognormal_at(p.speed, p.speed_spread, uniform_of(first[0], first[1]));
  t.length = lognormal_at(median_of_mean(p.length, p.length_spread), p.length_spread,
                          uniform_of(first[2], first[3]));
  t.pruned = t.begins - core::log(uniform_of(second[0], second[1])) * p.half_life / axon_ln2;
  t.direction = any_direction(uniform_of(second[2]), uniform_of(second[3]));
  return t;
}

double lone_branchings(const BranchParameters& p, double from, double days) {
  return p.expected * core::exp(-from / p.decay) * -core::expm1(-days / p.decay);
}

double order_weight(const BranchParameters& p, unsigned order) {
  return p.order == 0 ? 1 : core::exp(-p.order * axon_ln2 * order);
}

}  // namespace caudata::graft
