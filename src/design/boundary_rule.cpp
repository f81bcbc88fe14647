// SPDX-License-Identifier: Apache-2.0
#include "design/boundary_rule.hpp"

#include <algorithm>
#include <functional>

namespace caudata::design {
namespace {

constexpr int most_patients = 1000;  // the work grows with the square of it

bool increasing(const std::vector<int>& looks) {
  return std::ranges::adjacent_find(looks, std::greater_equal<>{}) == looks.end();
}

}  // namespace

double as_it_is(double critical) { return critical; }
double negated(double critical) { return -critical; }

const BoundaryEntry* find_boundary(std::string_view name) {
  for (const BoundaryEntry* entry : boundary_entries()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

core::Issues check_plan(const BoundaryPlan& plan, const core::SourceLocation& at) {
  core::Issues issues;
  const auto add = [&](const char* rule, const char* message, const char* why) {
    issues.add({core::Severity::error, rule, at, message, why, ""});
  };
  if (!(plan.tolerated_rate > 0 && plan.tolerated_rate < 1)) {
    add("boundary.rate", "the tolerated rate is not between 0 and 1", "it is a probability");
  }
  if (!(plan.alpha > 0 && plan.alpha < 1)) {
    add("boundary.alpha", "alpha is not between 0 and 1",
        "it is the probability to stop at the tolerated rate");
  }
  if (plan.looks.empty() || plan.looks.front() < 1 || plan.looks.back() > most_patients ||
      !increasing(plan.looks)) {
    add("boundary.looks", "the looks are not increasing numbers of patients from 1 to 1000",
        "each look comes after more patients than the one before");
  }
  return issues;
}

}  // namespace caudata::design
