// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal_check.hpp"

#include <utility>

#include <fmt/format.h>

namespace caudata::anatomy {

namespace {

void canal_refuse(core::Issues& issues, std::string rule, std::string message, std::string why,
                  std::string suggestion) {
  issues.add({core::Severity::error,
              std::move(rule),
              {},
              std::move(message),
              std::move(why),
              std::move(suggestion)});
}

std::string canal_region(const Canal& canal, double x) {
  if (x >= canal.axis().conus()) return "the cauda equina";
  return name(Segment{canal.axis().region(x)});
}

void check_covariates(const CanalPerson& person, core::Issues& issues) {
  const auto positive = [&](double value, const char* what, const char* rule) {
    if (value > 0) return;
    canal_refuse(issues, rule, fmt::format("{} is {}", what, value),
                 "it must be greater than 0 for the canal to have a size and a flow",
                 "give a value as measured, or leave it to the ledger");
  };
  positive(person.length_scale, "the scale of lengths", "canal.length-scale");
  positive(person.csf, "the multiplier of the fluid's volume", "canal.fluid");
  positive(person.heart_rate, "the heart rate", "canal.heart-rate");
  positive(person.stroke_volume, "the stroke volume", "canal.stroke-volume");
}

struct NarrowPlace {
  double x{0}, azimuth{0}, gap{0};
};

NarrowPlace narrowest(const Canal& canal, const Gravity& down) {
  constexpr int stations = 600, azimuths = 64;
  NarrowPlace least{0, 0, 1e300};
  for (int i = 0; i < stations; ++i) {
    const double x = (i + 0.5) * canal.length() / stations;
    const CanalSection section = canal.section(x, down);
    for (int j = 0; j < azimuths; ++j) {
      const double azimuth = (j + 0.5) / azimuths, gap = ray(section, azimuth).gap;
      if (!(gap >= least.gap)) least = {x, azimuth, gap};
    }
  }
  return least;
}

void check_gap(const Canal& canal, core::Issues& issues) {
  for (const Posture posture : all_postures) {
    const NarrowPlace place = narrowest(canal, gravity(posture, canal.parameters().posture));
    if (place.gap > 0) continue;
    canal_refuse(issues, "canal.gap",
                 fmt::format("the gap is {:.2f} mm at {:.0f} mm ({}), {}", place.gap, place.x,
                             canal_region(canal, place.x), name(posture)),
                 "the cord or the roots are wider than the dura there, and no fluid passes",
                 "raise the multiplier of the fluid's volume or the dura's section");
    return;
  }
}

void check_lesion(const Canal& canal, core::Issues& issues) {
  const CanalLesion& lesion = *canal.person().lesion;
  const CanalInterval at = canal.lesion();
  if (!(lesion.length > 0)) {
    canal_refuse(issues, "canal.lesion-length",
                 fmt::format("the lesion is {} mm long", lesion.length),
                 "a lesion has a surface that cells can meet", "give a length greater than 0");
  }
  if (!(at.from >= canal.axis().cord_start() && at.to <= canal.axis().conus())) {
    canal_refuse(issues, "canal.lesion-outside",
                 fmt::format("the lesion of {:.0f} mm about {} reaches from {:.0f} to {:.0f} mm",
                             lesion.length, name(lesion.level), at.from, at.to),
                 fmt::format("the cord reaches from {:.0f} to {:.0f} mm", canal.axis().cord_start(),
                             canal.axis().conus()),
                 "shorten the lesion or move its level");
  }
}

void check_block(const CanalLesion& lesion, core::Issues& issues) {
  if (!(lesion.passage >= 0 && lesion.passage <= 1)) {
    canal_refuse(issues, "canal.passage", fmt::format("the passage is {}", lesion.passage),
                 "it is the share of the section that is open", "give a number from 0 to 1");
  }
  if (!(lesion.block_length >= 0)) {
    canal_refuse(issues, "canal.block-length",
                 fmt::format("the block is {} mm long", lesion.block_length),
                 "a length is not negative", "give 0 for no block");
  }
}

void check_puncture(const Canal& canal, const Injection& injection, core::Issues& issues) {
  const double highest = canal.axis().at(l2_l3);
  if (!(injection.puncture >= highest)) {
    canal_refuse(issues, "canal.puncture-high",
                 fmt::format("the puncture lies at {:.0f} mm, rostral of L2/3 at {:.0f} mm",
                             injection.puncture, highest),
                 "the needle could meet the cord", "puncture at L2/3, L3/4, L4/5 or L5/S1");
  }
  if (injection.puncture >= canal.length()) {
    canal_refuse(issues, "canal.puncture-outside",
                 fmt::format("the puncture lies at {:.0f} mm, caudal of the sac's end at {:.0f} mm",
                             injection.puncture, canal.length()),
                 "there is no fluid to inject into", "puncture at L2/3, L3/4, L4/5 or L5/S1");
  }
}

void check_suspension(const Injection& injection, core::Issues& issues) {
  if (!(injection.density > 0)) {
    canal_refuse(issues, "canal.density", fmt::format("the density is {} kg/m3", injection.density),
                 "the suspension must weigh something", "give the density of the suspension");
  }
  if (!(injection.viscosity > 0)) {
    canal_refuse(issues, "canal.viscosity",
                 fmt::format("the viscosity is {} mPa s", injection.viscosity),
                 "a fluid without friction has no spreading law here",
                 "give the viscosity of the suspension; water's is 0.7 at body temperature");
  }
}

}  // namespace

core::Issues check(const Canal& canal) {
  core::Issues issues;
  check_covariates(canal.person(), issues);
  if (canal.person().lesion) check_block(*canal.person().lesion, issues);
  if (!(canal.person().length_scale > 0 && canal.person().csf > 0)) return issues;
  if (canal.person().lesion) check_lesion(canal, issues);
  check_gap(canal, issues);
  return issues;
}

core::Issues check(const Canal& canal, const Injection& injection) {
  core::Issues issues;
  check_puncture(canal, injection, issues);
  check_suspension(injection, issues);
  const double room = reachable_fluid(canal, injection.puncture) / 1000;
  if (!(injection.volume > 0 && injection.volume < room)) {
    canal_refuse(issues, "canal.volume", fmt::format("{} mL are to be injected", injection.volume),
                 fmt::format("the canal that the needle reaches holds {:.1f} mL", room),
                 "give a volume greater than 0 and smaller than that");
  }
  return issues;
}

}  // namespace caudata::anatomy
