// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/stream.hpp"
#include "safety/adverse_event.hpp"
#include "safety/dlt.hpp"
#include "safety/event_shape.hpp"
#include "safety/judgement.hpp"
#include "safety/risk_profile.hpp"

namespace caudata::safety {

/// What a patient was exposed to, from the first dose on.
struct Exposure {
  std::size_t part{0}, dose{0};       // level of the ladder
  std::vector<core::Days> dose_days;  // days planned, from the first dose: 0, 14, 28, 42
  DltWindow window;
  core::Days end_of_follow_up{0};
};

enum class OnsetShape : std::uint8_t {
  uniform,         // over the window
  early,           // triangular, most probable at the window's start
  after_each_dose  // uniform over the doses, then exponential with the stated mean after it, cut at
                   // the window's end
};

/// Truth of a scenario in the mode `fixed`: p is the probability that an evaluable patient ends the
/// window with at least one adjudicated DLT from all causes. Who has one depends on one uniform per
/// candidate, shared by every truth, so that a worse truth only adds patients with a DLT.
struct FixedToxicity {
  std::vector<std::vector<double>> p;  // [part][dose]
  OnsetShape onset{OnsetShape::uniform};
  core::Days onset_mean{7};  // after_each_dose
  double late{0};  // P(a DLT-grade related event after the window, by the end of follow-up)
};

/// What a toxicity of DLT grade looks like.
struct ToxicShape {
  double life_threatening{0};  // P(grade >= 4 | grade >= 3)
  double death{0};             // P(grade 5 | grade >= 4)
  DurationLaw duration;
};
template <class V>
void visit(V& v, ToxicShape& shape) {
  v("life_threatening", shape.life_threatening);
  v("death", shape.death);
  v.group("duration", shape.duration);
}

/// How well the site tells the product's events from others, and what they look like. Grade C, see
/// data/safety.
struct AttributionModel {
  double sensitivity{1};     // P(adjudicated related | caused by the product), in (0, 1]
  double false_positive{0};  // P(cause was not the product | adjudicated DLT)
  Judgement product;         // degrees of relatedness; `related` is the sensitivity
  ToxicShape shape;
  SeriousShare serious;
};

/// Fills the model from data/safety/{attribution,toxicity}.toml; paths without an entry are added
/// to `missing`.
AttributionModel attribution_model(const core::Ledger& ledger, std::vector<std::string>& missing);

/// Toxic events of one patient under a fixed truth: at most one adjudicated DLT in the window;
/// product events of DLT grade that were adjudicated unrelated (missed, probability min(1, p/s) -
/// p; never fatal); late events, which never carry the verdict. Days count from the first dose;
/// sorted by onset; a fatal event ends the list. The planned doses decide the onset, so a DLT that
/// stops dosing does not change its own probability.
std::vector<AdverseEvent> toxic_events(const FixedToxicity& truth,
                                       const AttributionModel& attribution,
                                       const Exposure& exposure, const core::TrialStreams& streams,
                                       core::CandidateId candidate);

}  // namespace caudata::safety
