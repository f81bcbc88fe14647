// SPDX-License-Identifier: Apache-2.0
#include "design/significance_bracket.hpp"

#include "core/elementary.hpp"
#include "design/binomial_tail.hpp"

namespace caudata::design {
namespace {

constexpr double level_step = 1.4;
constexpr double steepest = 0.5;  // delta of the O'Brien-Fleming shape

core::Issue problem(const char* rule, const char* message, const char* why) {
  return {core::Severity::error, rule, {}, message, why, ""};
}

/// The boundary of a level, and how often it stops at the tolerated rate.
struct AtLevel {
  double level;
  SafetyBoundary boundary;
  double stops;
};

class Family {
 public:
  Family(const BoundaryPlan& plan, double delta) : plan_(plan), delta_(delta) {}

  AtLevel at(double level) const {
    SafetyBoundary boundary{.looks = plan_.looks, .stop_at = {}, .critical = level};
    for (const int n : plan_.looks) boundary.stop_at.push_back(stop_at(level, n));
    const double stops = characteristics(boundary, plan_.tolerated_rate).stop_probability;
    return {level, std::move(boundary), stops};
  }

 private:
  int stop_at(double level, int n) const {
    const double information = static_cast<double>(n) / plan_.looks.back();
    const double nominal =
        core::normal_cdf(core::normal_quantile(level) / core::pow(information, delta_));
    int events = 0;
    while (binomial_tail(events, n, plan_.tolerated_rate) > nominal) ++events;
    return events;
  }

  const BoundaryPlan& plan_;
  double delta_;
};

}  // namespace

core::Result<SignificanceBracket> significance_bracket(const BoundaryPlan& plan, double delta,
                                                       int halvings) {
  core::Issues issues = check_plan(plan, {});
  if (!(delta >= 0 && delta <= steepest)) {
    issues.add(problem("boundary.delta", "delta is not between 0 and 0.5",
                       "0 is the Pocock shape and 0.5 that of O'Brien and Fleming"));
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  const Family family(plan, delta);
  AtLevel low = family.at(plan.alpha / static_cast<double>(plan.looks.size()));
  AtLevel high = family.at(plan.alpha);
  while (high.stops < plan.alpha) {
    low = std::move(high);
    if (low.level * level_step >= 1) {
      return core::failure(problem("boundary.alpha", "no nominal level stops as often as alpha",
                                   "the tolerated rate and the looks allow no such boundary"));
    }
    high = family.at(low.level * level_step);
  }
  for (int halving = 0; halving < halvings; ++halving) {
    AtLevel middle = family.at((low.level + high.level) / 2);
    (middle.stops > plan.alpha ? high : low) = std::move(middle);
  }
  return SignificanceBracket{std::move(low.boundary), std::move(high.boundary)};
}

}  // namespace caudata::design
