// SPDX-License-Identifier: Apache-2.0
#include "design/safety_boundary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "design/tie.hpp"

namespace caudata::design {
namespace {

/// Probability of each number of events, of trials that go on.
using Alive = std::vector<double>;

double total(const Alive& alive) { return std::accumulate(alive.begin(), alive.end(), 0.0); }

/// One more patient.
void advance(Alive& alive, double rate) {
  alive.push_back(0);
  for (std::size_t events = alive.size() - 1; events > 0; --events) {
    alive[events] = alive[events] * (1 - rate) + alive[events - 1] * rate;
  }
  alive[0] *= 1 - rate;
}

/// Takes out the trials that stop; their probability.
double stop(Alive& alive, int stop_at) {
  double stopped = 0;
  for (auto events = static_cast<std::size_t>(std::max(stop_at, 0)); events < alive.size();
       ++events) {
    stopped += alive[events];
    alive[events] = 0;
  }
  return stopped;
}

bool exceeds(double evidence, double critical) {
  return evidence > critical + tie * std::max(1.0, std::abs(critical));
}

/// The least number of events at each look whose evidence exceeds the critical value.
SafetyBoundary drawn(const Evidence& evidence, const std::vector<int>& looks, double critical) {
  SafetyBoundary boundary{.looks = looks, .stop_at = {}, .critical = critical};
  int events = 0;  // a boundary never falls from look to look, but no rule promises it
  for (const int n : looks) {
    while (events > 0 && exceeds(evidence(events - 1, n), critical)) --events;
    while (!exceeds(evidence(events, n), critical)) ++events;
    boundary.stop_at.push_back(events);
  }
  return boundary;
}

/// The evidence of every outcome of every look, in order.
std::vector<double> possible_evidence(const Evidence& evidence, const std::vector<int>& looks) {
  std::vector<double> all;
  for (const int n : looks) {
    for (int events = 0; events <= n; ++events) {
      const double one = evidence(events, n);
      if (std::isfinite(one)) all.push_back(one);
    }
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace

core::Result<SafetyBoundary> safety_boundary(const BoundaryEntry& rule, const BoundaryPlan& plan,
                                             const Options& options) {
  core::Issues issues = check_plan(plan, {});
  issues.add(check_options(options, rule.options, rule.name));
  if (issues.has_errors()) return core::failure(std::move(issues));
  const core::Result<Evidence> made = rule.evidence(plan, options);
  if (!made) return core::failure(made.error());
  const Evidence& evidence = *made;
  const auto keeps_alpha = [&](double critical) {
    const SafetyBoundary boundary = drawn(evidence, plan.looks, critical);
    return characteristics(boundary, plan.tolerated_rate).stop_probability <= plan.alpha;
  };
  const std::vector<double> all = possible_evidence(evidence, plan.looks);
  const auto least = std::partition_point(all.begin(), all.end() - 1,
                                          [&](double critical) { return !keeps_alpha(critical); });
  SafetyBoundary boundary = drawn(evidence, plan.looks, *least);
  boundary.critical = rule.shown(*least);
  boundary.beyond = [evidence, critical = *least](int events, int n) {
    return exceeds(evidence(events, n), critical);
  };
  return boundary;
}

bool reached(const SafetyBoundary& boundary, int events, int n) {
  if (!boundary.looks.empty() && n > boundary.looks.back()) {
    return boundary.beyond && boundary.beyond(events, n);
  }
  const auto after = std::ranges::upper_bound(boundary.looks, n);
  if (after == boundary.looks.begin()) return false;
  const auto look = static_cast<std::size_t>(after - boundary.looks.begin()) - 1;
  return events >= boundary.stop_at[look];
}

BoundaryCharacteristics characteristics(const SafetyBoundary& boundary, double rate) {
  BoundaryCharacteristics expected;
  Alive alive{1};
  int patients = 0;
  for (std::size_t look = 0; look < boundary.looks.size(); ++look) {
    const int more = boundary.looks[look] - patients;
    expected.expected_patients += more * total(alive);
    for (int patient = 0; patient < more; ++patient) advance(alive, rate);
    expected.stop_probability += stop(alive, boundary.stop_at[look]);
    patients = boundary.looks[look];
  }
  expected.expected_events = rate * expected.expected_patients;  // Wald
  return expected;
}

}  // namespace caudata::design
