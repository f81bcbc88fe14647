// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "core/result.hpp"
#include "graft/course/graft_result.hpp"

/// Files of VTKHDF 1.0, which ParaView 5.10 and VTK 9.1 read. Lengths in mm; the time
/// [h] is the attribute time_h of the group VTKHDF.
namespace caudata::io {

/// The drawn cells of a snapshot as the vertices of an unstructured grid. Point data: id, clone
/// (unsigned 64 bit), type, compartment, surface (numbers of the enums; surface 255 where the cell
/// is not adherent), radius_um, time_h. Issue `io.write`.
core::Result<void> write_vtkhdf(const std::filesystem::path& file, const graft::Snapshot& snapshot);

/// A field as image data with one point array of its name. Issue `io.write`.
core::Result<void> write_vtkhdf(const std::filesystem::path& file, const graft::FieldSlice& field);

/// What a cell that is not adherent has in the place of its surface.
inline constexpr std::uint8_t no_surface = 255;

}  // namespace caudata::io
