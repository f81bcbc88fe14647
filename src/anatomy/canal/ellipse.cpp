// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/ellipse.hpp"

#include <cmath>
#include <numbers>

namespace caudata::anatomy {

Ellipse ellipse_of(double area, double aspect) {
  const double half_z = std::sqrt(area / (std::numbers::pi * aspect));
  return {aspect * half_z, half_z};
}

double area(const Ellipse& ellipse) { return std::numbers::pi * ellipse.half_y * ellipse.half_z; }

double perimeter(const Ellipse& ellipse) {
  constexpr int rounds = 8;  // digits double each round; enough for axes of 1 : 10^6
  double a = ellipse.half_y, b = ellipse.half_z, power = 0.5;
  double sum = a * a - power * (a * a - b * b);
  for (int i = 0; i < rounds; ++i) {
    const double half_difference = (a - b) / 2, root = std::sqrt(a * b);
    a = (a + b) / 2;
    b = root;
    power *= 2;
    sum -= power * half_difference * half_difference;
  }
  return 2 * std::numbers::pi * sum / a;
}

double reach(const Ellipse& ellipse, double y, double z) {
  const double uy = y / ellipse.half_y, uz = z / ellipse.half_z;
  const double cy = ellipse.centre_y / ellipse.half_y, cz = ellipse.centre_z / ellipse.half_z;
  const double inside = 1 - cy * cy - cz * cz;
  if (!(inside > 0)) return -1;
  const double a = uy * uy + uz * uz, b = uy * cy + uz * cz;
  return (b + std::sqrt(b * b + a * inside)) / a;
}

}  // namespace caudata::anatomy
