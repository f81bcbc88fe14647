// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graft/graft_key.hpp"
#include "graft/rules/birth_death.hpp"

/// Growth of a clone that does not stop: a birth-death process while it is small, then the expected
/// growth, exponential up to a size at which supply runs short, Gompertz from there on:
/// dN/dt = r N ln(largest / N) / ln(largest / slowing), with the exponential rate r at the joint.
/// Neglected: differentiation and death of clones by treatment or rejection.
namespace caudata::graft {

struct GrowthParameters {
  double doubling;          // [d], net
  double turnover;          // deaths per birth
  double slowing, largest;  // cells
};
template <class V>
void visit(V& v, GrowthParameters& p) {
  v("doubling", p.doubling);
  v("turnover", p.turnover);
  v("slowing", p.slowing);
  v("largest", p.largest);
}

/// [1/d]
BirthDeath birth_death(const GrowthParameters& p);

/// Size after `days` of expected growth from `cells` > 0.
double grown(const GrowthParameters& p, double cells, double days);

/// Days of expected growth from `from` to `to` > from; infinite if `to` is not below largest.
double days_to_grow(const GrowthParameters& p, double from, double to);

/// Probability that a clone of one cell has `size` cells or more after `days`, given that it never
/// dies out: the exact law of the process where it still grows exponentially, and for larger sizes
/// that of the size from which the rest is expected growth.
double reaches(const GrowthParameters& p, double size, double days);

/// Below this size clones change by chance, cell by cell. What chance does later is left out: some
/// per cent of the size, a small part of one doubling.
inline constexpr double chance_below = 4096;

/// One step of clones: sizes in whole cells below chance_below, 0 for those that died out.
void grow_clones(const GrowthParameters& p, const GraftKey& key, std::uint32_t step, double days,
                 std::span<const CellId> clones, std::span<double> sizes);

}  // namespace caudata::graft
