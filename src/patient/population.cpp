// SPDX-License-Identifier: Apache-2.0
#include "patient/population.hpp"

#include "core/contract.hpp"
#include "patient/covariates.hpp"
#include "patient/recovery.hpp"
#include "patient/recovery_class.hpp"
#include "patient/screening_exam.hpp"

namespace caudata::patient {

struct Population::Tables {
  Region region;
  BaselineParameters baseline;
  ExaminationParameters examination;
  RecoveryParameters recovery;
  TimeCourse time;

  RecoveryModel model() const { return {examination, recovery, time}; }
};

namespace {

BaselineParameters baseline(const core::Ledger& ledger, Region region,
                            std::vector<std::string>& missing) {
  const std::string of_region = std::string("patient.baseline.") + name(region);
  return {ledger.resolve<RegionParameters>(of_region, missing),
          ledger.resolve<LevelWeights>("patient.level", missing),
          ledger.resolve<ScreeningDayParameters>("patient.screening_day", missing)};
}

}  // namespace

Population::Population(const core::Ledger& ledger, Region region,
                       std::vector<std::string>& missing) {
  const auto recovery = ledger.resolve<RecoveryParameters>("patient.recovery", missing);
  const auto examination = ledger.resolve<ExaminationParameters>("patient.examination", missing);
  tables_ = std::make_shared<const Tables>(Tables{
      region, baseline(ledger, region, missing), examination, recovery, TimeCourse(recovery.time)});
}

Covariates Population::draw_covariates(const core::TrialStreams& streams,
                                       core::CandidateId candidate) const {
  core::Stream stream = streams.of(candidate, core::Process::covariates);
  return patient::draw_covariates(tables_->baseline, tables_->region, stream);
}

isncsci::Exam Population::draw_screening_exam(const Covariates& covariates,
                                              const core::TrialStreams& streams,
                                              core::CandidateId candidate) const {
  core::Stream stream = streams.of(candidate, core::Process::baseline_examination);
  return patient::draw_screening_exam(tables_->examination, covariates, stream).exam;
}

Trajectory Population::draw_recovery(const Covariates& covariates, const isncsci::Exam& screening,
                                     const core::TrialStreams& streams,
                                     core::CandidateId candidate) const {
  core::Stream classes = streams.of(candidate, core::Process::recovery_class);
  core::Stream scores = streams.of(candidate, core::Process::recovery_scores);
  core::Stream times = streams.of(candidate, core::Process::recovery_times);
  const auto grade =
      draw_final_grade(tables_->recovery.conversion, tables_->time, covariates, classes);
  Trajectory trajectory;
  trajectory.final_exam = draw_final_exam(tables_->model(), covariates, screening, grade, scores);
  draw_timing(trajectory, times);
  return trajectory;
}

isncsci::Exam Population::examine(const VirtualPatient& patient, core::Days since_injury) const {
  const core::Days from = patient.covariates.injury_to_screening;
  EXPECTS(since_injury >= from);
  return on_the_way(patient.screening_exam, patient.natural_recovery,
                    tables_->time.done_since(from, since_injury));
}

}  // namespace caudata::patient
