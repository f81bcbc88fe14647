// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/field.hpp"

#include "core/contract.hpp"

namespace caudata::graft {

Field::Field(const VoxelGrid& of, float everywhere)
    : grid(of),
      values(of.stored(), everywhere),
      remainder{AlignedFloats(of.rows_rounded() * of.n[2]), AlignedFloats(of.pitch() * of.n[2]),
                AlignedFloats(of.plane())} {}

void fill(Field& field, const VoxelMask& mask, Medium medium, float value) {
  EXPECTS(field.grid == mask.grid());
  const auto& media = mask.media();
  for (std::size_t i = 0; i < media.size(); ++i)
    if (media[i] == static_cast<std::uint8_t>(medium)) field.values[i] = value;
}

}  // namespace caudata::graft
