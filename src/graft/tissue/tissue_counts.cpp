// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue_counts.hpp"

#include "graft/tissue/cell_kinds.hpp"

namespace caudata::graft {

void count(const Tissue& tissue, Snapshot& snapshot) {
  const auto spheres = tissue.cells().spheres();
  const auto kinds = tissue.cells().kinds();
  const auto& axis = tissue.site().canal.axis();
  for (std::size_t i = 0; i < spheres.size(); ++i) {
    const auto at = canal_position(spheres[i]);
    const std::size_t region = axis.region(at[0]);
    ++snapshot.by_region[kinds[i].compartment][region];
    ++snapshot.living_by_type[kinds[i].type];
    if (compartment_of(kinds[i]) != Compartment::adherent) continue;
    ++snapshot.adherent_by_surface[kinds[i].surface];
    ++snapshot.adherent_to_cord[region];
    if (surface_of(kinds[i]) == Surface::lesion && at[2] > 0) ++snapshot.lesion_adherent_dorsal;
  }
  for (std::size_t region = 0; region < canal_regions; ++region)
    snapshot.by_region[static_cast<std::size_t>(Compartment::dead)][region] +=
        tissue.dead()[region];
  snapshot.starved += tissue.starved();
}

void draw(const Tissue& tissue, double share, std::vector<DrawnCell>& cells) {
  for (std::size_t i = 0; i < tissue.cells().size(); ++i) {
    const CellId id = tissue.cells().ids()[i];
    if (double{uniform_of(tissue.key().words(id, 0, Purpose::draw)[0])} >= share) continue;
    const Cell cell = tissue.cells()[i];
    const auto at = canal_position(cell.sphere);
    cells.push_back({static_cast<float>(at[0]), static_cast<float>(at[1]),
                     static_cast<float>(at[2]), cell.id, cell.clone, type_of(cell.kind),
                     compartment_of(cell.kind), surface_of(cell.kind), cell.sphere.radius});
  }
}

}  // namespace caudata::graft
