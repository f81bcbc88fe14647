// SPDX-License-Identifier: Apache-2.0
#include "design/unit_probability_mass.hpp"

#include <array>
#include <limits>

#include "core/contract.hpp"
#include "design/beta_tail.hpp"
#include "design/tie.hpp"

namespace caudata::design {
namespace {

/// Per move, the greatest unit mass so far; -inf: no interval of that move.
struct Greatest {
  static constexpr double none = -std::numeric_limits<double>::infinity();
  std::array<double, 3> mass{none, none, none};

  double& of(Move move) { return mass[static_cast<std::size_t>(move)]; }

  Judgement judgement() {
    const double stay = of(Move::stay), up = of(Move::escalate), down = of(Move::de_escalate);
    if (down >= up - tie && down >= stay - tie) return {Move::de_escalate, lead(down, up, stay)};
    if (stay >= up - tie) return {Move::stay, lead(stay, up, down)};
    return {Move::escalate, lead(up, down, stay)};
  }

 private:
  static std::optional<double> lead(double chosen, double a, double b) {
    const double next = std::max(a, b);
    if (next == none) return std::nullopt;
    return std::max(0.0, chosen - next);
  }
};

}  // namespace

std::vector<Judgement> greatest_unit_mass(int n, std::span<const ProbabilityInterval> intervals) {
  EXPECTS(!intervals.empty());
  std::vector<Greatest> greatest(static_cast<std::size_t>(n) + 1);
  for (const auto& [lower, upper, move] : intervals) {
    EXPECTS(lower < upper);
    const std::vector<double> above_lower = posterior_above(n, lower);
    const std::vector<double> above_upper = posterior_above(n, upper);
    for (std::size_t y = 0; y < greatest.size(); ++y) {
      const double mass = (above_lower[y] - above_upper[y]) / (upper - lower);
      greatest[y].of(move) = std::max(greatest[y].of(move), mass);
    }
  }
  std::vector<Judgement> judgements;
  for (Greatest& g : greatest) judgements.push_back(g.judgement());
  return judgements;
}

std::vector<ProbabilityInterval> equal_intervals(double lower, double upper, ShortIntervals ends) {
  const double length = upper - lower;
  std::vector<ProbabilityInterval> intervals{{lower, upper, Move::stay}};
  const auto add = [&](double from, double to, Move move) {
    const bool whole = to - from > length - tie;
    if (to - from > tie && (whole || ends == ShortIntervals::keep)) {
      intervals.push_back({from, to, move});
    }
  };
  for (int i = 1; lower - (i - 1) * length > tie; ++i) {
    add(std::max(0.0, lower - i * length), lower - (i - 1) * length, Move::escalate);
  }
  for (int i = 1; upper + (i - 1) * length < 1 - tie; ++i) {
    add(upper + (i - 1) * length, std::min(1.0, upper + i * length), Move::de_escalate);
  }
  return intervals;
}

}  // namespace caudata::design
