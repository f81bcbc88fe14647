// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/stream.hpp"
#include "patient/virtual_patient.hpp"

namespace caudata::patient {

/// The population that comes to screening (before eligibility), and its natural history from injury
/// on. Immutable; shared by all threads. Every number comes from the ledger (data/anatomy,
/// data/patient).
class Population {
 public:
  /// Fills itself from the ledger; paths that have no entry are appended to `missing` (a test
  /// expects none).
  Population(const core::Ledger& ledger, Region region, std::vector<std::string>& missing);

  /// Cheap: no examination is made.
  Covariates draw_covariates(const core::TrialStreams& streams, core::CandidateId candidate) const;

  /// The person's injury, drawn so that the examination of the reference day has their level and
  /// grade, and the examination of the day of screening.
  VirtualPatient draw_patient(const Covariates& covariates, const core::TrialStreams& streams,
                              core::CandidateId candidate) const;

  /// The examination on a day after injury (day 0 or later): natural history alone, no examiner's
  /// error. Determined, legal, without marks.
  isncsci::Exam examine(const VirtualPatient& patient, core::Days since_injury) const;

  /// The same under what a graft does that day.
  isncsci::Exam examine(const VirtualPatient& patient, core::Days since_injury,
                        const anatomy::CordEffect& effect) const;

  /// Of the examination that the covariates' level and grade are about.
  core::Days reference_day() const;

  const anatomy::Cord& cord() const;
  const FunctionMap& function_map() const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace caudata::patient
