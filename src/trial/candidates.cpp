// SPDX-License-Identifier: Apache-2.0
#include "trial/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/samplers.hpp"
#include "isncsci/classify.hpp"
#include "trial/accrual.hpp"
#include "trial/examination.hpp"
#include "trial/screening.hpp"

namespace caudata::trial {

Candidates::Candidates(const Study& study, core::TrialStreams streams)
    : study_(&study), streams_(streams) {
  const auto& sites = study.protocol.sites;
  for (std::size_t s = 0; s < sites.size(); ++s) {
    site_stream_.push_back(
        streams_.of(core::the_trial_itself, core::Process::accrual, static_cast<std::uint32_t>(s)));
    expected_.push_back(core::sample_exponential(site_stream_[s], 1));
    next_arrival_.push_back(arrival_time(sites[s], expected_[s]));
  }
}

void Candidates::draw_next() {
  const auto soonest = std::min_element(next_arrival_.begin(), next_arrival_.end());
  const auto s = static_cast<std::size_t>(soonest - next_arrival_.begin());

  Candidate& person = queue_.emplace_back();
  person.id = core::CandidateId(static_cast<std::uint32_t>(queue_.size()));
  person.site = static_cast<int>(s);
  person.arrival = Days(static_cast<std::int32_t>(std::floor(*soonest)));
  person.covariates = study_->population.draw_covariates(streams_, person.id);

  const OtherFindings found = draw_other_findings(study_->protocol.screening, streams_, person.id);
  person.other_exclusion = found.other_exclusion;
  person.consents = found.consents;

  expected_[s] += core::sample_exponential(site_stream_[s], 1);
  next_arrival_[s] = arrival_time(study_->protocol.sites[s], expected_[s]);
}

Candidate& Candidates::at(core::CandidateId id) {
  EXPECTS(id.value() >= 1);
  while (queue_.size() < id.value()) draw_next();
  return queue_[id.value() - 1];
}

const patient::VirtualPatient& Candidates::patient(core::CandidateId id) {
  Candidate& person = at(id);
  if (!person.patient) {
    person.patient = study_->population.draw_patient(person.covariates, streams_, id);
  }
  return *person.patient;
}

isncsci::Classification Candidates::examined(core::CandidateId id, Days since_injury,
                                             ExamOrdinal ordinal) {
  const auto seen = examine(*study_, {patient(id), streams_, id, since_injury, ordinal});
  return isncsci::classify(seen.worksheet);
}

const isncsci::Classification& Candidates::screened(core::CandidateId id) {
  Candidate& person = at(id);
  if (!person.screened) {
    person.screened = examined(id, person.covariates.injury_to_screening, screening_exam);
  }
  return *person.screened;
}

Days Candidates::injury_to_repetition(core::CandidateId id) {
  const Screening& screening = study_->protocol.screening;
  EXPECTS(screening.reexamine_after.has_value());
  return at(id).covariates.injury_to_screening + screening.duration + *screening.reexamine_after;
}

const isncsci::Classification& Candidates::screened_again(core::CandidateId id) {
  Candidate& person = at(id);
  if (!person.screened_again) {
    person.screened_again = examined(id, injury_to_repetition(id), repeated_screening_exam);
  }
  return *person.screened_again;
}

const isncsci::Classification& Candidates::settled(core::CandidateId id) {
  return at(id).screened_again ? *at(id).screened_again : screened(id);
}

}  // namespace caudata::trial
