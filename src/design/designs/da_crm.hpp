// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/entry.hpp"
#include "design/follow_up_crm.hpp"
#include "design/missing_toxicity.hpp"

namespace caudata::design {

/// Data-augmentation CRM: the unknown DLT of a patient who is still in his window is a missing
/// value. Given that it will come, its time has piecewise constant hazards with a prior; the
/// posterior of the risks is that of what has been seen, integrated over hazards and missing values
/// without sampling. One who left before his window ended is a missing value too.
///
/// Doses are chosen as in TITE-CRM, at the posterior mean of beta where the paper takes those of
/// the risks. When nobody is pending and nobody left, every decision is that of the CRM.
class DaCrm {
 public:
  DaCrm(const CrmSetting& setting, const HazardPrior& hazards, const FollowUpCrmRules& rules)
      : hazards_(hazards),
        rules_(rules),
        posterior_(std::make_shared<const CrmPosterior>(setting)) {}

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }

 private:
  FollowUpCrmFit fit(const LadderHistory& history) const;

  HazardPrior hazards_;
  FollowUpCrmRules rules_;
  std::shared_ptr<const CrmPosterior> posterior_;  // tables; shared between copies
};

extern const DesignEntry da_crm_entry;

}  // namespace caudata::design
