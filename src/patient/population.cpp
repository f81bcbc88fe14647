// SPDX-License-Identifier: Apache-2.0
#include "patient/population.hpp"

#include <cmath>

#include "core/contract.hpp"
#include "patient/covariates.hpp"
#include "patient/injury.hpp"

namespace caudata::patient {

struct Population::Tables {
  Region region;
  BaselineParameters baseline;
  anatomy::Cord cord;
  InjuryParameters injury;
  NaturalHistoryParameters history;
  CareParameters care;
  FunctionMap function;

  InjuryModel model() const { return {cord, injury, history, care, function}; }
};

namespace {

/// A number that stands alone in its table.
double single(const core::Ledger& ledger, const char* path, std::vector<std::string>& missing) {
  if (ledger.contains(path)) return ledger.value(path);
  missing.emplace_back(path);
  return 0;
}

BaselineParameters baseline(const core::Ledger& ledger, Region region,
                            std::vector<std::string>& missing) {
  const std::string of_region = std::string("patient.baseline.") + name(region);
  return {ledger.resolve<RegionParameters>(of_region, missing),
          ledger.resolve<LevelWeights>("patient.level", missing),
          ledger.resolve<ScreeningDayParameters>("patient.screening_day", missing),
          ledger.resolve<CopulaParameters>("patient.copula", missing),
          single(ledger, "patient.rehabilitation.gsd", missing)};
}

}  // namespace

Population::Population(const core::Ledger& ledger, Region region, std::vector<std::string>& missing)
    : tables_(std::make_shared<const Tables>(
          Tables{region, baseline(ledger, region, missing), anatomy::Cord(ledger, missing),
                 ledger.resolve<InjuryParameters>("patient.injury", missing),
                 ledger.resolve<NaturalHistoryParameters>("patient.natural_history", missing),
                 ledger.resolve<CareParameters>("patient.care", missing),
                 FunctionMap(ledger.resolve<FunctionParameters>("patient.function", missing))})) {}

Covariates Population::draw_covariates(const core::TrialStreams& streams,
                                       core::CandidateId candidate) const {
  core::Stream stream = streams.of(candidate, core::Process::covariates);
  return patient::draw_covariates(tables_->baseline, tables_->region, stream);
}

VirtualPatient Population::draw_patient(const Covariates& covariates,
                                        const core::TrialStreams& streams,
                                        core::CandidateId candidate) const {
  VirtualPatient patient{
      covariates, draw_injury(tables_->model(), covariates, streams, candidate), {}};
  patient.screening_exam = examine(patient, covariates.injury_to_screening);
  return patient;
}

isncsci::Exam Population::examine(const VirtualPatient& patient, core::Days since_injury) const {
  EXPECTS(since_injury >= core::Days(0));
  return patient::examine(tables_->model(), patient.injury, since_injury);
}

isncsci::Exam Population::examine(const VirtualPatient& patient, core::Days since_injury,
                                  const anatomy::CordEffect& effect) const {
  EXPECTS(since_injury >= core::Days(0));
  const Injury& injury = patient.injury;
  return tables_->function.examine(injury.supply,
                                   conduction(injury.course, tables_->history.growth, since_injury),
                                   injury.sensitivity, effect);
}

core::Days Population::reference_day() const { return patient::reference_day(tables_->injury); }

const anatomy::Cord& Population::cord() const { return tables_->cord; }
const FunctionMap& Population::function_map() const { return tables_->function; }

}  // namespace caudata::patient
