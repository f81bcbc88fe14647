// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "anatomy/canal/canal_check.hpp"
#include "graft/course/check_case.hpp"

namespace caudata::graft {
namespace {

/// What both the vehicle and the canal say is kept once: the liquid's density and viscosity from
/// the vehicle, its volume from the canal.
core::Issues said_once(const core::Issues& found) {
  constexpr std::array<std::string_view, 3> said_elsewhere{"canal.density", "canal.viscosity",
                                                           "product.volume"};
  core::Issues kept;
  for (const core::Issue& issue : found)
    if (std::ranges::find(said_elsewhere, issue.rule) == said_elsewhere.end()) kept.add(issue);
  return kept;
}

bool has_size(const GraftSubject& subject) { return subject.length_scale > 0 && subject.csf > 0; }

bool says(const core::Issues& issues, std::string_view rule) {
  return std::ranges::any_of(issues, [&](const core::Issue& i) { return i.rule == rule; });
}

/// The vehicle is injected as it is; cells add too little to matter for a refusal.
anatomy::Injection bare_injection(const Administration& a, const anatomy::Canal& canal) {
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
  issues.add(anatomy::check(canal, bare_injection(what.administration, canal)));
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
    issues = at_places(said_once(canal_findings(what, cord, parameters)), places);
  else
    issues.add(no_size(what.subject, places));
  issues.add(at_places(said_once(product::check(what.administration.vehicle)), places));
  return issues;
}

}  // namespace caudata::graft
