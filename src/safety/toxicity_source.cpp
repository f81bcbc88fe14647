// SPDX-License-Identifier: Apache-2.0
#include "safety/toxicity_source.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "safety/onset.hpp"

namespace caudata::safety {
namespace {

enum class Toxicity { none, missed, adjudicated };

/// The uniform does not depend on the truth: a larger p only moves patients up this order.
Toxicity toxicity_at(double p, double sensitivity, double u) {
  if (u < p) return Toxicity::adjudicated;
  return u * sensitivity < p ? Toxicity::missed : Toxicity::none;
}

CtcaeGrade grade_at(const ToxicShape& shape, double u) {
  if (u < shape.life_threatening * shape.death) return CtcaeGrade::death;
  return u < shape.life_threatening ? CtcaeGrade::life_threatening : CtcaeGrade::severe;
}

std::int8_t doses_before(const Exposure& exposure, core::Days onset) {
  const auto given = std::count_if(exposure.dose_days.begin(), exposure.dose_days.end(),
                                   [&](core::Days day) { return day <= onset; });
  return static_cast<std::int8_t>(given);
}

/// Lane 0: the event of the window; lane 1: the late one.
AdverseEvent toxic_event(const AttributionModel& model, const Exposure& exposure, core::Days onset,
                         CtcaeGrade worst, core::Stream marks) {
  AdverseEvent event;
  event.grade = std::min(grade_at(model.shape, marks.uniform()), worst);
  event.seriousness = seriousness_at(model.serious, event.grade, marks.uniform());
  const core::Days lasts = duration_at(model.shape.duration, marks.uniform());
  event.duration = event.grade == CtcaeGrade::death ? core::Days{0} : lasts;
  event.onset = onset;
  event.cause = Cause::product;
  event.after_dose = doses_before(exposure, onset);
  return event;
}

AdverseEvent event_in_window(Toxicity toxicity, const FixedToxicity& truth,
                             const AttributionModel& model, const Exposure& exposure,
                             const core::TrialStreams& streams, core::CandidateId candidate) {
  core::Stream onset = streams.of(candidate, core::Process::toxicity_onset);
  core::Stream judge =
      streams.of(candidate, core::Process::attribution, attribution_lane::toxicity_in_window);
  // A missed toxicity is never fatal: a death would take a patient without a DLT out of the
  // evaluable, and p would no longer be the probability among those who stay.
  const CtcaeGrade worst =
      toxicity == Toxicity::adjudicated ? CtcaeGrade::death : CtcaeGrade::life_threatening;
  AdverseEvent event = toxic_event(model, exposure, onset_day(truth, exposure, onset.uniform()),
                                   worst, streams.of(candidate, core::Process::product_event, 0));
  event.term = Term::product_toxicity;
  const double cause = judge.uniform(), degree = judge.uniform();
  if (toxicity == Toxicity::adjudicated) {
    event.verdict = DltVerdict::dlt;
    event.attribution = judged_if_related(model.product, degree);
    if (cause < model.false_positive) event.cause = Cause::background;
  } else {
    event.attribution = judged_if_not_related(model.product, degree);
  }
  return event;
}

void add_late_event(std::vector<AdverseEvent>& events, const FixedToxicity& truth,
                    const AttributionModel& model, const Exposure& exposure,
                    const core::TrialStreams& streams, core::CandidateId candidate) {
  core::Stream late = streams.of(candidate, core::Process::late_toxicity);
  const int days = (exposure.end_of_follow_up - exposure.window.closes).value();
  if (days <= 0 || late.uniform() >= truth.late) return;
  const core::Days after{1 + static_cast<std::int32_t>(late.uniform() * days)};
  AdverseEvent event =
      toxic_event(model, exposure, exposure.window.closes + after, CtcaeGrade::death,
                  streams.of(candidate, core::Process::product_event, 1));
  core::Stream judge =
      streams.of(candidate, core::Process::attribution, attribution_lane::toxicity_late);
  event.term = Term::late_product_toxicity;
  event.attribution = judged_if_related(model.product, judge.uniform());
  events.push_back(event);
}

}  // namespace

AttributionModel attribution_model(const core::Ledger& ledger, std::vector<std::string>& missing) {
  AttributionModel model;
  core::LedgerReader attribution(ledger, "safety.attribution", missing);
  attribution("false_positive", model.false_positive);
  attribution.group("product", model.product);
  model.sensitivity = model.product.related;
  model.shape = ledger.resolve<ToxicShape>("safety.toxicity", missing);
  model.serious = ledger.resolve<SeriousShare>("safety.serious", missing);
  return model;
}

std::vector<AdverseEvent> toxic_events(const FixedToxicity& truth,
                                       const AttributionModel& attribution,
                                       const Exposure& exposure, const core::TrialStreams& streams,
                                       core::CandidateId candidate) {
  EXPECTS(attribution.sensitivity > 0);
  EXPECTS(exposure.window.opens <= exposure.window.closes);
  const double p = truth.p[exposure.part][exposure.dose];
  const double u = streams.of(candidate, core::Process::toxicity).uniform();
  const Toxicity toxicity = toxicity_at(p, attribution.sensitivity, u);
  std::vector<AdverseEvent> events;
  if (toxicity != Toxicity::none) {
    events.push_back(event_in_window(toxicity, truth, attribution, exposure, streams, candidate));
    if (events.back().grade == CtcaeGrade::death) return events;
  }
  if (truth.late > 0) {
    add_late_event(events, truth, attribution, exposure, streams, candidate);
  }
  return events;
}

}  // namespace caudata::safety
