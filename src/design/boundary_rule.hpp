// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "design/options.hpp"

namespace caudata::design {

/// What a safety boundary is asked to do: watch patients one after the other and stop when there
/// are more events than the tolerated rate explains.
struct BoundaryPlan {
  double tolerated_rate{0};  // p0
  double alpha{0};           // most probability to stop, ever, if the rate is p0
  std::vector<int> looks{};  // evaluable patients at each look, increasing
};

/// How strongly `events` of `n` patients speak against the tolerated rate: larger is stronger, and
/// more events never speak weaker. `events` above `n` only draws the boundary where no data can
/// reach it; a rule whose formula ends at `n` gives infinity there.
using Evidence = std::function<double(int events, int n)>;

/// A family of boundaries: stop when the evidence exceeds a critical value. Each file of the folder
/// boundaries/ ends with `extern const BoundaryEntry <file name>_entry{...}`.
struct BoundaryEntry {
  std::string_view name;
  std::string_view summary;
  std::string_view citation;
  std::span<const OptionSpec> options;
  /// Preconditions: `check_plan` and `check_options` found no error. Issues: options that do not
  /// fit the plan.
  core::Result<Evidence> (*evidence)(const BoundaryPlan& plan, const Options& options);
  std::string_view critical;  // what the critical value means, as it is shown
  double (*shown)(double critical);
};

double as_it_is(double critical);
double negated(double critical);

/// Every file of the folder boundaries/, by file name. Generated.
std::span<const BoundaryEntry* const> boundary_entries();
const BoundaryEntry* find_boundary(std::string_view name);

/// Everything wrong with a plan. Rules `boundary.rate`, `boundary.alpha`, `boundary.looks`.
core::Issues check_plan(const BoundaryPlan& plan, const core::SourceLocation& at);

}  // namespace caudata::design
