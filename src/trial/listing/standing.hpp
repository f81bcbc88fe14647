// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/issue.hpp"
#include "design/escalation.hpp"
#include "design/record.hpp"
#include "safety/holds.hpp"
#include "trial/cohort.hpp"
#include "trial/listing/patient.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// A listed patient by the protocol's rules.
struct PatientStanding {
  design::Evaluability evaluability{};
  int cohort{0};  // from 1; of a patient who was backfilled: the one beside which he was
  design::Enrolment enrolment{};
  std::optional<Days> dlt;  // in the window
  std::optional<Days> late_dlt;
  Days window_closes{0};  // by the doses given and still to be given
  std::string why_not;    // not evaluable: in words
};

/// Where a real trial stands on a day, told by the same rules that conduct a simulated one.
struct TrialStanding {
  PatientList list;
  std::vector<PatientStanding> patients;  // as list.patients
  design::Record record;
  std::optional<Cohort> cohort;     // the last one opened; empty: nobody was dosed
  std::vector<safety::Hold> waits;  // who may start when: sentinel, stagger, review; all of them
  int related_deaths{0};
  core::Issues findings;  // deviations from the protocol: warnings
};

/// Replays the listing day by day: cohorts open, patients start, outcomes become known. Without a
/// column of cohorts, a patient joins the cohort under way if its level is his and it has a place;
/// the size of a cohort is what the design asked for at its start. Who is backfilled joins none.
/// Warnings say where the conduct departed from the protocol. `escalation` must outlive the result.
TrialStanding standing_of(const Listing& listing, PatientList list, const Protocol& protocol,
                          const design::Escalation& escalation);

}  // namespace caudata::trial
