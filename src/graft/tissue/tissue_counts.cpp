// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "graft/tissue/tissue.hpp"

/// What an output says of the cells of the cord.
namespace caudata::graft {

void Tissue::count(Snapshot& snapshot) const {
  const auto spheres = cells_.spheres();
  const auto kinds = cells_.kinds();
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const auto at = canal_position(spheres[i]);
    const std::size_t region = region_of(at[0]);
    ++snapshot.by_region[kinds[i].compartment][region];
    ++snapshot.living_by_type[kinds[i].type];
    if (static_cast<Compartment>(kinds[i].compartment) != Compartment::adherent) continue;
    ++snapshot.adherent_by_surface[kinds[i].surface];
    ++snapshot.adherent_to_cord[region];
    if (static_cast<Surface>(kinds[i].surface) == Surface::lesion && at[2] > 0)
      ++snapshot.lesion_adherent_dorsal;
  }
  for (std::size_t region = 0; region < canal_regions; ++region)
    snapshot.by_region[static_cast<std::size_t>(Compartment::dead)][region] += dead_[region];
  snapshot.starved += starved_;
}

std::uint64_t Tissue::living(product::CellType type) const {
  std::uint64_t n = 0;
  for (const CellKind& kind : cells_.kinds()) n += kind.type == product::index(type) ? 1u : 0u;
  return n;
}

void Tissue::draw(double share, std::vector<DrawnCell>& cells) const {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const CellId id = cells_.ids()[i];
    if (double{uniform_of(key_.words(id, 0, Purpose::draw)[0])} >= share) continue;
    const Cell cell = cells_[i];
    const auto at = canal_position(cell.sphere);
    cells.push_back({static_cast<float>(at[0]), static_cast<float>(at[1]),
                     static_cast<float>(at[2]), cell.id, cell.clone,
                     static_cast<product::CellType>(cell.kind.type),
                     static_cast<Compartment>(cell.kind.compartment),
                     static_cast<Surface>(cell.kind.surface), cell.sphere.radius});
  }
}

}  // namespace caudata::graft
