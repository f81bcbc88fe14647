// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "anatomy/canal/root_strands.hpp"
#include "core/elementary.hpp"

namespace caudata::anatomy {

namespace {

constexpr double canal_slice = 0.25;  // [mm]

AxisProfile canal_cord_profile(const Cord& cord, const CanalAxis& axis) {
  std::vector<double> position, section;
  for (std::uint8_t i = 0; i < segment_count; ++i) {
    position.push_back(axis.middle(Segment{i}));
    section.push_back(cord.section(Segment{i}));
  }
  position.push_back(axis.conus());
  section.push_back(0);
  return {position, section};
}

AxisProfile canal_aspect_profile(const CordAspects& aspect, const CanalAxis& axis) {
  constexpr Segment t8{15}, l3{22};
  return {{axis.middle(c5), axis.middle(t8), axis.middle(l3), axis.conus()},
          {aspect.c5, aspect.t8, aspect.l3, aspect.conus}};
}

AxisProfile canal_dura_profile(const DuraProfile& p, const CanalAxis& axis) {
  constexpr Disc t5_t6{12}, t6_t7{13};
  const double t6 = (axis.at(t5_t6) + axis.at(t6_t7)) / 2;
  return {{0, axis.at(c2_c3), axis.at(c5_c6), axis.at(c7_t1), t6, axis.at(t12_l1), axis.at(l3_l4),
           axis.at(l5_s1), axis.length()},
          {p.foramen_magnum, p.c2_c3, p.c5_c6, p.c7_t1, p.t6, p.t12_l1, p.l3_l4, p.l5_s1, p.end}};
}

/// Calls `add(x, width)` for the slices of [from, to].
template <class Add>
void canal_slices(double from, double to, const Add& add) {
  const auto count = static_cast<std::size_t>(std::ceil((to - from) / canal_slice));
  const double width = (to - from) / static_cast<double>(std::max<std::size_t>(count, 1));
  for (std::size_t i = 0; i < count; ++i) add(from + (static_cast<double>(i) + 0.5) * width, width);
}

double canal_mean(const AxisProfile& profile, double length) {
  double sum = 0;
  canal_slices(0, length, [&](double x, double width) { sum += profile(x) * width; });
  return sum / length;
}

CanalInterval canal_about(double middle, double length) {
  return {middle - length / 2, middle + length / 2};
}

}  // namespace

Canal::Canal(const Cord& cord, const CanalParameters& parameters, const CanalPerson& person)
    : parameters_(parameters),
      person_(person),
      axis_(cord, parameters.axis, person.length_scale),
      cord_(canal_cord_profile(cord, axis_)),
      aspect_(canal_aspect_profile(parameters.aspect, axis_)),
      dura_(canal_dura_profile(parameters.dura.profile, axis_)),
      dura_scale_(parameters.dura.section / canal_mean(dura_, axis_.length())) {}

double Canal::bundle(double strands) const {
  const double root = std::numbers::pi * parameters_.root.radius * parameters_.root.radius;
  return strands * root / parameters_.root.packing;
}

CanalSection Canal::section(double x) const {
  CanalSection s;
  s.cord = cord_(x);
  s.strands = root_strands(axis_, x);
  s.roots = bundle(s.strands) * parameters_.root.packing;
  const double solid = s.cord + s.roots;
  s.inner = ellipse_of(std::max(s.cord, bundle(s.strands)), aspect_(x));
  const double sac = solid + person_.csf * (dura_scale_ * dura_(x) - solid);
  s.dura = ellipse_of(sac, parameters_.dura.aspect);
  return s;
}

CanalSection Canal::section(double x, const Gravity& gravity) const {
  CanalSection s = section(x);
  const double room = std::min(s.dura.half_y - s.inner.half_y, s.dura.half_z - s.inner.half_z);
  const double roots = bundle(s.strands);
  const double as_roots = std::max((roots - s.cord) / (roots + s.cord), 0.0);
  const SinkingParameters& share = parameters_.sinking;
  const double fall = std::max(room, 0.0) * (share.cord + as_roots * (share.roots - share.cord));
  s.dura.centre_y = -fall * gravity.left;
  s.dura.centre_z = -fall * gravity.dorsal;
  return s;
}

CanalVolumes Canal::volumes(double from, double to) const {
  CanalVolumes v;
  canal_slices(from, to, [&](double x, double width) {
    const CanalSection s = section(x);
    v.dura += area(s.dura) * width;
    v.cord += s.cord * width;
    v.roots += s.roots * width;
  });
  v.fluid = v.dura - v.cord - v.roots;
  return v;
}

CanalSurfaces Canal::surfaces(double from, double to) const {
  CanalSurfaces sum;
  const double girth = 2 * std::numbers::pi * parameters_.root.radius;
  canal_slices(from, to, [&](double x, double width) {
    const CanalSection s = section(x);
    sum.dura += perimeter(s.dura) * width;
    sum.roots += s.strands * girth * width;
    const double pia = s.cord > 0 ? perimeter(ellipse_of(s.cord, aspect_(x))) * width : 0;
    (lesion().contains(x) ? sum.lesion : sum.pia) += pia;
  });
  return sum;
}

CanalInterval Canal::lesion() const {
  if (!person_.lesion) return {};
  return canal_about(axis_.middle(person_.lesion->level), person_.lesion->length);
}

CanalInterval Canal::block() const {
  if (!person_.lesion) return {};
  return canal_about(axis_.middle(person_.lesion->level), person_.lesion->block_length);
}

double Canal::passage(double x) const { return block().contains(x) ? person_.lesion->passage : 1; }

CanalRay ray(const CanalSection& section, double azimuth) {
  const core::SinCos angle = core::sincos(2 * std::numbers::pi * azimuth);
  const double inner = reach(section.inner, angle.sin, angle.cos);
  return {inner, reach(section.dura, angle.sin, angle.cos) - inner};
}

}  // namespace caudata::anatomy
