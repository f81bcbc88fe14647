// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <type_traits>

#include "core/contract.hpp"
#include "graft/state_visit.hpp"
#include "graft/tissue/cell_kinds.hpp"
#include "graft/tissue/tissue.hpp"

/// Checkpoints of the cells of the cord.
namespace caudata::graft {
namespace {

core::Issue tissue_unreadable() {
  return {core::Severity::error,
          "graft.checkpoint",
          {},
          "the state of the cells in the cord does not fit this graft",
          "it was written for another case, or its bytes are damaged",
          "start afresh"};
}

}  // namespace

/// Not here: what follows from site, parameters and key; neighbours and the lesion of the day,
/// which every step finds anew; places that were vacated within a step.
template <class V, class Self>
void Tissue::visit_state(V& v, Self& self) {
  v(self.number_);
  v(self.starved_), v(self.neurons_), v(self.thickest_), v(self.most_packing_);
  v(self.ledger_), v(self.dead_);
  v(self.fluid_), v(self.tumours_);
  v(self.cells_), v(self.fields_), v(self.forest_);
}

void Tissue::write(ByteWriter& out) const {
  StateWriter writer(out);
  visit_state(writer, *this);
}

std::vector<std::byte> Tissue::state() const {
  ByteWriter out;
  write(out);
  return out.take();
}

bool Tissue::has_cells_that_can_be() const {
  const auto known = [](const CellKind& kind) {
    return kind.type < product::cell_types && kind.compartment < compartments &&
           kind.surface < surfaces;
  };
  const auto injected = [this](CellId clone) {
    return dose_of(clone) < std::min(site_.doses.size(), site_.dose_hours.size()) &&
           index_of(clone) < site_.doses[dose_of(clone)].all();
  };
  return std::ranges::all_of(cells_.kinds(), known) &&
         std::ranges::all_of(cells_.clones(), injected) &&
         std::ranges::find(cells_.ids(), CellId{0}) == cells_.ids().end();
}

core::Issues Tissue::read(ByteReader& in) {
  EXPECTS(cells_.size() == 0);
  StateReader reader(in);
  visit_state(reader, *this);
  core::Issues issues;
  if (!reader.whole() || !has_cells_that_can_be()) issues.add(tissue_unreadable());
  return issues;
}

core::Issues Tissue::restore(std::span<const std::byte> state) {
  ByteReader in(state);
  core::Issues issues = read(in);
  if (!issues.has_errors() && !in.at_end()) issues.add(tissue_unreadable());
  return issues;
}

}  // namespace caudata::graft
