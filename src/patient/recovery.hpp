// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "patient/examination_parameters.hpp"
#include "patient/recovery_parameters.hpp"
#include "patient/time_course.hpp"

/// Empirical recovery model: it reproduces published tables of natural recovery and explains
/// nothing; an injury model takes its place later.
///
/// 1. The grade a year after injury is drawn from published conversion tables (recovery_class.hpp).
/// 2. Score changes are drawn from published means and deviations, scaled by the recovery that
/// remains after the screening day,
///    and given to single muscles and dermatomes, those near the level first; the examination a
///    year after injury is drawn until it classifies as the grade of step 1, and the last one is
///    corrected by the fewest scores if none does.
/// 3. Each cell moves from its screening score to its final score in unit steps along one time
/// course (time_course.hpp), with one
///    random phase per cell; grade and levels in between are whatever the examination classifies
///    as.
///
/// Scores never fall, except where the final grade is worse than the first.
/// Neglected: examiner error; correlation of motor, sensory and sacral recovery beyond the common
/// grade; smaller arm gains above C4 and below C7; effect of age (none on motor scores in EMSCI),
/// surgery, rehabilitation and calendar year; late recovery after a year; different speed of
/// tracts; conditioning on the final grade moves means of scores a little from the tables (measured
/// in tests/oracle/patient).
namespace caudata::patient {

/// The parts of the model that recovery needs, none of them owned.
struct RecoveryModel {
  const ExaminationParameters& examination;
  const RecoveryParameters& recovery;
  const TimeCourse& time;
};

isncsci::Exam draw_final_exam(const RecoveryModel& model, const Covariates& covariates,
                              const isncsci::Exam& screening,
                              isncsci::AsiaImpairmentScale final_grade, core::Stream& stream);

/// One word per cell and one for the sacral answers.
void draw_timing(Trajectory& trajectory, core::Stream& stream);

/// The examination between screening and a year: every score has made floor(K G + q) of its K
/// steps, G the share of recovery since screening, q its phase; so a score's expected change is K G
/// exactly, and no score ever turns back.
isncsci::Exam on_the_way(const isncsci::Exam& screening, const Trajectory& trajectory, double done);

}  // namespace caudata::patient
