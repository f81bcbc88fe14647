// SPDX-License-Identifier: Apache-2.0
#include "trial/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/samplers.hpp"
#include "isncsci/classify.hpp"
#include "trial/accrual.hpp"

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
  person.covariates = study_->people.population.draw_covariates(streams_, person.id);

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
    person.patient = study_->people.population.draw_patient(person.covariates, streams_, id);
  }
  return *person.patient;
}

const ScreeningResult& Candidates::screening(core::CandidateId id) {
  Candidate& person = at(id);
  if (!person.screening) {
    const auto seen = [&](Days since_injury, ExamOrdinal ordinal) {
      return isncsci::classify(
          examine(*study_, {patient(id), streams_, id, since_injury, ordinal}).worksheet);
    };
    const Protocol& protocol = study_->protocol;
    person.screening =
        screen_by_examination(protocol.screening, protocol.eligibility, person.other_exclusion,
                              person.covariates.injury_to_screening, seen);
  }
  return *person.screening;
}

}  // namespace caudata::trial
