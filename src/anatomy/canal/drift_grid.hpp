// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/canal_grid.hpp"
#include "anatomy/canal/oscillation.hpp"
#include "anatomy/canal/stream_function.hpp"

namespace caudata::anatomy {

/// What a cell in this canal feels in this posture: geometry, Lagrangian mean drift, mixing, wall
/// shear, regions, lesion, block. nx, na >= 3 and nw >= 1; the walls must not cross (check).
///
/// The drift along the canal is steady streaming and Stokes drift of the plane Womersley flow in
/// the local gap (Sanchez 2018, Lawrence 2019) with the steady pressure that lets no section carry
/// a net flow. Each layer is made to carry none either, which keeps the mean over the depth and
/// leaves out only what a motion across the gap would close; mixing crosses the gap in seconds.
/// What flows around follows from continuity. Changes along x are smoothed over one gap's width,
/// the limit of the theory. Both walls are still and smooth; the drift does not cross either end.
///
/// With a block the drift is that without, times the square of the relative stroke volume.
CanalGrid drift_grid(const Canal& canal, const CanalFlow& flow, Posture posture, GridSize size);

/// Flux of the drift along x through each cell and layer [mm^3/s], not smoothed, without block.
LayerField drift_flux(const GapField& field, const Oscillation& leading, const CanalFlow& flow,
                      std::uint32_t layers);

}  // namespace caudata::anatomy
