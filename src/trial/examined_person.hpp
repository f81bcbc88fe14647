// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/result.hpp"
#include "core/stream.hpp"
#include "patient/examined_population.hpp"
#include "trial/event.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// When a person is examined: on the day of admission, at screening, and on these days after
/// injury.
struct ExaminationGrid {
  std::vector<Days> since_injury;
  /// Places in a person's examinations.
  static constexpr std::size_t admission = 0, screening = 1, first_of_grid = 2;
  std::size_t size() const { return first_of_grid + since_injury.size(); }
};

/// "admission", "screening", "week 12", "day 30"
std::vector<std::string> names(const ExaminationGrid& grid);

/// A person as they come to screening, whether or not they are eligible, with their examinations.
/// Examinations are the true state under natural history, without an examiner's error; eligibility
/// is judged as in a trial, from worksheets.
struct ExaminedPerson {
  struct Examination {
    Days since_injury;
    isncsci::Exam exam;
    isncsci::Classification result;
  };

  core::CandidateId id;
  patient::VirtualPatient patient;
  std::vector<Examination> examinations;  // as the grid has them
  std::optional<ScreenFailure> failure;   // the first criterion failed, as in a trial
  /// The worksheet on which eligibility was judged; empty: failed on arrival, before it.
  std::optional<isncsci::Classification> judged_by;
  bool consents{true};
};

/// Who comes, and by which criteria they are screened.
struct ScreenedPopulation {
  patient::ExaminedPopulation people;
  Eligibility eligibility;
  Screening screening;
};

/// The people of a region; issues: parameters without an entry in the data files.
core::Result<patient::ExaminedPopulation> make_population(const core::Ledger& ledger,
                                                          patient::Region region);

/// The person is the candidate of this trial's screening queue, the same as in a run with the seed.
ExaminedPerson examine_person(const ScreenedPopulation& screened, const ExaminationGrid& grid,
                              const core::TrialStreams& streams, core::CandidateId id);

}  // namespace caudata::trial
