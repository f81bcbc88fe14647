// SPDX-License-Identifier: Apache-2.0
#include "safety/procedure.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/samplers.hpp"

namespace caudata::safety {
namespace {

constexpr int lanes_per_term = 64;

core::Days drawn_onset(double mean, core::Stream& stream) {
  return core::Days{static_cast<std::int32_t>(core::sample_exponential(stream, 1 / mean))};
}

AdverseEvent drawn_event(const Procedure& model, std::size_t ordinal, core::Stream& stream,
                         core::Stream judge) {
  const ProcedureLaw& law = model.law[ordinal];
  const core::Days onset = drawn_onset(law.onset_mean, stream);
  const Marks marks(stream);
  AdverseEvent event =
      marked_event(procedure_terms[ordinal].term, onset, law.shape, model.serious, marks);
  event.cause = Cause::procedure;
  event.attribution = judged(model.judgement, judge.uniform());
  return event;
}

}  // namespace

Procedure read_procedure(const core::Ledger& ledger, std::vector<std::string>& missing) {
  Procedure model;
  core::LedgerReader procedure(ledger, "safety.procedure", missing);
  for (std::size_t i = 0; i < procedure_terms.size(); ++i) {
    procedure.group(procedure_terms[i].key, model.law[i]);
  }
  procedure("conventional_needle_ratio", model.conventional_needle);
  model.serious = ledger.resolve<SeriousShare>("safety.serious", missing);
  model.judgement = ledger.resolve<Judgement>("safety.attribution.procedure", missing);
  return model;
}

double Procedure::probability(std::size_t ordinal, product::Needle needle) const {
  const bool cut = needle == product::Needle::conventional &&
                   procedure_terms[ordinal].term == Term::post_lumbar_puncture_headache;
  return std::min(1.0, law[ordinal].probability * (cut ? conventional_needle : 1));
}

std::vector<AdverseEvent> draw_procedure_events(const Procedure& model, product::Needle needle,
                                                int k, const core::TrialStreams& streams,
                                                core::CandidateId candidate) {
  EXPECTS(1 <= k && k < lanes_per_term);
  std::vector<AdverseEvent> events;
  for (std::size_t i = 0; i < procedure_terms.size(); ++i) {
    const auto lane =
        static_cast<std::uint32_t>(i * lanes_per_term) + static_cast<std::uint32_t>(k);
    core::Stream stream = streams.of(candidate, core::Process::procedure_event, lane);
    if (stream.uniform() >= model.probability(i, needle)) continue;
    events.push_back(drawn_event(
        model, i, stream,
        streams.of(candidate, core::Process::attribution, attribution_lane::procedure + lane)));
    events.back().after_dose = static_cast<std::int8_t>(k);
  }
  sort_by_onset(events);
  return events;
}

}  // namespace caudata::safety
