// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/stream.hpp"
#include "patient/virtual_patient.hpp"

namespace caudata::patient {

/// The population that comes to screening (before eligibility), and its natural recovery.
/// Immutable; shared by all threads. Every number comes from the ledger (data/patient/*.toml).
class Population {
 public:
  /// Fills itself from the ledger; paths that have no entry are appended to `missing` (a test
  /// expects none).
  Population(const core::Ledger& ledger, Region region, std::vector<std::string>& missing);

  /// Age, sex, cause, level, AIS, day since injury. Cheap: no examination is made.
  Covariates draw_covariates(const core::TrialStreams& streams, core::CandidateId candidate) const;

  /// A full examination that classifies as drawn (determined, no marks).
  isncsci::Exam draw_screening_exam(const Covariates& covariates, const core::TrialStreams& streams,
                                    core::CandidateId candidate) const;

  /// Natural recovery from screening on: an empirical model that reproduces published tables, to be
  /// replaced by an injury model. What it neglects is listed in recovery.hpp.
  Trajectory draw_recovery(const Covariates& covariates, const isncsci::Exam& screening,
                           const core::TrialStreams& streams, core::CandidateId candidate) const;

  /// The examination on a day after injury (>= the screening day). Exact: no examiner error in this
  /// model.
  isncsci::Exam examine(const VirtualPatient& patient, core::Days since_injury) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace caudata::patient
