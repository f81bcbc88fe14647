// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "graft/cell_id.hpp"
#include "graft/compartment.hpp"
#include "graft/surface.hpp"
#include "product/cell_type.hpp"

namespace caudata::graft {

/// Cells of one block side by side, as the rules read them.
struct LivingBlock {
  explicit LivingBlock(std::size_t n)
      : clones(n),
        types(n),
        before(n),
        where(n),
        surface(n),
        oxygen(n),
        glucose(n),
        hazard(n),
        inflammation(n),
        density(n),
        packing(n),
        entry(n),
        stages(n),
        died(n),
        dies(n),
        enters(n),
        births(n) {}

  std::size_t size() const { return types.size(); }

  std::vector<CellId> clones;
  std::vector<product::CellType> types, before;
  std::vector<Compartment> where;
  std::vector<Surface> surface;
  std::vector<float> oxygen, glucose;              // [mM]
  std::vector<float> hazard, inflammation;         // of starving; [1/d]
  std::vector<float> density, packing;             // [1/mm^3] in the cord, share of space
  std::vector<float> entry;                        // [1/d]
  std::vector<std::uint8_t> stages;                // of commitment
  std::vector<std::uint8_t> died;                  // of commitment
  std::vector<std::uint8_t> dies, enters, births;  // what befalls it
};

}  // namespace caudata::graft
