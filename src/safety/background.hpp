// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/stream.hpp"
#include "product/product.hpp"
#include "safety/adverse_event.hpp"
#include "safety/risk_profile.hpp"

namespace caudata::safety {

/// Events that would happen without the product: complications of the injury (hazards per day that
/// change with the time since injury, by level and completeness), and events of the lumbar puncture
/// and the intrathecal injection. Every number comes from the ledger (data/safety/*.toml).
/// Immutable; shared by all threads.
class BackgroundEvents {
 public:
  BackgroundEvents(const core::Ledger& ledger, std::vector<std::string>& missing);

  /// Events with onset in [from, to] (days from the first dose; `from` may be negative, not before
  /// the injury), sorted by onset. A death ends the list. Attribution is drawn from the data:
  /// background events may be judged related once a dose was given, but the verdict of every event
  /// here is `not_a_dlt`; a mechanistic toxicity source judges with is_dlt. `after_dose` stays 0:
  /// only the caller knows the doses given.
  std::vector<AdverseEvent> draw(const RiskProfile& profile, core::Days from, core::Days to,
                                 const core::TrialStreams& streams,
                                 core::CandidateId candidate) const;

  /// Events of the k-th administration (k from 1, at most 63), days counted from that
  /// administration, sorted. No covariate of the patient is known to change these rates.
  std::vector<AdverseEvent> draw_procedure(product::Needle needle, int k,
                                           const core::TrialStreams& streams,
                                           core::CandidateId candidate) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace caudata::safety
