// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/stream.hpp"
#include "safety/hazard.hpp"
#include "safety/marks.hpp"

namespace caudata::safety {

/// A condition that stays is one event; one that heals can come back.
enum class Course : std::uint8_t { recurrent, lasting };

struct ComplicationTerm {
  Term term;
  const char* key;  // its table in data/safety/background.toml
  Course course;
};
/// The ordinal is the lane of Process::background_event: append only.
inline constexpr std::array complication_terms{
    ComplicationTerm{Term::urinary_tract_infection, "urinary_tract_infection", Course::recurrent},
    ComplicationTerm{Term::pneumonia, "pneumonia", Course::recurrent},
    ComplicationTerm{Term::pressure_injury, "pressure_injury", Course::recurrent},
    ComplicationTerm{Term::neuropathic_pain, "neuropathic_pain", Course::lasting},
    ComplicationTerm{Term::venous_thromboembolism, "venous_thromboembolism", Course::recurrent},
    ComplicationTerm{Term::autonomic_dysreflexia, "autonomic_dysreflexia", Course::recurrent},
    ComplicationTerm{Term::spasticity, "spasticity", Course::lasting},
    ComplicationTerm{Term::sepsis, "sepsis", Course::recurrent}};

struct ComplicationLaw {
  Hazard hazard;
  EventShape shape;
};
template <class V>
void visit(V& v, ComplicationLaw& law) {
  v.group("hazard", law.hazard);
  v.group("severity", law.shape.severity);
  v.group("duration", law.shape.duration);
}

/// Complications of the injury. Times run from the injury, so the events of one person are the same
/// wherever the window of interest lies; events of different terms are independent.
struct Complications {
  double acute_days{0};                // [d] since injury
  double dysreflexia_lowest_level{0};  // as RiskProfile::level; none below it
  std::array<ComplicationLaw, complication_terms.size()> law;
  Hazard death;  // from all causes but the product
  SeriousShare serious;
  Judgement judgement;
};
Complications read_complications(const core::Ledger& ledger, std::vector<std::string>& missing);

/// Events with onset in [from, to], days from the first dose, sorted by onset. The person is alive
/// at `from`; a death ends the list. Cost: one Philox block per term, four words per event.
std::vector<AdverseEvent> draw_complications(const Complications& model, const RiskProfile& profile,
                                             core::Days from, core::Days to,
                                             const core::TrialStreams& streams,
                                             core::CandidateId candidate);

}  // namespace caudata::safety
