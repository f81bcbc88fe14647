// SPDX-License-Identifier: Apache-2.0
#include "io/conform/boundary_scenarios.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace caudata::io {
namespace {

/// The reference's name of a rule, ours, and our names of its parameters in the reference's order.
struct Naming {
  std::string_view type, rule;
  std::vector<std::string_view> parameters;
};

const std::array<Naming, 6> namings{{{"Pocock", "Pocock", {}},
                                     {"OBF", "O'Brien-Fleming", {}},
                                     {"WT", "Wang-Tsiatis", {"delta"}},
                                     {"BB", "beta-binomial", {"prior_a", "prior_b"}},
                                     {"SPRT", "SPRT", {"alternative_rate"}},
                                     {"MaxSPRT", "MaxSPRT", {}}}};

core::Issue problem(std::string message) {
  return {core::Severity::error, "conform.boundary", {}, std::move(message), "", ""};
}

}  // namespace

std::map<std::string, BoundaryScenario> boundary_scenarios(const ReferenceTable& table) {
  std::map<std::string, BoundaryScenario> scenarios;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto n = table.number(row, "n");
    const auto p0 = table.number(row, "p0");
    const auto alpha = table.number(row, "alpha");
    if (!n || !p0 || !alpha) continue;
    BoundaryScenario& scenario = scenarios[table.text(row, "id")];
    scenario.type = table.text(row, "type");
    scenario.plan.tolerated_rate = *p0;
    scenario.plan.alpha = *alpha;
    scenario.plan.looks.push_back(static_cast<int>(*n));
    scenario.parameters = table.numbers(row, "param");
    scenario.rows.push_back(row);
  }
  return scenarios;
}

core::Result<design::SafetyBoundary> boundary_of(const BoundaryScenario& scenario) {
  const auto naming = std::ranges::find(namings, scenario.type, &Naming::type);
  if (naming == namings.end()) {
    return core::failure(problem(fmt::format("no rule is called \"{}\"", scenario.type)));
  }
  if (naming->parameters.size() != scenario.parameters.size()) {
    return core::failure(
        problem(fmt::format("{} has {} parameters, not {}", scenario.type,
                            naming->parameters.size(), scenario.parameters.size())));
  }
  design::Options options;
  for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
    options[std::string(naming->parameters[i])] = {scenario.parameters[i], {}};
  }
  return design::safety_boundary(*design::find_boundary(naming->rule), scenario.plan, options);
}

}  // namespace caudata::io
