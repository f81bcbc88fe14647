// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/axis_profile.hpp"
#include "anatomy/canal/canal_axis.hpp"
#include "anatomy/canal/canal_person.hpp"
#include "anatomy/canal/ellipse.hpp"

namespace caudata::anatomy {

/// The canal cut across at x. Areas [mm^2].
struct CanalSection {
  double cord{0};     // 0 caudal of the conus
  double roots{0};    // of all roots together
  double strands{0};  // how many
  Ellipse inner;      // the cord or, where that is larger, the bundle of roots; centred
  Ellipse dura;       // its centre off the inner wall's by posture
};

/// Surfaces a cell can meet [mm^2]; `pia` without the lesion.
struct CanalSurfaces {
  double pia{0}, dura{0}, roots{0}, lesion{0};
  double all() const { return pia + dura + roots + lesion; }
};

/// Volumes [mm^3]; dura = fluid + cord + roots.
struct CanalVolumes {
  double fluid{0}, dura{0}, cord{0}, roots{0};
};

struct CanalInterval {
  double from{0}, to{0};  // [mm]
  bool contains(double x) const { return from <= x && x < to; }
};

/// Geometry of one person's spinal subarachnoid space: an annulus between two ellipses along a
/// straight axis. The frame's origin is the centre of the inner wall's section, all along.
///
/// The section of the dural sac is a profile through nine levels scaled to a mean; the cord's is
/// that of anatomy::Cord, smooth between the middles of segments, its tip pointed. Neglected:
/// curvature, the slope of the walls in areas, ligaments, the space between roots of the bundle as
/// a way for flow.
class Canal {
 public:
  Canal(const Cord& cord, const CanalParameters& parameters, const CanalPerson& person);

  const CanalAxis& axis() const { return axis_; }
  const CanalParameters& parameters() const { return parameters_; }
  const CanalPerson& person() const { return person_; }
  double length() const { return axis_.length(); }

  /// Upright: the inner wall in the middle of the sac.
  CanalSection section(double x) const;
  /// The inner wall sunk to the dependent side.
  CanalSection section(double x, const Gravity& gravity) const;

  /// Between two positions, each within [0, length()]; midpoint rule over 1/4 mm.
  CanalVolumes volumes(double from, double to) const;
  CanalSurfaces surfaces(double from, double to) const;

  /// Empty (from = to = 0) without injury.
  CanalInterval lesion() const;
  CanalInterval block() const;
  /// Open share of the section, 1 but for the block.
  double passage(double x) const;

 private:
  double bundle(double strands) const;

  CanalParameters parameters_;
  CanalPerson person_;
  CanalAxis axis_;
  AxisProfile cord_, aspect_, dura_;
  double dura_scale_;
};

/// Distance from the section's centre to the inner wall along an azimuth [turns], and from there
/// to the dura, negative where the walls cross [mm].
struct CanalRay {
  double inner{0}, gap{0};
};
CanalRay ray(const CanalSection& section, double azimuth);

}  // namespace caudata::anatomy
