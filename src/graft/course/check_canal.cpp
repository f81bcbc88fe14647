// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "anatomy/canal/canal.hpp"
#include "graft/course/check_case.hpp"

namespace caudata::graft {
namespace {

constexpr double cubic_mm_per_ml = 1000;

/// Adds errors, each at the place of the value it is about.
class CanalFindings {
 public:
  CanalFindings(const CasePlaces& places, core::Issues& issues)
      : places_(places), issues_(issues) {}

  void error(const char* rule, const char* path, std::string message, std::string why,
             std::string suggestion = "") {
    issues_.add({core::Severity::error, rule, places_.at(path), std::move(message), std::move(why),
                 std::move(suggestion)});
  }
  void positive(const char* path, double value) {
    if (!(value > 0))
      error("graft.not-positive", path, fmt::format("{} is {:g}", path, value),
            "it can only be above 0");
  }

 private:
  const CasePlaces& places_;
  core::Issues& issues_;
};

void check_person_numbers(const GraftSubject& subject, CanalFindings& findings) {
  findings.positive("subject.length_scale", subject.length_scale);
  findings.positive("canal.csf", subject.csf);
  findings.positive("canal.heart_rate", subject.heart_rate);
  findings.positive("canal.stroke_volume", subject.stroke_volume);
  if (subject.lesion) findings.positive("lesion.length", subject.lesion->length);
  const CanalBlock& block = subject.block;
  if (!(block.passage >= 0 && block.passage <= 1))
    findings.error("graft.passage", "canal.block.passage",
                   fmt::format("canal.block.passage = {:g} is outside 0 to 1", block.passage),
                   "it is a share of the section");
  if (!(block.length >= 0))
    findings.error("graft.not-positive", "canal.block.length",
                   fmt::format("canal.block.length is {:g} mm", block.length),
                   "a length is not negative");
}

void check_lesion(const anatomy::Canal& canal, CanalFindings& findings) {
  if (!canal.person().lesion) return;
  const anatomy::CanalInterval lesion = canal.lesion();
  const double first = canal.axis().cord_start(), last = canal.axis().conus();
  if (lesion.from >= first && lesion.to <= last) return;
  const anatomy::Segment level = canal.person().lesion->level;
  const double middle = canal.axis().middle(level);
  findings.error("graft.lesion-outside", "lesion.length",
                 fmt::format("a lesion of {:.4g} mm about the middle of {} leaves the cord",
                             lesion.to - lesion.from, anatomy::name(level)),
                 fmt::format("the cord ends {:.3g} mm rostral and {:.3g} mm caudal of there",
                             middle - first, last - middle),
                 fmt::format("at most {:.3g} mm fit, or another level",
                             2 * std::min(middle - first, last - middle)));
}

/// The narrowest gap between cord and dura, upright; negative where the walls cross.
struct NarrowestGap {
  double gap, x;  // [mm]
};
NarrowestGap narrowest_gap(const anatomy::Canal& canal) {
  constexpr int slices = 600, directions = 32;
  NarrowestGap narrowest{1e9, 0};
  for (int i = 0; i < slices; ++i) {
    const double x = (i + 0.5) * canal.length() / slices;
    const anatomy::CanalSection section = canal.section(x);
    for (int k = 0; k < directions; ++k) {
      const double gap = anatomy::ray(section, static_cast<double>(k) / directions).gap;
      if (gap < narrowest.gap) narrowest = {gap, x};
    }
  }
  return narrowest;
}

void check_gap(const anatomy::Canal& canal, CanalFindings& findings) {
  const NarrowestGap narrowest = narrowest_gap(canal);
  if (narrowest.gap > 0) return;
  const std::uint8_t region = canal.axis().region(narrowest.x);
  const bool cauda = region >= anatomy::segment_count;
  findings.error("graft.negative-gap", "canal.csf",
                 fmt::format("the {} is wider than the dura by {:.2g} mm at {}",
                             cauda ? "bundle of roots" : "cord", -narrowest.gap,
                             cauda ? "the cauda equina" : anatomy::name(anatomy::Segment{region})),
                 "there would be no room for fluid", "a larger canal.csf; a typical person has 1");
}

void check_volume(const anatomy::Canal& canal, double volume, CanalFindings& findings) {
  const double room = canal.volumes(0, canal.length()).fluid / cubic_mm_per_ml;
  if (volume > room)
    findings.error("graft.volume", "administration.volume",
                   fmt::format("{:g} mL are injected into a canal that holds {:.3g} mL of fluid",
                               volume, room),
                   "so much cannot be displaced", "volumes of 2 to 10 mL are usual");
}

/// Where a value that product::check refuses stands.
const char* path_of_vehicle_rule(std::string_view rule) {
  constexpr std::array<std::pair<std::string_view, const char*>, 4> paths{
      {{"product.volume", "administration.volume"},
       {"product.rate", "administration.rate"},
       {"product.viscosity", "administration.vehicle.viscosity"},
       {"product.vehicle-density", "administration.vehicle.density"}}};
  const auto found =
      std::ranges::find(paths, rule, &std::pair<std::string_view, const char*>::first);
  return found == paths.end() ? "administration" : found->second;
}

core::Issues vehicle_findings(const product::Vehicle& vehicle, const CasePlaces& places) {
  core::Issues placed;
  for (core::Issue issue : product::check(vehicle)) {
    issue.at = places.at(path_of_vehicle_rule(issue.rule));
    placed.add(std::move(issue));
  }
  return placed;
}

}  // namespace

core::Issues check_canal(const GraftCase& what, const anatomy::Cord& cord,
                         const anatomy::CanalParameters& parameters, const CasePlaces& places) {
  core::Issues issues;
  CanalFindings findings(places, issues);
  check_person_numbers(what.subject, findings);
  const bool sound = !issues.has_errors();
  issues.add(vehicle_findings(what.administration.vehicle, places));
  if (!sound) return issues;  // there is no canal to look at
  const anatomy::Canal canal(cord, parameters, canal_person(what.subject));
  check_lesion(canal, findings);
  check_gap(canal, findings);
  check_volume(canal, what.administration.vehicle.volume, findings);
  return issues;
}

}  // namespace caudata::graft
