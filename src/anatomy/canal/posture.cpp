// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/posture.hpp"

#include <cmath>
#include <numbers>

#include "core/elementary.hpp"

namespace caudata::anatomy {

namespace {

/// Lying on the back, the head `degrees` above the feet.
Gravity posture_tilted(double degrees) {
  const core::SinCos tilt = core::sincos(degrees * std::numbers::pi / 180);
  return {tilt.sin, 0, tilt.cos};
}

/// Newton on sin(u) = t cos(u); stops within an ulp or two.
double posture_arc_tangent(double t) {
  constexpr int most_rounds = 60;
  double angle = t / (1 + std::abs(t)), last = 2;
  for (int i = 0; i < most_rounds && angle != last; ++i) {
    last = angle;
    const core::SinCos at = core::sincos(angle);
    angle -= (at.sin - t * at.cos) * at.cos;
  }
  return angle;
}

}  // namespace

const char* name(Posture posture) {
  switch (posture) {
    case Posture::supine:
      return "supine";
    case Posture::prone:
      return "prone";
    case Posture::left_lateral:
      return "left lateral";
    case Posture::right_lateral:
      return "right lateral";
    case Posture::sitting:
      return "sitting";
    case Posture::trendelenburg:
      return "head down";
    case Posture::reverse_trendelenburg:
      return "head up";
  }
  return "";
}

Gravity gravity(Posture posture, const PostureParameters& parameters) {
  switch (posture) {
    case Posture::supine:
      return {0, 0, 1};
    case Posture::prone:
      return {0, 0, -1};
    case Posture::left_lateral:
      return {0, 1, 0};
    case Posture::right_lateral:
      return {0, -1, 0};
    case Posture::sitting:
      return {1, 0, 0};
    case Posture::trendelenburg:
      return posture_tilted(-parameters.head_down);
    case Posture::reverse_trendelenburg:
      return posture_tilted(parameters.head_up);
  }
  return {};
}

double across(const Gravity& gravity) {
  return std::sqrt(gravity.left * gravity.left + gravity.dorsal * gravity.dorsal);
}

double dependent_azimuth(const Gravity& gravity) {
  const double part = across(gravity);
  if (part == 0) return 0;
  if (gravity.dorsal == -part) return 0.5;
  const double half = posture_arc_tangent(gravity.left / (part + gravity.dorsal));
  const double turns = half / std::numbers::pi;
  return turns < 0 ? turns + 1 : turns;
}

}  // namespace caudata::anatomy
