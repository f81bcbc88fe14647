// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/stream.hpp"
#include "safety/adverse_event.hpp"
#include "safety/dlt.hpp"
#include "safety/risk_profile.hpp"

namespace caudata::safety {

/// What a patient was exposed to, from the first dose on.
struct Exposure {
  std::size_t part{0}, dose{0};             // level of the ladder
  std::vector<core::Days> dose_days;        // days planned, from the first dose: 0, 14, 28, 42
  DltWindow window;
  core::Days end_of_follow_up{0};
};

enum class OnsetShape : std::uint8_t {
  uniform,          // over the window
  early,            // triangular, most probable at the window's start
  after_each_dose   // uniform over the doses, then exponential with the stated mean after it, cut at the window's end
};

/// Truth of a scenario in the mode `fixed`: p is the probability that an evaluable patient ends the window with at least one
/// adjudicated DLT from all causes. Who has one depends on one uniform per candidate, shared by every truth, so that a worse
/// truth only adds patients with a DLT.
struct FixedToxicity {
  std::vector<std::vector<double>> p;       // [part][dose]
  OnsetShape onset{OnsetShape::uniform};
  core::Days onset_mean{7};                 // after_each_dose
  double late{0};                           // P(a DLT-grade related event after the window, by the end of follow-up)
};

/// How well the site tells the product's events from others. Grade C, see data/safety.
struct AttributionModel {
  double sensitivity{1};                    // P(adjudicated related | caused by the product)
  double false_positive{0};                 // P(cause was not the product | adjudicated DLT)
};

/// Toxic events of one patient under a fixed truth: at most one adjudicated DLT in the window; product events of DLT grade that
/// were adjudicated unrelated (missed, probability p (1-s)/s); late events. Days count from the first dose.
std::vector<AdverseEvent> toxic_events(const FixedToxicity& truth, const AttributionModel& attribution,
                                       const Exposure& exposure, const core::TrialStreams& streams,
                                       core::CandidateId candidate);

}  // namespace caudata::safety
