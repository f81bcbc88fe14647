// SPDX-License-Identifier: Apache-2.0
#include "safety/background.hpp"

#include "safety/complications.hpp"
#include "safety/procedure.hpp"

namespace caudata::safety {

struct BackgroundEvents::Tables {
  Complications complications;
  Procedure procedure;
};

BackgroundEvents::BackgroundEvents(const core::Ledger& ledger, std::vector<std::string>& missing)
    : tables_(std::make_shared<const Tables>(
          Tables{read_complications(ledger, missing), read_procedure(ledger, missing)})) {}

std::vector<AdverseEvent> BackgroundEvents::draw(const RiskProfile& profile, core::Days from,
                                                 core::Days to, const core::TrialStreams& streams,
                                                 core::CandidateId candidate) const {
  return draw_complications(tables_->complications, profile, from, to, streams, candidate);
}

std::vector<AdverseEvent> BackgroundEvents::draw_procedure(product::Needle needle, int k,
                                                           const core::TrialStreams& streams,
                                                           core::CandidateId candidate) const {
  return draw_procedure_events(tables_->procedure, needle, k, streams, candidate);
}

}  // namespace caudata::safety
