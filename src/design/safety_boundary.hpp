// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "core/result.hpp"
#include "design/boundary_rule.hpp"

namespace caudata::design {

/// At each look the least number of events that stops.
struct SafetyBoundary {
  std::vector<int> looks;
  std::vector<int> stop_at;  // above the number of patients: this look cannot stop
  double critical{0};        // as the rule shows it
  /// Whether so many events of so many patients, more than at the last look, stop: the same
  /// evidence and critical value. Empty: nothing stops there.
  std::function<bool(int events, int n)> beyond{};
};

/// The boundary of a rule with the least critical value whose exact probability to stop at the
/// tolerated rate is at most alpha. Data are counts, so that probability jumps where the critical
/// value passes the evidence of some (events, patients); the least critical value is one of these,
/// is found among them by bisection, and evidence equal to it does not stop. Evidence that differs
/// by rounding alone is equal: ties are to 1e-12.
core::Result<SafetyBoundary> safety_boundary(const BoundaryEntry& rule, const BoundaryPlan& plan,
                                             const Options& options);

/// Whether these events among `n` patients stop: by the last look at or before `n`, beyond the last
/// look as `beyond` says; before the first look nothing does. Alpha holds for a rule that is asked
/// at every look and not beyond the last one. One that is asked between looks counts the events of
/// later patients against the look before, and may stop where the next look would not.
bool reached(const SafetyBoundary& boundary, int events, int n);

struct BoundaryCharacteristics {
  double stop_probability{0};
  double expected_events{0};    // until the trial stops or the last look
  double expected_patients{0};  // the same
};

/// Exact, for independent patients with this event rate: recursion over patients of the
/// distribution of events among trials that have not stopped.
BoundaryCharacteristics characteristics(const SafetyBoundary& boundary, double rate);

}  // namespace caudata::design
