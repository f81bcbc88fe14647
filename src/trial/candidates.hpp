// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "core/stream.hpp"
#include "isncsci/classification.hpp"
#include "patient/virtual_patient.hpp"
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
  /// As examined at screening, and again where the first left eligibility open.
  std::optional<isncsci::Classification> screened, screened_again;
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

  /// The examination of screening as an examiner saw it.
  const isncsci::Classification& screened(core::CandidateId id);

  /// Its repetition. Precondition: the protocol has one.
  const isncsci::Classification& screened_again(core::CandidateId id);

  /// The examination that settled eligibility: the second one of those who had two.
  const isncsci::Classification& settled(core::CandidateId id);

  /// From injury to the repetition.
  Days injury_to_repetition(core::CandidateId id);

  const core::TrialStreams& streams() const { return streams_; }

 private:
  void draw_next();
  isncsci::Classification examined(core::CandidateId id, Days since_injury, std::uint32_t ordinal);

  const Study* study_;
  core::TrialStreams streams_;
  std::vector<core::Stream> site_stream_;
  std::vector<double> expected_;      // per site: expected arrivals up to the next one
  std::vector<double> next_arrival_;  // per site: calendar time [d]
  std::deque<Candidate> queue_;
};

}  // namespace caudata::trial
