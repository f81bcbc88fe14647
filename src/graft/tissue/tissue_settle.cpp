// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/elementary.hpp"
#include "graft/tissue/cell_kinds.hpp"
#include "graft/tissue/tissue.hpp"

/// Cells that come to adhere to the cord, and the piles they lie in.
namespace caudata::graft {
namespace {

constexpr double settle_um_per_mm = 1000;
constexpr std::size_t settle_block = 8192;

Cell settled_cell(const Arrival& s, const Sphere& sphere, product::CellType type) {
  Cell cell;
  cell.id = cell.clone = s.id;
  cell.sphere = sphere;
  cell.kind.type = static_cast<std::uint8_t>(type);
  cell.kind.compartment = static_cast<std::uint8_t>(Compartment::adherent);
  cell.kind.surface = static_cast<std::uint8_t>(s.surface);
  cell.oxygen_debt = s.oxygen_debt;
  return cell;
}

}  // namespace

void Tissue::settle(std::vector<Arrival> arrivals) {
  if (arrivals.empty()) return;
  std::vector<std::uint32_t> in_patch = piles().cells;
  std::sort(arrivals.begin(), arrivals.end(),
            [](const Arrival& a, const Arrival& b) { return a.id < b.id; });
  std::vector<Cell> cells;
  cells.reserve(arrivals.size());
  for (const Arrival& s : arrivals) {
    const double x = double{s.x}, azimuth = double{s.azimuth};
    const double radius = double{s.radius} / settle_um_per_mm;  // [mm]
    const auto foot = surface_.point(x, azimuth, 0);
    const std::size_t patch = patches_.at(foot[0], foot[1], foot[2]);
    // Those that came before lie below: as many layers as the patch is covered times.
    const double covered = in_patch[patch]++ * 4 * radius * radius / patches_.area(patch);
    const auto at = surface_.point(x, azimuth, radius + 2 * radius * std::floor(covered));
    cells.push_back(settled_cell(s, sphere_in_canal(at, s.radius), type_at_release(s.id)));
  }
  place(cells);
}

Tissue::Piles Tissue::piles() const {
  const auto spheres = cells_.spheres();
  const auto kinds = cells_.kinds();
  const std::size_t n = cells_.size();
  Piles piles{std::vector<std::uint32_t>(patches_.size()), PageVector<std::uint32_t>(n)};
  team_.for_each_block((n + settle_block - 1) / settle_block, [&](std::size_t b, unsigned) {
    for (std::size_t i = b * settle_block; i < std::min(n, (b + 1) * settle_block); ++i) {
      if (compartment_of(kinds[i]) != Compartment::adherent) continue;
      const auto at = canal_position(spheres[i]);
      piles.patch[i] = static_cast<std::uint32_t>(patches_.at(at[0], at[1], at[2]));
    }
  });
  for (std::size_t i = 0; i < n; ++i)
    if (compartment_of(kinds[i]) == Compartment::adherent) ++piles.cells[piles.patch[i]];
  return piles;
}

}  // namespace caudata::graft
