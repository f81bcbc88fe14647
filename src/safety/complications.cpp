// SPDX-License-Identifier: Apache-2.0
#include "safety/complications.hpp"

#include <optional>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::safety {
namespace {

/// A standard exponential: what the cumulative hazard grows by between two events.
double exponential_gap(core::Stream& stream) { return -core::log(stream.uniform()); }

/// One person, one window.
class Draw {
 public:
  Draw(const Complications& model, const RiskProfile& profile, core::Days from,
       const core::TrialStreams& streams, core::CandidateId candidate)
      : model_(model), profile_(profile), from_(from), streams_(streams), candidate_(candidate) {}

  std::optional<core::Days> death_until(core::Days to) const {
    const PersonalHazard hazard(model_.death, profile_, model_.acute_days);
    core::Stream stream = streams_.of(candidate_, core::Process::death);
    const double survived = hazard.cumulative(since_injury(from_));
    const double time = hazard.day_at(survived + exponential_gap(stream));
    if (time >= since_injury(to) + 1) return std::nullopt;
    return day_of(time);
  }

  void add(std::size_t ordinal, core::Days to, std::vector<AdverseEvent>& events) const {
    if (!can_have(complication_terms[ordinal].term)) return;
    const ComplicationLaw& law = model_.law[ordinal];
    const PersonalHazard hazard(law.hazard, profile_, model_.acute_days);
    core::Stream stream = streams_.of(candidate_, core::Process::background_event,
                                      static_cast<std::uint32_t>(ordinal));
    const double end = since_injury(to) + 1;
    double used = exponential_gap(stream);
    double time = hazard.day_at(used);
    for (std::uint32_t n = 0; time < end; ++n) {
      const core::Days onset = day_of(time);
      const Marks marks(stream);
      if (onset >= from_) events.push_back(event(ordinal, n, onset, marks));
      if (complication_terms[ordinal].course == Course::lasting) return;
      used += exponential_gap(stream);
      time = hazard.day_at(used);
    }
  }

 private:
  double since_injury(core::Days day) const {
    return (day + profile_.injury_to_first_dose).value();
  }
  core::Days day_of(double since_injury) const {
    return core::Days{static_cast<std::int32_t>(since_injury)} - profile_.injury_to_first_dose;
  }
  bool can_have(Term term) const {
    return term != Term::autonomic_dysreflexia || profile_.level <= model_.dysreflexia_lowest_level;
  }

  AdverseEvent event(std::size_t ordinal, std::uint32_t n, core::Days onset,
                     const Marks& marks) const {
    AdverseEvent event = marked_event(complication_terms[ordinal].term, onset,
                                      model_.law[ordinal].shape, model_.serious, marks);
    // Before the first dose there is no product to blame.
    if (onset >= core::Days{0}) {
      const std::uint32_t lane = static_cast<std::uint32_t>(ordinal) << 12 | n;
      event.attribution = judged(
          model_.judgement,
          streams_.of(candidate_, core::Process::attribution, attribution_lane::background + lane)
              .uniform());
    }
    return event;
  }

  const Complications& model_;
  const RiskProfile& profile_;
  core::Days from_;
  const core::TrialStreams& streams_;
  core::CandidateId candidate_;
};

AdverseEvent death_on(core::Days day) {
  AdverseEvent death;
  death.term = Term::death_background;
  death.grade = CtcaeGrade::death;
  death.onset = day;
  death.seriousness = Seriousness::serious;
  return death;
}

}  // namespace

Complications read_complications(const core::Ledger& ledger, std::vector<std::string>& missing) {
  Complications model;
  core::LedgerReader background(ledger, "safety.background", missing);
  background("acute_days", model.acute_days);
  background("dysreflexia_lowest_level", model.dysreflexia_lowest_level);
  for (std::size_t i = 0; i < complication_terms.size(); ++i) {
    background.group(complication_terms[i].key, model.law[i]);
  }
  background.group("death", model.death);
  model.serious = ledger.resolve<SeriousShare>("safety.serious", missing);
  model.judgement = ledger.resolve<Judgement>("safety.attribution.background", missing);
  return model;
}

std::vector<AdverseEvent> draw_complications(const Complications& model, const RiskProfile& profile,
                                             core::Days from, core::Days to,
                                             const core::TrialStreams& streams,
                                             core::CandidateId candidate) {
  EXPECTS(from <= to);
  EXPECTS(-profile.injury_to_first_dose <= from);
  const Draw draw(model, profile, from, streams, candidate);
  const std::optional<core::Days> death = draw.death_until(to);
  std::vector<AdverseEvent> events;
  events.reserve(2 * complication_terms.size());
  for (std::size_t i = 0; i < complication_terms.size(); ++i) {
    draw.add(i, death.value_or(to), events);
  }
  sort_by_onset(events);
  if (death) events.push_back(death_on(*death));
  return events;
}

}  // namespace caudata::safety
