// SPDX-License-Identifier: Apache-2.0
#include "design/mtd_selection.hpp"

#include <cmath>

#include "core/contract.hpp"
#include "design/beta_tail.hpp"
#include "design/isotonic.hpp"

namespace caudata::design {
namespace {

constexpr double pseudo_count = 0.05;  // prior Beta(0.05, 0.05)
constexpr double tie_step = 1e-10;     // per treated dose, as select.mtd

struct Treated {
  std::array<int, max_doses> dose;
  std::array<double, max_doses> estimate, weight;
  std::size_t count{0};

  void add(int at, Tally tally) {
    const double a = tally.dlt + pseudo_count;
    const double b = tally.evaluable - tally.dlt + pseudo_count;
    const double sum = a + b;
    dose[count] = at;
    estimate[count] = a / sum;
    weight[count] = sum * sum * (sum + 1) / (a * b);
    ++count;
  }
};

Treated treated_doses(std::span<const Tally> tally) {
  Treated treated;
  for (std::size_t dose = 0; dose < tally.size(); ++dose) {
    if (tally[dose].evaluable > 0) treated.add(static_cast<int>(dose), tally[dose]);
  }
  return treated;
}

/// Distance from the target with ties broken upwards along the ladder.
double distance(const Treated& treated, std::size_t i, double target) {
  return std::abs(treated.estimate[i] + tie_step * static_cast<double>(i + 1) - target);
}

std::size_t nearest(const Treated& treated, double target) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < treated.count; ++i) {
    if (distance(treated, i, target) < distance(treated, best, target)) best = i;
  }
  return best;
}

std::optional<double> lead(const Treated& treated, std::size_t best, double target) {
  std::optional<double> least;
  const double own = std::abs(treated.estimate[best] - target);
  for (std::size_t i = 0; i < treated.count; ++i) {
    if (treated.estimate[i] == treated.estimate[best]) continue;
    const double farther = std::abs(std::abs(treated.estimate[i] - target) - own);
    if (!least || farther < *least) least = farther;
  }
  return least;
}

}  // namespace

bool overly_toxic(Tally tally, double target, double cutoff) {
  if (tally.evaluable < least_for_elimination || tally.dlt == 0) return false;
  return posterior_above(tally.dlt, tally.evaluable, target) > cutoff;
}

int doses_not_overly_toxic(std::span<const Tally> tally, double target, double cutoff) {
  int dose = 0;
  for (const Tally& t : tally) {
    if (overly_toxic(t, target, cutoff)) break;
    ++dose;
  }
  return dose;
}

MtdSelection select_mtd(std::span<const Tally> admissible, double target) {
  EXPECTS(admissible.size() <= max_doses);
  Treated treated = treated_doses(admissible);
  if (treated.count == 0) return {};
  make_isotonic(std::span(treated.estimate).first(treated.count),
                std::span(treated.weight).first(treated.count));
  const std::size_t best = nearest(treated, target);
  MtdSelection selection{treated.dose[best], lead(treated, best, target), {}};
  for (std::size_t i = 0; i < treated.count; ++i) {
    selection.estimate[static_cast<std::size_t>(treated.dose[i])] = treated.estimate[i];
  }
  return selection;
}

}  // namespace caudata::design
