// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/tumour_growth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/rules/candidates.hpp"

namespace caudata::graft {
namespace {

constexpr double tumour_ln2 = 0x1.62e42fefa39efp-1;

double net_rate(const GrowthParameters& p) { return tumour_ln2 / p.doubling; }

/// Gompertz: ln(largest / N) falls at this rate [1/d].
double gompertz_rate(const GrowthParameters& p) {
  return net_rate(p) / core::log(p.largest / p.slowing);
}

/// Days of expected growth between two sizes, both >= slowing.
double gompertz_days(const GrowthParameters& p, double from, double to) {
  const double ratio = core::log(p.largest / from) / core::log(p.largest / to);
  return core::log(ratio) / gompertz_rate(p);
}

/// P(size after `days` >= m and the family never dies out | it never dies out), m a whole number.
double reaches_by_chance(const BirthDeath& bd, double m, double days) {
  const double q = bd.death / bd.birth, more = bd.more(days);
  // Of those that are m or more some die out later: the sum of P(n) q^n from m on.
  const double all = core::exp((m - 1) * core::log1p(-bd.one_more_less(days)));
  const double doomed = all * core::pow(q, m) * bd.one_more_less(days) / (1 - q * more);
  return bd.alive(days) * (all - doomed) / bd.established();
}

/// Descendants of one cell after a step, by inversion: none with `extinct`, otherwise geometric.
double descendants(double uniform, double extinct, double log_more) {
  if (uniform < extinct || log_more == -std::numeric_limits<double>::infinity())
    return uniform < extinct ? 0 : 1;
  const double within = (uniform - extinct) / (1 - extinct);
  const double further = core::log1p(-within) / log_more;
  return 1 + static_cast<double>(static_cast<std::int64_t>(further));
}

double after_step_by_chance(const BirthDeath& bd, const GraftKey& key, std::uint32_t step,
                            double days, CellId clone, double size) {
  const double extinct = bd.extinct(days), log_more = core::log1p(-bd.one_more_less(days));
  const auto members = static_cast<std::uint32_t>(size);
  double sum = 0;
  for (std::uint32_t member = 0; member < members; ++member) {
    const auto words = key.words(clone, step, Purpose::escape, member);
    sum += descendants(uniform_of(words[0], words[1]), extinct, log_more);
  }
  return sum;
}

}  // namespace

BirthDeath birth_death(const GrowthParameters& p) {
  const double birth = net_rate(p) / (1 - p.turnover);
  return {birth, birth * p.turnover};
}

double grown(const GrowthParameters& p, double cells, double days) {
  if (cells >= p.largest) return cells;
  if (cells < p.slowing) {
    const double free_days = core::log(p.slowing / cells) / net_rate(p);
    if (days <= free_days) return cells * core::exp(net_rate(p) * days);
    return grown(p, p.slowing, days - free_days);
  }
  const double below = core::log(p.largest / cells) * core::exp(-gompertz_rate(p) * days);
  return p.largest * core::exp(-below);
}

double days_to_grow(const GrowthParameters& p, double from, double to) {
  EXPECTS(from > 0 && to > from);
  if (to >= p.largest) return std::numeric_limits<double>::infinity();
  const double free_end = std::min(to, p.slowing);
  const double free_days = from < free_end ? core::log(free_end / from) / net_rate(p) : 0;
  return to > p.slowing ? free_days + gompertz_days(p, std::max(from, p.slowing), to) : free_days;
}

double reaches(const GrowthParameters& p, double size, double days) {
  if (size <= 1) return 1;
  const double by_chance = std::min(size, p.slowing);
  const double expected = size > by_chance ? days_to_grow(p, by_chance, size) : 0;
  if (days <= expected) return 0;
  return std::clamp(reaches_by_chance(birth_death(p), std::ceil(by_chance), days - expected), 0.0,
                    1.0);
}

void grow_clones(const GrowthParameters& p, const GraftKey& key, std::uint32_t step, double days,
                 std::span<const CellId> clones, std::span<double> sizes) {
  EXPECTS(clones.size() == sizes.size());
  const BirthDeath bd = birth_death(p);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (sizes[i] <= 0) continue;
    sizes[i] = sizes[i] < chance_below
                   ? after_step_by_chance(bd, key, step, days, clones[i], sizes[i])
                   : grown(p, sizes[i], days);
  }
}

}  // namespace caudata::graft
