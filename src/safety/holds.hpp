// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/quantity.hpp"
#include "safety/antithrombotic.hpp"

namespace caudata::safety {

/// Why one patient may not be given the next intrathecal dose yet, beside what the dose-escalation
/// rule says.
struct Hold {
  std::string_view rule;  // "hold.anticoagulation"
  std::string text;
  std::optional<core::Days> until;  // the first day without this hold; empty: until it is settled
  friend bool operator==(const Hold&, const Hold&) = default;
};

struct AntithromboticUse {
  Antithrombotic drug{};
  std::optional<core::Days> last_taken;  // empty: still taken, or not known when last
};

struct PreviousDose {
  core::Days given{};
  std::optional<double> delivered_fraction;  // of the nominal dose; empty: not measured
};

/// An event after an earlier dose because of which the protocol withholds the next one.
struct WithholdingEvent {
  std::string name;
  std::optional<core::Days> resolved;  // empty: it has not resolved
};

/// What is known of a patient on the day; empty: it did not happen. Calendar days of the trial.
struct ConductFacts {
  core::Days today{};
  std::vector<AntithromboticUse> antithrombotics{};
  std::optional<core::Days> failed_puncture{};  // the last one
  std::optional<PreviousDose> previous_dose{};
  std::vector<WithholdingEvent> events{};
};

/// What the protocol states. A limit that it does not state holds nobody.
struct HoldLimits {
  std::optional<AntithromboticIntervals> antithrombotics{};
  std::optional<core::Days> after_failed_puncture{};  // least time to the next attempt
  std::optional<double> least_delivered_fraction{};   // below: the dose must be judged first
  std::optional<core::Days> after_event{};            // least time from resolution to the next dose
  std::optional<core::Days> clearance{};              // least time between two doses of a patient
};

/// Anticoagulation before a puncture. An interval in hours is counted from the day of the last
/// intake: `until` is the first day on which it can have passed; the hour is for the site to check.
std::vector<Hold> antithrombotic_holds(const ConductFacts& facts, const HoldLimits& limits);
std::optional<Hold> failed_puncture_hold(const ConductFacts& facts, const HoldLimits& limits);
/// A dose delivered below the limit ends in a decision of the sponsor, not on a day. A delivered
/// fraction that was not measured holds as well once the protocol states a limit.
std::optional<Hold> delivered_dose_hold(const ConductFacts& facts, const HoldLimits& limits);
std::vector<Hold> event_holds(const ConductFacts& facts, const HoldLimits& limits);
std::optional<Hold> clearance_hold(const ConductFacts& facts, const HoldLimits& limits);

/// All of them, in the order above. None: nothing here forbids the dose today.
std::vector<Hold> holds(const ConductFacts& facts, const HoldLimits& limits);

}  // namespace caudata::safety
