// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/decision.hpp"
#include "trial/listing/cells.hpp"
#include "trial/listing/patient.hpp"
#include "trial/listing/standing.hpp"

namespace caudata::trial {

/// Where the conduct of a real trial departed from its protocol: possible, so a warning each, at
/// the cell that shows it.
class Deviations {
 public:
  Deviations(const Listing& listing, const Protocol& protocol, core::Issues& findings)
      : listing_(listing), protocol_(protocol), findings_(findings) {}

  /// Started while a hold was in force: the last of `waits` that was.
  void check_start(const ListedPatient& patient, Days day, const std::vector<safety::Hold>& waits);
  /// Opened a cohort at a level that the design did not ask for.
  void check_level(const ListedPatient& patient, const design::Decision& asked,
                   const design::DoseLadder& ladder);
  /// Backfilled at a level that was not among those open for it.
  void check_backfill(const ListedPatient& patient, const std::vector<design::DoseLevel>& open,
                      const design::DoseLadder& ladder);
  /// Doses outside their windows or after a DLT; a judgement that
  /// contradicts the rules.
  void check_doses(const ListedPatient& patient, const PatientStanding& standing);
  /// The window closed before `on`, and nobody has seen the patient to its end.
  void check_follow_up(const ListedPatient& patient, const PatientStanding& standing, Days on);

 private:
  CellReader at(const ListedPatient& patient) {
    return {listing_, listing_.rows[patient.row], DayForm::dates, findings_};
  }

  const Listing& listing_;
  const Protocol& protocol_;
  core::Issues& findings_;
};

}  // namespace caudata::trial
