// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "core/issue.hpp"
#include "product/cell_type.hpp"

namespace caudata::product {

/// Shares of the living cells by type; they add up to 1.
struct Composition {
  std::array<double, cell_types> fraction{};

  double operator[](CellType type) const { return fraction[index(type)]; }
  double& operator[](CellType type) { return fraction[index(type)]; }
  friend bool operator==(const Composition&, const Composition&) = default;
};

/// How far from 1 the fractions of a composition may add up: they are written as decimals.
inline constexpr double most_rounding_of_fractions = 1e-9;

/// Fractions outside [0, 1] or that do not add up to 1.
core::Issues check(const Composition& composition);

/// Motor neuron progenitors among the living cells that are not pluripotent; 0 if there are none.
double purity(const Composition& composition);

}  // namespace caudata::product
