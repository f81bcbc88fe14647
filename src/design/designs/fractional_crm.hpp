// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/entry.hpp"
#include "design/follow_up_crm.hpp"

namespace caudata::design {

/// Fractional CRM: a patient who is still in his window counts as a fraction of a DLT, the
/// Kaplan-Meier probability f of a DLT in the rest of it; his likelihood is p^f (1-p)^(1-f). One
/// who left before his window ended counts likewise. Doses are chosen as in TITE-CRM. When nobody
/// is pending and nobody left, every decision is that of the CRM.
///
/// Before the first DLT fractions are 0: pending patients count as if they would have none.
class FractionalCrm {
 public:
  FractionalCrm(const CrmSetting& setting, const FollowUpCrmRules& rules)
      : rules_(rules), posterior_(std::make_shared<const CrmPosterior>(setting)) {}

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }

 private:
  struct Data;
  Data data_of(const LadderHistory& history) const;
  FollowUpCrmFit fit(const LadderHistory& history) const;

  FollowUpCrmRules rules_;
  std::shared_ptr<const CrmPosterior> posterior_;  // tables; shared between copies
};

extern const DesignEntry fractional_crm_entry;

}  // namespace caudata::design
