// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

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
    PlacedRule{"product.volume", "administration.volume"},
    PlacedRule{"product.dead-volume", "administration.volume"},
    PlacedRule{"product.too-many-cells", "administration.volume"},
    PlacedRule{"product.rate", "administration.rate"},
    PlacedRule{"product.viscosity", "administration.vehicle.viscosity"},
    PlacedRule{"product.vehicle-density", "administration.vehicle.density"},
    PlacedRule{"product.packing", "administration"},
    PlacedRule{"graft.delivery.failed", "administration.injection"}};

}  // namespace

core::Issues at_places(const core::Issues& found, const CasePlaces& places) {
  core::Issues placed;
  for (core::Issue issue : found) {
    const auto at = std::ranges::find(placed_rules, issue.rule, &PlacedRule::rule);
    if (at != placed_rules.end()) issue.at = places.at(at->path);
    placed.add(std::move(issue));
  }
  return placed;
}

}  // namespace caudata::graft
