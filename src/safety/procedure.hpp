// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/stream.hpp"
#include "product/product.hpp"
#include "safety/marks.hpp"

namespace caudata::safety {

struct ProcedureTerm {
  Term term;
  const char* key;  // its table in data/safety/procedure.toml
};
/// The ordinal is the category in the lane of Process::procedure_event: append only.
inline constexpr std::array procedure_terms{
    ProcedureTerm{Term::post_lumbar_puncture_headache, "post_lumbar_puncture_headache"},
    ProcedureTerm{Term::fever, "fever"},
    ProcedureTerm{Term::puncture_site_pain, "puncture_site_pain"},
    ProcedureTerm{Term::nausea, "nausea"},
    ProcedureTerm{Term::spinal_haematoma, "spinal_haematoma"},
    ProcedureTerm{Term::meningitis, "meningitis"},
    ProcedureTerm{Term::headache, "headache"}};

struct ProcedureLaw {
  double probability{0};  // per administration
  double onset_mean{0};   // [d] after the administration; exponential
  EventShape shape;
};
template <class V>
void visit(V& v, ProcedureLaw& law) {
  v("probability", law.probability);
  v("onset_mean", law.onset_mean);
  v.group("severity", law.shape.severity);
  v.group("duration", law.shape.duration);
}

/// Events of a lumbar puncture with intrathecal injection: each term at most once per
/// administration, terms independent. The law of the headache after puncture is that of an
/// atraumatic needle. Neglected: operator, and that who had a headache once is likelier to have one
/// again.
struct Procedure {
  std::array<ProcedureLaw, procedure_terms.size()> law;
  double conventional_needle;  // risk ratio of that headache

  /// Per administration; `ordinal` in procedure_terms.
  double probability(std::size_t ordinal, product::Needle needle) const;
  SeriousShare serious;
  Judgement judgement;
};
Procedure read_procedure(const core::Ledger& ledger, std::vector<std::string>& missing);

/// Events of administration k, from 1; days from that administration, sorted. With the same numbers
/// drawn, a conventional needle gives every event of an atraumatic one and more.
std::vector<AdverseEvent> draw_procedure_events(const Procedure& model, product::Needle needle,
                                                int k, const core::TrialStreams& streams,
                                                core::CandidateId candidate);

}  // namespace caudata::safety
