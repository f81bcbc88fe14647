// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/commit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graft/rules/expected_fates.hpp"
#include "graft/simd.hpp"
#include "support/binned.hpp"
#include "support/rule_batches.hpp"

namespace caudata::graft {
namespace {

using product::CellType;

const CommitParameters commit_data = test::from_data<CommitParameters>("graft.commit");

/// Cells of one type in one niche, living or not.
struct Committed {
  std::vector<CellId> cells;
  std::vector<Compartment> where;
  std::vector<CellType> types;
  std::vector<std::uint8_t> stages, died, dead;

  Committed(std::size_t n, CellType type, Niche niche)
      : cells(test::some_cells(n)),
        where(n, niche == Niche::tissue ? Compartment::parenchyma : Compartment::adherent),
        types(n, type),
        stages(n, 0),
        died(n, 0),
        dead(n, 0) {}

  void live(const CommitParameters& p, double days, std::uint32_t steps) {
    for (std::uint32_t i = 0; i < steps; ++i) {
      const std::vector<double> since{days / steps * i};
      commit(p, test::rule_key, {i, days / steps, since},
             {cells, cells, where, types, stages, died});
      for (std::size_t c = 0; c < cells.size(); ++c) dead[c] |= died[c];
    }
  }
  template <class Is>
  std::uint64_t count(Is is) const {
    std::uint64_t n = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) n += is(i) ? 1u : 0u;
    return n;
  }
};

/// Counts in the order of FateShares.
std::vector<std::uint64_t> fates_of(const CommitParameters& p, const Committed& c) {
  const auto living = [&](auto... types) {
    return c.count([&](std::size_t i) { return !c.dead[i] && ((c.types[i] == types) || ...); });
  };
  const auto mature = [&](auto... types) {
    return c.count([&](std::size_t i) {
      return !c.dead[i] && ((c.types[i] == types) || ...) && is_mature(p, c.types[i], c.stages[i]);
    });
  };
  return {living(CellType::motor_neuron_progenitor, CellType::other_progenitor),
          living(CellType::motor_neuron, CellType::interneuron),
          living(CellType::opc),
          living(CellType::oligodendrocyte),
          living(CellType::astrocyte),
          living(CellType::mesenchymal),
          c.count([&](std::size_t i) { return c.dead[i] != 0; }),
          mature(CellType::motor_neuron, CellType::interneuron),
          mature(CellType::astrocyte)};
}

std::vector<double> shares_of(const FateShares& s) {
  return {s.progenitor,  s.neuron, s.opc,           s.oligodendrocyte, s.astrocyte,
          s.mesenchymal, s.dead,   s.mature_neuron, s.mature_astrocyte};
}

TEST(Commit, MeetsItsClosedFormHoweverTimeIsCut) {
  constexpr std::size_t n = 20000;
  for (const CellType type : {CellType::motor_neuron_progenitor, CellType::other_progenitor})
    for (const Niche niche : {Niche::tissue, Niche::fluid})
      for (const auto& [days, steps] : {std::pair{10.0, 1u}, {60.0, 12u}, {400.0, 7u}}) {
        Committed cells(n, type, niche);
        cells.live(commit_data, days, steps);
        test::expect_counts(fates_of(commit_data, cells),
                            shares_of(expected_fates(commit_data, type, niche, days)), n);
      }
}

/// The chain as differential equations, integrated by Runge and Kutta's method: an oracle that
/// shares no formula with the closed form.
std::vector<double> integrated(const CommitParameters& p, CellType type, Niche niche, double end) {
  const bool motor = type == CellType::motor_neuron_progenitor, fluid = niche == Niche::fluid;
  const double a0 = motor ? p.motor_astrocyte : p.other_astrocyte;
  const double odds = a0 / (1 - a0) * (fluid ? p.fluid_astrocyte_odds : 1);
  const double a = odds / (1 + odds), turn = fluid ? p.fluid_mesenchymal : 0;
  const double death = fluid ? p.fluid_neuron_death : 0;
  const auto k = static_cast<std::size_t>(p.stages);
  // progenitor, mesenchymal, dead, then neurons, astrocytes, precursors by stage 0..k.
  using State = std::vector<double>;
  const auto slope = [&](double t, const State& y) {
    State d(y.size(), 0.0);
    const double neuron = motor ? std::exp(-t / p.motor_switch) : p.other_neuron;
    d[0] = -(1 / p.exit + turn) * y[0];
    d[1] = turn * y[0];
    const double in[3] = {(1 - a) * neuron, a, (1 - a) * (1 - neuron)};
    const double total[3] = {p.neuron, p.astrocyte, p.oligodendrocyte};
    for (std::size_t f = 0; f < 3; ++f) {
      const std::size_t first = 3 + f * (k + 1);
      d[first] += in[f] * y[0] / p.exit;
      for (std::size_t s = 0; s <= k; ++s) {
        const double on = s < k ? p.stages / total[f] * y[first + s] : 0;
        const double dies = f == 0 ? death * y[first + s] : 0;
        d[first + s] -= on + dies;
        if (s < k) d[first + s + 1] += on;
        d[2] += dies;
      }
    }
    return d;
  };
  State y(3 + 3 * (k + 1), 0.0);
  y[0] = 1;
  constexpr int steps = 4000;
  const double h = end / steps;
  const auto moved = [](const State& from, double by, const State& d) {
    State to = from;
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += by * d[i];
    return to;
  };
  for (int i = 0; i < steps; ++i) {
    const double t = h * i;
    const State k1 = slope(t, y), k2 = slope(t + h / 2, moved(y, h / 2, k1));
    const State k3 = slope(t + h / 2, moved(y, h / 2, k2)), k4 = slope(t + h, moved(y, h, k3));
    for (std::size_t j = 0; j < y.size(); ++j)
      y[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
  }
  const auto sum = [&](std::size_t f, std::size_t from, std::size_t to) {
    double all = 0;
    for (std::size_t s = from; s <= to; ++s) all += y[3 + f * (k + 1) + s];
    return all;
  };
  return {y[0], sum(0, 0, k), sum(2, 0, k - 1), sum(2, k, k), sum(1, 0, k),
          y[1], y[2],         sum(0, k, k),     sum(1, k, k)};
}

TEST(ExpectedFates, SolveTheEquationsOfTheChain) {
  std::vector<CommitParameters> cases{commit_data, commit_data, commit_data};
  cases[1].stages = 1;
  cases[1].neuron = cases[1].exit;  // equal rates
  cases[2].fluid_neuron_death = 0;
  cases[2].fluid_mesenchymal = 0.04;
  cases[2].motor_switch = 5;
  for (const CommitParameters& p : cases)
    for (const CellType type : {CellType::motor_neuron_progenitor, CellType::other_progenitor})
      for (const Niche niche : {Niche::tissue, Niche::fluid})
        for (const double days : {1.0, 30.0, 300.0}) {
          const auto closed = shares_of(expected_fates(p, type, niche, days));
          const auto ode = integrated(p, type, niche, days);
          for (std::size_t i = 0; i < closed.size(); ++i)
            EXPECT_NEAR(closed[i], ode[i], 1e-8) << i << " after " << days;
          EXPECT_NEAR(
              closed[0] + closed[1] + closed[2] + closed[3] + closed[4] + closed[5] + closed[6], 1,
              1e-12);
        }
}

TEST(ExpectedFates, EndAtTheirFixedPointsWithoutOverflow) {
  for (const double days : {1e4, 1e5}) {
    const auto s =
        expected_fates(commit_data, CellType::motor_neuron_progenitor, Niche::tissue, days);
    const double rest = 1 - commit_data.motor_astrocyte;
    const double first = commit_data.motor_switch / (commit_data.motor_switch + commit_data.exit);
    EXPECT_NEAR(s.mature_neuron, rest * first, 1e-9);
    EXPECT_NEAR(s.oligodendrocyte, rest * (1 - first), 1e-9);
    EXPECT_NEAR(s.mature_astrocyte, commit_data.motor_astrocyte, 1e-9);
    const auto o = expected_fates(commit_data, CellType::other_progenitor, Niche::fluid, days);
    EXPECT_NEAR(o.neuron, 0, 1e-12);
    EXPECT_NEAR(o.astrocyte + o.oligodendrocyte + o.mesenchymal + o.dead, 1, 1e-9);
  }
}

TEST(Commit, OtherProgenitorsInTissueEndAsInZheng) {
  const FateOdds odds = fate_odds(commit_data, CellType::other_progenitor, Niche::tissue, 0);
  EXPECT_NEAR(odds.astrocyte, 0.67, 0.005);
  EXPECT_NEAR(odds.neuron, 0.29, 0.005);
}

TEST(Commit, FluidMultipliesTheOddsOfAstrocytes) {
  for (const CellType type : {CellType::motor_neuron_progenitor, CellType::other_progenitor}) {
    const FateOdds t = fate_odds(commit_data, type, Niche::tissue, 9);
    const FateOdds f = fate_odds(commit_data, type, Niche::fluid, 9);
    EXPECT_NEAR(f.astrocyte / (1 - f.astrocyte) / (t.astrocyte / (1 - t.astrocyte)),
                commit_data.fluid_astrocyte_odds, 1e-9);
    EXPECT_NEAR(f.neuron / f.opc, t.neuron / t.opc, 1e-9);
    EXPECT_NEAR(f.astrocyte + f.neuron + f.opc, 1, 1e-12);
  }
}

TEST(Commit, MotorNeuronsComeFirst) {
  const auto at = [](double day) {
    return fate_odds(commit_data, CellType::motor_neuron_progenitor, Niche::tissue, day);
  };
  EXPECT_EQ(at(0).opc, 0);
  EXPECT_GT(at(1).neuron, at(1).opc);
  EXPECT_GT(at(365).opc, 100 * at(365).neuron);
}

/// Time from commitment to maturity: Erlang, mean the parameter, variance mean^2 / stages.
TEST(Commit, MaturesAfterAnErlangTime) {
  constexpr std::size_t n = 20000;
  constexpr std::uint32_t steps = 600;
  Committed cells(n, CellType::astrocyte, Niche::tissue);
  std::vector<double> day(n, -1);
  const double width = 4;
  for (std::uint32_t i = 0; i < steps; ++i) {
    const std::vector<double> since{width * i};
    commit(commit_data, test::rule_key, {i, width, since},
           {cells.cells, cells.cells, cells.where, cells.types, cells.stages, cells.died});
    for (std::size_t c = 0; c < n; ++c)
      if (day[c] < 0 && is_mature(commit_data, cells.types[c], cells.stages[c]))
        day[c] = width * (i + 0.5);
  }
  double mean = 0, square = 0;
  for (const double d : day) {
    ASSERT_GT(d, 0);
    mean += d / n;
    square += d * d / n;
  }
  const double expected = commit_data.astrocyte;
  const double variance = expected * expected / commit_data.stages;
  EXPECT_NEAR(mean, expected, 6.2 * std::sqrt(variance / n));
  // Rounding to steps adds width^2 / 12; kurtosis of Erlang-k is 3 + 6/k.
  EXPECT_NEAR(square - mean * mean, variance + width * width / 12,
              6.2 * variance * std::sqrt((2 + 6 / commit_data.stages) / n));
}

TEST(Commit, NeuronsDieInFluidAndNowhereElse) {
  constexpr std::size_t n = 20000;
  for (const CellType type : {CellType::motor_neuron, CellType::interneuron}) {
    Committed tissue(n, type, Niche::tissue), fluid(n, type, Niche::fluid);
    tissue.live(commit_data, 5, 2);
    fluid.live(commit_data, 5, 2);
    EXPECT_EQ(tissue.count([&](std::size_t i) { return tissue.dead[i] != 0; }), 0u);
    // live() goes on with the dead, who may die again: the union is what it would be.
    const double gone = 1 - std::exp(-5 * commit_data.fluid_neuron_death);
    EXPECT_GT(test::binomial_p_value(fluid.count([&](std::size_t i) { return fluid.dead[i] != 0; }),
                                     n, gone),
              test::alpha);
  }
}

TEST(Commit, WhatIsDoneStaysAsItIs) {
  for (const CellType type :
       {CellType::oligodendrocyte, CellType::mesenchymal, CellType::pluripotent}) {
    Committed cells(1000, type, Niche::fluid);
    cells.live(commit_data, 1000, 3);
    EXPECT_EQ(cells.count([&](std::size_t i) { return cells.types[i] == type; }), 1000u);
    EXPECT_EQ(cells.count([&](std::size_t i) { return cells.dead[i] != 0; }), 0u);
  }
}

TEST(Commit, IsThePlainRuleForEveryInstructionSet) {
  constexpr std::size_t n = 3001;
  Committed start(n, CellType::motor_neuron_progenitor, Niche::tissue);
  for (std::size_t i = 0; i < n; ++i) {
    start.types[i] = product::every_cell_type[i % product::cell_types];
    start.where[i] = i % 2 == 0 ? Compartment::parenchyma : Compartment::suspended;
    start.stages[i] = static_cast<std::uint8_t>(i % 5 < 3 ? 0 : i % 5);
  }
  const std::vector<double> since{40};
  Committed plain = start;
  commit_plain(commit_data, test::rule_key, {3, 6, since},
               {plain.cells, plain.cells, plain.where, plain.types, plain.stages, plain.died});
  EXPECT_NE(plain.types, start.types);
  EXPECT_NE(plain.stages, start.stages);
  EXPECT_NE(plain.died, start.died);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    Committed fast = start;
    commit(commit_data, test::rule_key, {3, 6, since},
           {fast.cells, fast.cells, fast.where, fast.types, fast.stages, fast.died});
    EXPECT_EQ(fast.types, plain.types) << target.name;
    EXPECT_EQ(fast.stages, plain.stages) << target.name;
    EXPECT_EQ(fast.died, plain.died) << target.name;
  }
}

}  // namespace
}  // namespace caudata::graft
