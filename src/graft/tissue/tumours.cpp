// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tumours.hpp"

#include <algorithm>

namespace caudata::graft {
namespace {

template <class IsOne>
std::vector<CellId> injected_founders(std::span<const Founder> cells, const IsOne& is_one) {
  std::vector<CellId> some;
  for (const Founder& f : cells)
    if (was_injected(f.cell) && is_one(f.type)) some.push_back(f.cell);
  return some;
}

bool is_pluripotent(product::CellType type) { return type == product::CellType::pluripotent; }
bool is_progenitor(product::CellType type) {
  return type == product::CellType::motor_neuron_progenitor ||
         type == product::CellType::other_progenitor;
}

}  // namespace

void Tumours::found(std::span<const Founder> cells, Compartment where) {
  found_of(p_.teratoma, injected_founders(cells, is_pluripotent), take_there(p_, where), true);
  if (where == Compartment::parenchyma)
    found_of(p_.overgrowth, injected_founders(cells, is_progenitor), p_.overgrowth_take, false);
}

void Tumours::found_of(const GrowthParameters& growth, std::span<const CellId> cells, double take,
                       bool pluripotent) {
  const std::vector<double> k(cells.size(), take);
  std::vector<std::uint8_t> founds(cells.size());
  found_clones(growth, key_, cells, k, founds);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (founds[i] == 0) continue;
    const bool known =
        std::ranges::any_of(clones_, [&](const TumourClone& c) { return c.founder == cells[i]; });
    if (!known) clones_.push_back({cells[i], pluripotent, 1});
  }
}

void Tumours::grow(std::uint32_t day) {
  for (const bool pluripotent : {true, false}) {
    std::vector<CellId> founders;
    std::vector<double> sizes;
    for (const TumourClone& clone : clones_)
      if (clone.pluripotent == pluripotent) {
        founders.push_back(clone.founder);
        sizes.push_back(clone.cells);
      }
    grow_clones(pluripotent ? p_.teratoma : p_.overgrowth, key_, day, 1, founders, sizes);
    std::size_t i = 0;
    for (TumourClone& clone : clones_)
      if (clone.pluripotent == pluripotent) clone.cells = sizes[i++];
  }
}

}  // namespace caudata::graft
