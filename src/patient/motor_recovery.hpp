// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "isncsci/exam.hpp"
#include "patient/recovery_parameters.hpp"

namespace caudata::patient {

/// What decides the size of a patient's motor recovery.
struct MotorCourse {
  isncsci::AsiaImpairmentScale first, last;   // grade at screening and a year after injury
  isncsci::Level level;                       // neurological level at screening
  std::array<isncsci::Level, 2> motor_level;  // right, left, at screening
  double remaining;                           // of the recovery of the published tables
};

/// Adds a year's points to arm and leg muscles, one at a time, muscles near the motor level first.
void recover_strength(isncsci::Exam& exam, const MotorRecoveryParameters& parameters,
                      const MotorCourse& course, core::Stream& stream);

}  // namespace caudata::patient
