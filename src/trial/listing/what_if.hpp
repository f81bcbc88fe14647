// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "design/escalation.hpp"
#include "design/record.hpp"

namespace caudata::trial {

/// Patients of one level whose outcomes are open: dosed and pending, or still to start. Those who
/// were backfilled are a group of their own: they belong to no cohort.
struct OpenGroup {
  design::DoseLevel level;
  design::Enrolment enrolment{};
  std::vector<std::size_t> pending{};  // indices into Record::patients
  int to_start{0};

  int patients() const { return static_cast<int>(pending.size()) + to_start; }
};

struct GroupOutcome {
  design::DoseLevel level;
  design::Enrolment enrolment{};
  int patients{0};
  int dlt{0};
};

/// What the design will say once the open outcomes are as supposed.
struct WhatIf {
  std::vector<GroupOutcome> outcomes;  // by group
  design::Decision decision;
};

/// The pending patients of a record by level and enrolment, in that order.
std::vector<OpenGroup> open_groups(const design::Record& record);
/// The group of these, added at the end if there is none.
OpenGroup& group_of(std::vector<OpenGroup>& groups, design::DoseLevel level,
                    design::Enrolment enrolment);

/// Every number of DLTs in every group, fewest first. Among the patients of a group it does not
/// matter who had the DLT: all are supposed to be fully observed. With more combinations than
/// `most`, none and all of each group.
std::vector<WhatIf> what_if(const design::Escalation& escalation, const design::Record& record,
                            const std::vector<OpenGroup>& groups, std::size_t most = 64);

/// The same, after a cohort that begins now at `treat.at`.
std::vector<WhatIf> what_if_treated(const design::Escalation& escalation,
                                    const design::Record& record, const design::Treat& treat);

}  // namespace caudata::trial
