// SPDX-License-Identifier: Apache-2.0
#include "trial/usual_designs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "design/entry.hpp"

namespace caudata::trial {
namespace {

constexpr int sizes = 2;  // as planned, and twice

/// Evidence that even the lowest level is too toxic at which a trial usually stops (Liu and Yuan
/// 2015). The CRM as first published has no such stop; trials that use it have one.
constexpr double usual_cutoff = 0.95;
constexpr double never_exceeded = 1;  // a cutoff that no probability exceeds

const design::OptionSpec* find_option(const design::DesignEntry& entry, std::string_view name) {
  const auto found = std::ranges::find(entry.options, name, &design::OptionSpec::name);
  return found == entry.options.end() ? nullptr : &*found;
}

bool allows(const design::OptionSpec& spec, double value) {
  return spec.lower >= spec.upper || (value >= spec.lower && value <= spec.upper);
}

ComparedDesign at_target(const design::DesignEntry& entry, double tolerated) {
  ComparedDesign made{std::string(entry.name), std::string(entry.name), {}, {}};
  if (const auto* target = find_option(entry, "target"); target && allows(*target, tolerated))
    made.options["target"] = {tolerated, {}};
  if (const auto* cutoff = find_option(entry, "cutoff");
      cutoff && cutoff->fallback == design::OptionValue(never_exceeded))
    made.options["cutoff"] = {usual_cutoff, {}};
  return made;
}

bool same_as_protocol(const ComparedDesign& design, const Protocol& protocol) {
  return protocol.escalation && protocol.escalation->design == design.design &&
         protocol.escalation->modifiers.empty() && design.options.empty();
}

void add_sized(std::vector<ComparedDesign>& all, const ComparedDesign& design,
               const design::OptionSpec& limit, const Protocol& protocol) {
  const int parts = static_cast<int>(protocol.parts.size());
  for (int size = 1; size <= sizes; ++size) {
    const int per_part = size * *protocol.identity.planned_patients / parts;
    if (!allows(limit, per_part)) continue;
    ComparedDesign sized = design;
    sized.label = fmt::format("{}, n = {}", design.label, per_part * parts);
    sized.options["max_patients"] = {std::int64_t{per_part}, {}};
    all.push_back(std::move(sized));
  }
}

}  // namespace

std::vector<std::string> usual_designs() {
  std::vector<std::string> names;
  for (const char* name : {"3+3", "BOIN", "CRM", "BLRM", "TITE-BOIN", "TITE-CRM"})
    if (design::find_design(name) != nullptr) names.emplace_back(name);
  return names;
}

std::vector<ComparedDesign> sized_designs(const Protocol& protocol, double tolerated,
                                          const std::vector<std::string>& names) {
  std::vector<ComparedDesign> all;
  for (const std::string& name : names) {
    const design::DesignEntry* entry = design::find_design(name);
    if (entry == nullptr) {
      all.push_back({name, name, {}, {}});
      continue;
    }
    const ComparedDesign design = at_target(*entry, tolerated);
    const design::OptionSpec* limit = find_option(*entry, "max_patients");
    if (limit != nullptr && protocol.identity.planned_patients) {
      add_sized(all, design, *limit, protocol);
    } else if (!same_as_protocol(design, protocol)) {
      all.push_back(design);
    }
  }
  return all;
}

}  // namespace caudata::trial
