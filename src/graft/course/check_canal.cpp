// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "anatomy/canal/canal_check.hpp"
#include "graft/course/check_case.hpp"

namespace caudata::graft {
namespace {

/// A rule of another layer, and the value of a case that it is about.
struct PlacedRule {
  std::string_view rule;
  const char* path;
};
constexpr std::array placed_rules{
    PlacedRule{"canal.length-scale", "subject.length_scale"},
    PlacedRule{"canal.fluid", "canal.csf"},
    PlacedRule{"canal.heart-rate", "canal.heart_rate"},
    PlacedRule{"canal.stroke-volume", "canal.stroke_volume"},
    PlacedRule{"canal.gap", "canal.csf"},
    PlacedRule{"canal.lesion-length", "lesion.length"},
    PlacedRule{"canal.lesion-outside", "lesion.length"},
    PlacedRule{"canal.passage", "canal.block.passage"},
    PlacedRule{"canal.block-length", "canal.block.length"},
    PlacedRule{"canal.puncture-high", "administration.puncture"},
    PlacedRule{"canal.puncture-outside", "administration.puncture"},
    PlacedRule{"canal.volume", "administration.volume"},
    PlacedRule{"product.rate", "administration.rate"},
    PlacedRule{"product.viscosity", "administration.vehicle.viscosity"},
    PlacedRule{"product.vehicle-density", "administration.vehicle.density"},
    PlacedRule{"product.packing", "administration"}};

/// The findings with their places. What both the vehicle and the canal say is kept once: the
/// liquid's density and viscosity from the vehicle, its volume from the canal.
core::Issues with_places(const core::Issues& found, const CasePlaces& places) {
  core::Issues placed;
  for (core::Issue issue : found) {
    const auto at = std::ranges::find(placed_rules, issue.rule, &PlacedRule::rule);
    if (at == placed_rules.end()) continue;
    issue.at = places.at(at->path);
    placed.add(std::move(issue));
  }
  return placed;
}

bool has_size(const GraftSubject& subject) { return subject.length_scale > 0 && subject.csf > 0; }

bool says(const core::Issues& issues, std::string_view rule) {
  return std::ranges::any_of(issues, [&](const core::Issue& i) { return i.rule == rule; });
}

/// The vehicle is injected as it is; cells add too little to matter for a refusal.
anatomy::Injection injection_of(const Administration& a, const anatomy::Canal& canal) {
  constexpr double kg_per_m3 = 1000;  // in g/mL
  return {canal.axis().at(disc(a.puncture)), a.vehicle.volume, a.vehicle.density * kg_per_m3,
          a.vehicle.viscosity};
}

/// The canal, and the injection into it; into a canal without the injury where that is at fault.
core::Issues canal_findings(const GraftCase& what, const anatomy::Cord& cord,
                            const anatomy::CanalParameters& parameters) {
  anatomy::CanalPerson person = canal_person(what.subject);
  core::Issues issues = anatomy::check(anatomy::Canal(cord, parameters, person));
  if (says(issues, "canal.gap")) return issues;  // its fluid has no volume to compare with
  if (issues.has_errors()) person.lesion.reset();
  const anatomy::Canal canal(cord, parameters, person);
  issues.add(anatomy::check(canal, injection_of(what.administration, canal)));
  return issues;
}

core::Issue no_size(const GraftSubject& subject, const CasePlaces& places) {
  const bool length = !(subject.length_scale > 0);
  return {core::Severity::error,
          length ? "canal.length-scale" : "canal.fluid",
          places.at(length ? "subject.length_scale" : "canal.csf"),
          "the canal has no size",
          "lengths and the space between dura and cord are above 0",
          "1 is a typical man's"};
}

}  // namespace

core::Issues check_canal(const GraftCase& what, const anatomy::Cord& cord,
                         const anatomy::CanalParameters& parameters, const CasePlaces& places) {
  core::Issues issues;
  if (has_size(what.subject))
    issues = with_places(canal_findings(what, cord, parameters), places);
  else
    issues.add(no_size(what.subject, places));
  issues.add(with_places(product::check(what.administration.vehicle), places));
  return issues;
}

}  // namespace caudata::graft
