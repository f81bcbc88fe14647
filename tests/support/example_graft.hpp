// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/elementary.hpp"
#include "core/stream.hpp"
#include "graft/course/graft_result.hpp"
#include "report/graft/graft_input.hpp"

/// A made-up graft for tests of files and pages: shaped like a result, computed by no model. None
/// of its numbers means anything.
namespace caudata::test {

namespace example_graft_detail {

using graft::Compartment;
using graft::Surface;
using product::CellType;

inline constexpr double canal_length = 600, conus = 440, injection = 478;  // [mm]
inline constexpr double lesion_from = 62, lesion_to = 92;

inline double uniform(std::uint64_t cell, std::uint32_t use) {
  const auto words = core::philox4x32_10(
      {static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(cell >> 32), use, 0}, {7, 11});
  return (words[0] + 0.5) / 4294967296.0;
}
inline double exponential(std::uint64_t cell, std::uint32_t use, double mean) {
  return -mean * core::log(uniform(cell, use));
}

inline std::size_t region_at(double x) {
  constexpr std::array<double, 4> part{110, 240, 55, 35};
  constexpr std::array<int, 4> segments{8, 12, 5, 5};
  std::size_t first = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (x < part[i]) {
      const double k = std::max(0.0, x) / part[i] * segments[i];
      return first + std::min<std::size_t>(static_cast<std::size_t>(k),
                                           static_cast<std::size_t>(segments[i] - 1));
    }
    x -= part[i];
    first += static_cast<std::size_t>(segments[i]);
  }
  return graft::cauda;
}

/// Half axes of the cord: two swellings and a cone.
inline std::array<double, 2> cord_at(double x) {
  if (x >= conus) return {0, 0};
  const auto bump = [x](double at, double width) {
    return core::exp(-(x - at) * (x - at) / (2 * width * width));
  };
  const double cone = std::min(1.0, (conus - x) / 45);
  const double root = std::sqrt(cone);
  return {root * (4.2 + 2.2 * bump(75, 30) + 0.9 * bump(385, 26)),
          root * (3.2 + 0.6 * bump(75, 30) + 0.8 * bump(385, 26))};
}
inline std::array<double, 2> dura_at(double x) {
  const double taper = x > 540 ? std::max(0.25, (canal_length - x) / 60) : 1;
  return {taper * (8.2 - 0.0012 * x), taper * (7.4 - 0.001 * x)};
}

inline graft::CanalShape shape() {
  graft::CanalShape s;
  for (int i = 0; i <= 240; ++i) {
    const double x = canal_length * i / 240;
    const auto cord = cord_at(x), dura = dura_at(x);
    s.x.push_back(static_cast<float>(x));
    s.cord.push_back({static_cast<float>(cord[0]), static_cast<float>(cord[1])});
    s.dura.push_back({static_cast<float>(dura[0]), static_cast<float>(dura[1])});
    s.dura_centre.push_back({0, static_cast<float>(x < conus ? 0.5 : 0)});
    s.region.push_back(static_cast<std::uint8_t>(region_at(x)));
  }
  s.lesion_from = lesion_from;
  s.lesion_to = lesion_to;
  s.passage = 0.6;
  return s;
}

inline CellType start_type(std::uint64_t cell) {
  const double u = uniform(cell, 1);
  if (u < 0.0005) return CellType::pluripotent;
  if (u < 0.82) return CellType::motor_neuron_progenitor;
  return u < 0.95 ? CellType::other_progenitor : CellType::opc;
}
inline CellType type_at(std::uint64_t cell, double hours) {
  const CellType start = start_type(cell);
  if (start == CellType::pluripotent || hours < exponential(cell, 2, 600)) return start;
  if (start == CellType::opc) return CellType::oligodendrocyte;
  const double u = uniform(cell, 3);
  if (u < 0.35) return CellType::motor_neuron;
  if (u < 0.5) return CellType::interneuron;
  return u < 0.9 ? CellType::astrocyte : CellType::mesenchymal;
}

/// When a cell stops: it settles first, then sticks.
struct Times {
  double settles{0}, sticks{0};
};
inline Times times_of(std::uint64_t cell) {
  const double settles = exponential(cell, 4, 5);
  return {settles, settles + exponential(cell, 5, 8)};
}

inline Compartment compartment_at(std::uint64_t cell, double hours, double x) {
  const auto [settles, sticks] = times_of(cell);
  const bool at_lesion = x > lesion_from && x < lesion_to;
  const double enters = sticks + exponential(cell, 7, at_lesion ? 30 : 1500);
  const double dies = 3 + exponential(cell, 6, 90);
  if (x <= 0 && hours >= settles) return Compartment::left;
  if (hours > dies && (dies < enters || hours > enters + exponential(cell, 17, 2000)))
    return Compartment::dead;
  if (hours < settles) return Compartment::suspended;
  if (hours < sticks) return Compartment::bedload;
  return hours < enters ? Compartment::adherent : Compartment::parenchyma;
}

/// How far rostral of the injection a cell has come when it last moved.
inline double place(std::uint64_t cell, double hours) {
  const auto [settles, sticks] = times_of(cell);
  const double moving = std::min(hours, settles + 0.4 * (sticks - settles));
  const double reach = 60 * std::sqrt(moving), side = 2 * uniform(cell, 8) - 0.75;
  return std::min(canal_length - 8, injection + 12 * (uniform(cell, 9) - 0.5) - reach * side * 3);
}

inline graft::DrawnCell cell_at(std::uint64_t index, double hours) {
  graft::DrawnCell c;
  c.id = graft::cell_id(0, index);
  c.clone = c.id;
  const double x = place(index, hours);
  c.compartment = compartment_at(index, hours, x);
  c.type = type_at(index, hours);
  const double on_lesion = x > lesion_from && x < lesion_to;
  const double u = uniform(index, 10);
  c.surface = on_lesion > 0 && u < 0.3 ? Surface::lesion
              : u < 0.5                ? Surface::dura
              : u < 0.85               ? Surface::root
                                       : Surface::pia;
  const auto cord = cord_at(x), dura = dura_at(x);
  double w = uniform(index, 11), turn = uniform(index, 12);
  if (c.compartment != Compartment::suspended) {
    turn = 0.25 * (uniform(index, 12) + uniform(index, 13) - 1);  // dorsal: down in a supine person
    w = c.surface == Surface::dura   ? 0.99
        : c.surface == Surface::root ? 0.2 + 0.6 * uniform(index, 18)
                                     : 0.01;
  }
  if (c.compartment == Compartment::parenchyma) w = -0.5 * uniform(index, 14);
  const auto [sin, cos] = core::sincos(2 * 3.141592653589793 * turn);
  c.x = static_cast<float>(std::max(x, 0.0));
  c.y = static_cast<float>(sin * (cord[0] + w * (w < 0 ? cord[0] : dura[0] - cord[0])));
  c.z = static_cast<float>(cos * (cord[1] + w * (w < 0 ? cord[1] : dura[1] - cord[1])));
  c.radius = static_cast<float>(5 + 3 * uniform(index, 15));
  return c;
}

inline bool living(Compartment c) { return c != Compartment::dead && c != Compartment::left; }

/// Each drawn cell stands for `stands_for` simulated ones.
inline graft::Snapshot snapshot(std::size_t drawn, std::uint64_t stands_for, double hours) {
  graft::Snapshot s;
  s.hours = hours;
  s.weight = 20;
  s.ledger.injected = drawn * stands_for;
  for (std::uint64_t i = 0; i < drawn; ++i) {
    const graft::DrawnCell c = cell_at(i, hours);
    s.ledger[c.compartment] += stands_for;
    if (c.compartment != Compartment::left)
      s.by_region[static_cast<std::size_t>(c.compartment)][region_at(static_cast<double>(c.x))] +=
          stands_for;
    if (c.compartment == Compartment::adherent)
      s.adherent_by_surface[static_cast<std::size_t>(c.surface)] += stands_for;
    if (living(c.compartment)) {
      s.living_by_type[static_cast<std::size_t>(c.type)] += stands_for;
      if (uniform(i, 16) < std::min(0.2, hours / 100)) s.starved += stands_for;
    }
    s.drawn.push_back(c);
  }
  return s;
}

inline graft::FieldSlice oxygen(double hours) {
  graft::FieldSlice f{"oxygen", "mmHg", hours, {60, 9, 9}, {40, -4, -4}, {1.25, 1, 1}, {}};
  for (std::uint32_t k = 0; k < f.n[2]; ++k)
    for (std::uint32_t j = 0; j < f.n[1]; ++j)
      for (std::uint32_t i = 0; i < f.n[0]; ++i) {
        const double y = f.origin[1] + j, z = f.origin[2] + k, x = f.origin[0] + 1.25 * i;
        const double inside = y * y + z * z;
        const bool hurt = x > lesion_from && x < lesion_to;
        f.values.push_back(inside > 16 ? std::numeric_limits<float>::quiet_NaN()
                                       : static_cast<float>((hurt ? 12 : 32) - 0.4 * inside));
      }
  return f;
}

inline graft::AxonTree axon(std::uint64_t neuron) {
  graft::AxonTree tree;
  tree.neuron = graft::cell_id(0, neuron);
  double x = 70 + 14 * uniform(neuron, 20), y = 3 * uniform(neuron, 21) - 1.5,
         z = 2 * uniform(neuron, 22);
  const double way = uniform(neuron, 23) < 0.5 ? -1 : 1;
  for (std::int32_t i = 0; i < 40; ++i) {
    tree.points.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(z),
                           i == 0 ? 6.0f : 0.5f});
    tree.parent.push_back(i == 30 ? 19 : i - 1);  // the last ten are a branch
    x += way * 0.5;
    y += 0.16 * (uniform(neuron, 100 + static_cast<std::uint32_t>(i)) - 0.5);
    z += 0.16 * (uniform(neuron, 200 + static_cast<std::uint32_t>(i)) - 0.5);
  }
  return tree;
}

}  // namespace example_graft_detail

