// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "core/stream.hpp"
#include "isncsci/classification.hpp"
#include "patient/virtual_patient.hpp"
#include "trial/screening.hpp"
#include "trial/study.hpp"

namespace caudata::trial {

/// A person who comes to screening, with everything about them that no treatment changes. Parts are
/// drawn when first asked for.
struct Candidate {
  core::CandidateId id;
  int site{0};
  core::Days arrival;  // calendar day
  patient::Covariates covariates;
  bool other_exclusion{false};
  bool consents{true};
  std::optional<patient::VirtualPatient> patient;  // the injury, once screening needs it
  std::optional<ScreeningResult> screening;
};

/// The screening queue of one trial: the same people in the same order under every scenario. Not
/// shared between threads.
class Candidates {
 public:
  Candidates(const Study& study, core::TrialStreams streams);

  /// The k-th person (from 1) in order of arrival.
  Candidate& at(core::CandidateId id);

  /// The person with injury, natural history and screening examination drawn.
  const patient::VirtualPatient& patient(core::CandidateId id);

  /// What the examinations of screening come to, the repetition with them: it depends on the person
  /// alone, though a trial may end before it.
  const ScreeningResult& screening(core::CandidateId id);

  const core::TrialStreams& streams() const { return streams_; }

 private:
  void draw_next();

  const Study* study_;
  core::TrialStreams streams_;
  std::vector<core::Stream> site_stream_;
  std::vector<double> expected_;      // per site: expected arrivals up to the next one
  std::vector<double> next_arrival_;  // per site: calendar time [d]
  std::deque<Candidate> queue_;
};

}  // namespace caudata::trial
