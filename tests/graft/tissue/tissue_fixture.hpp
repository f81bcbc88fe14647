// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "graft/tissue/tissue.hpp"
#include "support/ledger_from_data.hpp"

/// A person of a small part of the length of a man, so that fields are small, and cells on the
/// cord.
namespace caudata::test {

inline graft::TissueParameters central_tissue() {
  std::vector<std::string> missing;
  return graft::tissue_parameters(project_ledger(), missing);
}

/// A canal whose lesion, if it has one, is 5 mm long at T6. The cord is 440 mm times the scale.
inline anatomy::Canal short_canal(bool lesion = false, double scale = 0.035) {
  std::vector<std::string> missing;
  const anatomy::Cord cord(project_ledger(), missing);
  const auto parameters =
      project_ledger().resolve<anatomy::CanalParameters>("anatomy.canal", missing);
  anatomy::CanalPerson person = anatomy::typical_man(parameters);
  person.length_scale = scale;
  if (lesion) person.lesion = {anatomy::Segment{13}, 5, 1, 0};
  return {cord, parameters, person};
}

/// All cells of one type, no rules but those that are switched on.
inline graft::TissueSite tissue_site(
    product::CellType type = product::CellType::motor_neuron_progenitor) {
  graft::TissueSite site{short_canal(), {}, 100, {0}, {}, 2000, 1, graft::CellRules::none()};
  site.doses.resize(graft::most_doses);
  for (graft::DoseCells& dose : site.doses) dose.living[product::index(type)] = 1'000'000;
  return site;
}

inline const graft::GraftKey tissue_key(std::array<std::uint32_t, 2>{0x13198a2eu, 0x03707344u});

/// n cells of the first dose on the surface, `length` mm along the cord about its middle, around it
/// between two azimuths.
inline std::vector<graft::Arrival> arrivals(const graft::TissueSite& site, std::size_t n,
                                            double length, double azimuth_from, double azimuth_to,
                                            graft::Surface surface = graft::Surface::pia) {
  const double middle = 0.5 * (site.canal.axis().cord_start() + site.canal.axis().conus());
  std::vector<graft::Arrival> all;
  for (std::size_t i = 0; i < n; ++i) {
    const double u = std::fmod(0.6180339887498949 * static_cast<double>(i), 1.0);
    const double v = std::fmod(0.7548776662466927 * static_cast<double>(i), 1.0);
    all.push_back({graft::cell_id(0, i), static_cast<float>(middle + (u - 0.5) * length),
                   static_cast<float>(azimuth_from + v * (azimuth_to - azimuth_from)), 0, surface,
                   7.8f});
  }
  return all;
}

/// All in one patch, well away from its borders.
inline std::vector<graft::Arrival> in_one_patch(const graft::TissueSite& site, std::size_t n) {
  const graft::CordSurface surface(site.canal);
  const graft::SurfacePatches patches(surface);
  std::vector<graft::Arrival> all = arrivals(site, n, 0.2, 0.005, 0.02);
  const double middle = 0.5 * (surface.from() + surface.to());
  const double count = std::ceil(surface.to() - surface.from());
  const double pitch = (surface.to() - surface.from()) / count;
  const double shift = (std::floor(0.5 * count) + 0.5) * pitch + surface.from() - middle;
  for (graft::Arrival& a : all) a.x += static_cast<float>(shift);
  return all;
}

/// A tissue with its threads.
struct TissueRun {
  core::Team team;
  graft::Tissue tissue;

  TissueRun(const graft::TissueSite& site, const graft::TissueParameters& parameters,
            unsigned threads = 2)
      : team(threads), tissue(site, parameters, tissue_key, team) {}

  void hours(int n) {
    for (int i = 0; i < n; ++i) tissue.step();
  }
};

inline graft::TissueSite with_rules(graft::TissueSite site,
                                    std::initializer_list<graft::CellRule> rules) {
  for (const graft::CellRule rule : rules) site.rules.switch_on(rule);
  return site;
}

}  // namespace caudata::test