/// Nine snapshots over 90 days with `drawn` cells each.
inline graft::GraftResult example_graft(std::size_t drawn = 400) {
  namespace detail = example_graft_detail;
  graft::GraftResult r;
  graft::GraftSubject& who = r.what.subject;
  who.name = "made-up example";
  who.sex = graft::Sex::male;
  who.ais = "A";
  who.heart_rate = 70;
  who.stroke_volume = 1.3;
  who.lesion = graft::GraftLesion{anatomy::c5, 30};
  who.block = {0.6, 40};
  who.injury_to_first_dose = core::Days{31};
  r.what.plan = "SAD, dose H";
  r.what.administration.puncture = graft::Puncture::l3_l4;
  r.what.administration.vehicle = {1.005, 0.9, 5, 2.5, 0.6};
  r.what.administration.postures = {{0, anatomy::Posture::supine}};
  r.what.administration.doses = {{core::Days{0}, core::CellCount{1.5e8}}};
  r.lot = {0.9, 5e-7, 1.5, 0};
  r.shape = detail::shape();
  const std::uint64_t stands_for = 7'500'000 / drawn;
  for (const double hours : {0.0, 0.5, 2.0, 6.0, 24.0, 72.0, 168.0, 720.0, 2160.0})
    r.snapshots.push_back(detail::snapshot(drawn, stands_for, hours));
  r.fields = {detail::oxygen(24), detail::oxygen(720)};
  for (std::uint64_t i = 0; i < 24; ++i) r.axons.push_back(detail::axon(i));
  const graft::Snapshot& settled = r.snapshots[5];
  graft::LesionAdherence& lesion = r.lesion_adherence;
  lesion.hours = settled.hours;
  for (const std::uint64_t cells : settled.adherent_by_surface) lesion.adherent += cells;
  lesion.on_lesion = settled.adherent_by_surface[static_cast<std::size_t>(graft::Surface::lesion)];
  lesion.share = static_cast<double>(lesion.on_lesion) / static_cast<double>(lesion.adherent);
  lesion.low = 0.9 * lesion.share;
  lesion.high = 1.1 * lesion.share;
  r.nulls = {{"geometric", "a cell adheres anywhere on the canal's surface", 0.031, 0.029, 0.033},
             {"no homing", "the lesion is as sticky as the pia", 0.012, 0.011, 0.013}};
  r.risk.residual_cells = 1250;
  r.risk.hours = 72;
  for (int i = 0; i <= 12; ++i) {
    const double k = core::exp(core::log(10.0) * (-8 + 0.5 * i));
    r.risk.take_probability.push_back(k);
    r.risk.risk.push_back(-core::expm1(-k * r.risk.residual_cells));
  }
  r.peaks = {0.21, 0.3, 0.001, 40, 0, 0};
  constexpr double none = std::numeric_limits<double>::infinity();
  r.published = {{"made-up-velocity", "made-up velocity", 4.9, "4.5", 3.6, 5.4, "cm/s", "human",
                  "a made-up example", graft::PublishedVerdict::inside, ""},
                 {"made-up-share", "made-up share, \"dorsal\"", 0.25, "dorsal", 0.5, none, "share",
                  "rat", "another, with a comma", graft::PublishedVerdict::missed, ""},
                 {"made-up-end",
                  "made-up survival",
                  {},
                  "none found",
                  -none,
                  0.001,
                  "share",
                  "rat",
                  "a made-up example",
                  graft::PublishedVerdict::not_judged,
                  "the run ends too early"}};
  r.simulated_share = 0.05;
  r.nominal_cells = 150'000'000;
  r.delivered_cells = 150'000'000;
  r.delivered_living = 130'000'000;
  r.simulated_cells = stands_for * drawn;
  return r;
}

inline report::GraftInput example_graft_input(std::size_t drawn = 400) {
  report::GraftInput input;
  input.result = example_graft(drawn);
  input.assumed = {{"canal.csf", "1"}, {"administration.volume", "5 mL"}};
  core::Parameter p;
  p.path = "graft.example.rate";
  p.prior.distribution = core::Fixed{0.5};
  p.unit = "1/h";
  p.source = "a made-up example";
  p.species = "none";
  p.meaning = "stands for the parameters of a run";
  input.parameters = {p};
  input.grades.assumed = 7;
  input.grades.read = 9;
  input.grades.derived = 4;
  input.reproducibility = {"0.1.0",
                           "source",
                           "compiler",
                           "flags",
                           "protocol",
                           "data",
                           7,
                           1,
                           "caudata graft protocol.toml --scenario example --subject 3",
                           "0123456789abcdef"};
  return input;
}

}  // namespace caudata::test
