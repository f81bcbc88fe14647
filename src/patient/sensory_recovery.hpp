// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "isncsci/exam.hpp"
#include "patient/examination_parameters.hpp"
#include "patient/recovery_parameters.hpp"

namespace caudata::patient {

/// A patient who stays A: points of light touch and pin prick at the upper border of the lost
/// dermatomes, S4-5 left out.
void recover_zone(isncsci::Exam& exam, const SensoryRecoveryParameters& parameters,
                  double remaining, core::Stream& stream);

/// A complete patient who becomes incomplete: spots of sensation as in an injury of that grade, and
/// nothing lost.
void recover_spots(isncsci::Exam& exam, const SparingParameters& sparing, core::Stream& stream);

/// An incomplete patient: each missing point comes back with the same probability, drawn once per
/// patient.
void recover_missing(isncsci::Exam& exam, const SensoryRecoveryParameters& parameters,
                     double remaining, core::Stream& stream);

}  // namespace caudata::patient
