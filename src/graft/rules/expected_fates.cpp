// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/expected_fates.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

/// Entries at rate e^{-leaving u}; afterwards stages at rate mu, and a hazard of death.
struct EntryAndStages {
  double leaving, mu, death;  // [1/d]
};

/// The integral of s^k e^{-c s} over [0, t], times (k + 1) / t^{k+1} and, for c > 0, times e^{ct},
/// all times e^{-exponent}: series of positive terms for either sign of c, so that equal rates need
/// no case of their own.
double scaled_moment(int k, double c, double t, double exponent) {
  constexpr double large = 0x1p500, large_ln = 0x1.5a92d6d005c93p+8;  // 500 ln 2
  const double x = c > 0 ? c * t : -c * t;
  double term = 1, sum = 0;
  for (int j = 0; term > sum * 0x1p-56; ++j) {
    sum += term;
    term *= c > 0 ? x / (k + 2 + j) : x * (k + 1 + j) / ((j + 1.0) * (k + 2 + j));
    if (sum < large) continue;
    sum /= large;
    term /= large;
    exponent -= large_ln;
  }
  return sum * core::exp(-exponent);
}

/// The share alive with exactly k stages passed, t after the first entry: the integral over the
/// time s since entry of e^{-leaving (t - s)} e^{-(mu + death) s} (mu s)^k / k!.
double in_stage(int k, const EntryAndStages& e, double t) {
  const double c = e.mu + e.death - e.leaving;
  double power = t;  // t (mu t)^k / (k + 1)!
  for (int i = 1; i <= k; ++i) power *= e.mu * t / (i + 1);
  return power * scaled_moment(k, c, t, (c > 0 ? e.mu + e.death : e.leaving) * t);
}

double in_any_stage_before(int stages, const EntryAndStages& e, double t) {
  double sum = 0;
  for (int k = 0; k < stages; ++k) sum += in_stage(k, e, t);
  return sum;
}

/// All alive, mature or not; with death 0, all that entered.
double entered_alive(double leaving, double death, double t) {
  return in_stage(0, {leaving, 0, death}, t);
}

/// Entries from progenitors at weight e^{-leaving t}, as two terms where the odds change in time.
struct FateEntry {
  double weight, leaving;
};

}  // namespace

FateShares expected_fates(const CommitParameters& p, product::CellType progenitor, Niche niche,
                          double days) {
  const bool motor = progenitor == product::CellType::motor_neuron_progenitor;
  const bool fluid = niche == Niche::fluid;
  const FateOdds first = fate_odds(p, progenitor, niche, 0);
  const double turn = fluid ? p.fluid_mesenchymal : 0, death = fluid ? p.fluid_neuron_death : 0;
  const double leave = 1 / p.exit, leaving = leave + turn;
  const FateEntry neuron{leave * first.neuron, leaving + (motor ? 1 / p.motor_switch : 0)};
  // Precursors: at first.opc from the beginning, and what motor neurons no longer get.
  const FateEntry rest{leave * (motor ? first.neuron : first.opc), leaving};
  const auto oligodendroglia = [&](auto&& share) {
    const double all = rest.weight * share(rest.leaving);
    return motor ? all - neuron.weight * share(neuron.leaving) : all;
  };
  const int stages = static_cast<int>(p.stages);
  const double through = p.stages / p.oligodendrocyte;

  FateShares s{};
  s.progenitor = core::exp(-leaving * days);
  s.mesenchymal = turn * entered_alive(leaving, 0, days);
  s.neuron = neuron.weight * entered_alive(neuron.leaving, death, days);
  s.dead = neuron.weight * entered_alive(neuron.leaving, 0, days) - s.neuron;
  s.mature_neuron =
      s.neuron - neuron.weight * in_any_stage_before(
                                     stages, {neuron.leaving, p.stages / p.neuron, death}, days);
  s.astrocyte = leave * first.astrocyte * entered_alive(leaving, 0, days);
  s.mature_astrocyte =
      s.astrocyte - leave * first.astrocyte *
                        in_any_stage_before(stages, {leaving, p.stages / p.astrocyte, 0}, days);
  s.opc = oligodendroglia([&](double rate) {
    return in_any_stage_before(stages, {rate, through, 0}, days);
  });
  s.oligodendrocyte =
      oligodendroglia([&](double rate) { return entered_alive(rate, 0, days); }) - s.opc;
  return s;
}

}  // namespace caudata::graft
