// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "graft/cells/mechanics.hpp"

namespace caudata::graft {

/// How finely the cells of the cord are computed: all numerical choices of tissue, no biology. What
/// each costs in accuracy is said beside it, with the test that shows it where there is one. Those
/// of pushing in general stand at MechanicsOptions, the voxels and step lengths of the fields at
/// TissueFields. Sizes of blocks of work are not here: no result depends on them.
struct TissueNumerics {
  /// Steps of diffusion in one of the cells: six minutes, as long as the longest of pushing.
  static constexpr std::size_t field_steps = 10;

  /// [mm] of path of a growth cone at a time: a voxel of the fields holds five to ten. Paths do not
  /// depend on how time is cut (Axons.PathsDoNotDependOnHowTimeIsCut) and spread as the law of the
  /// persistent walk says at this length (Axons.SpreadAsAPersistentWalk).
  static constexpr double axon_step = 0.05;

  /// Axons that are followed, of the neurons born first: a standard error of 0.35 % in a share of
  /// one half.
  static constexpr std::uint64_t most_axons = 20000;

  /// [um/min], 7 um a day: below it cells count as at rest. Two that overlap by a tenth part thirty
  /// times faster. A sleeper is off by no more than it would have crept
  /// (MechanicsLaw.SleepersAreOffByNoMoreThanTheyWouldHaveCrept).
  static constexpr double rest_speed = 0.005;

  /// Share of the full volume from which on a cell counts as grown: radii are then 0.03 % short,
  /// and a tissue that does not divide can come to rest.
  static constexpr float grown = 0.999f;

  /// [mm] between tabulated sections of the cord; half axes are linear between them, 0.05 mm off at
  /// most (CordSurface.IsTheInnerWallOfTheCanal).
  static constexpr double section_pitch = 0.5;

  /// [mm] inside the surface from where on no cell can feel it: more than the radius of any cell,
  /// otherwise the exact distance is taken. No result depends on it.
  static constexpr double deep_margin = 0.05;

  /// Piles are as thick as their patch is full: patches of a millimetre by a 32nd of the
  /// circumference, an even number. Smaller ones would hold too few cells to be a pile where one
  /// stands for many. Their area is 0.3 % short (SurfacePatches.AreTheWholeSurface).
  static constexpr double patch_length = 1;
  static constexpr std::size_t patches_around = 32;

  static MechanicsOptions mechanics() {
    MechanicsOptions options;
    options.rest_speed = rest_speed;
    return options;
  }
};

}  // namespace caudata::graft
