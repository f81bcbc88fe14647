// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "trial/listing/standing.hpp"
#include "trial/listing/what_if.hpp"

namespace caudata::trial {

/// A dose that one patient is to get next, or the first of one who waits, and what forbids it.
struct NextDose {
  std::string subject;
  design::DoseLevel level;
  int ordinal{1};           // of the plan, from 1
  std::optional<Days> due;  // as planned; empty: when the cohort has a place
  std::vector<safety::Hold> holds;
};

/// The next decision of a trial under way, with what it rests on.
struct Advice {
  design::Decision decision;                   // now
  std::optional<design::Decision> afterwards;  // when a wait for a day is over, as things stand
  bool settled{false};  // the cohort is not complete, but its last patients could change nothing
  std::vector<safety::Hold> holds;  // in force for whoever starts next
  std::vector<NextDose> next_doses;
  std::vector<WhatIf> pending;      // by the outcomes of those under way and of places left
  std::vector<WhatIf> next_cohort;  // by the outcomes of the cohort that the decision asks for
};

/// The rules in their order: a study stop; a cohort with places left is completed unless that could
/// change nothing, the answer being a lower dose or the end; then the design. A treatment that
/// sentinel, stagger, safety review or a hold of every waiting patient forbids today is a wait, and
/// nobody is backfilled while one of the first three does.
Advice advise(const TrialStanding& standing, const Protocol& protocol,
              const design::Escalation& escalation, const safety::HoldLimits& limits);

}  // namespace caudata::trial
