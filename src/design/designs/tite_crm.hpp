// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/entry.hpp"
#include "design/follow_up_crm.hpp"

namespace caudata::design {

/// What a patient without a DLT counts after a share of his window.
enum class FollowUpWeight : std::uint8_t {
  linear,   // the share
  adaptive  // by the DLT times seen: each of them divides the window into pieces of equal weight
};
/// The weight of a patient without a DLT who has been observed for `share` of the window.
/// `dlt_shares`: when the DLTs came, in ascending order; read for adaptive weights alone.
double follow_up_weight(FollowUpWeight kind, double share, std::span<const double> dlt_shares);

/// Time-to-event CRM: the likelihood of a patient without a DLT is 1 - weight * p. The next
/// patients are treated at the dose whose risk at the posterior mean of beta is closest to the
/// target, at most one above the last one unless skipping is allowed. The MTD is the closest dose
/// when everybody's window is over, whether or not it has been treated, as in the R package dfcrm.
///
/// Accrual is never suspended before the last patient. A DLT never raises the dose with linear
/// weights; adaptive weights of other patients change with it.
class TiteCrm {
 public:
  TiteCrm(const CrmSetting& setting, FollowUpWeight weight, const FollowUpCrmRules& rules);

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }

 private:
  struct Data;
  Data data_of(const LadderHistory& history) const;
  FollowUpCrmFit fit(const LadderHistory& history) const;

  FollowUpWeight weight_;
  FollowUpCrmRules rules_;
  std::shared_ptr<const CrmPosterior> posterior_;  // tables; shared between copies
};

extern const DesignEntry tite_crm_entry;

}  // namespace caudata::design
