// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::anatomy {

/// An ellipse whose axes lie along y (the patient's left) and z (dorsal). [mm]
struct Ellipse {
  double half_y{0}, half_z{0};
  double centre_y{0}, centre_z{0};
};

/// The ellipse of a given area [mm^2] whose width is `aspect` times its height.
Ellipse ellipse_of(double area, double aspect);

double area(const Ellipse& ellipse);

/// Exact to round-off: Gauss's arithmetic-geometric mean.
double perimeter(const Ellipse& ellipse);

/// Distance from (0, 0) to the ellipse along the direction (y, z), a unit vector; -1 where (0, 0)
/// does not lie inside.
double reach(const Ellipse& ellipse, double y, double z);

}  // namespace caudata::anatomy
