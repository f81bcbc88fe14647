// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/cells/cells.hpp"
#include "graft/compartment.hpp"
#include "graft/surface.hpp"
#include "product/cell_type.hpp"

/// The small states of a cell by their names.
namespace caudata::graft {

constexpr product::CellType type_of(const CellKind& kind) {
  return static_cast<product::CellType>(kind.type);
}
constexpr Compartment compartment_of(const CellKind& kind) {
  return static_cast<Compartment>(kind.compartment);
}
constexpr Surface surface_of(const CellKind& kind) { return static_cast<Surface>(kind.surface); }

}  // namespace caudata::graft
