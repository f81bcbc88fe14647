// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

namespace caudata::patient {

/// The plainest examination that classifies as (grade, level): both sides alike, normal down to the
/// level, and below it nothing (A), light touch alone (B), weak muscles (C), muscles of 3 (D).
/// Precondition: attainable(grade, level).
isncsci::Exam textbook_exam(isncsci::AsiaImpairmentScale grade, isncsci::Level level);

/// Changes as few scores as it needs so that the examination classifies as `grade`. Guaranteed
/// where the neurological level of the examination is one that attains the grade; otherwise the
/// examination may keep another grade, and the caller looks.
void regrade(isncsci::Exam& exam, isncsci::AsiaImpairmentScale grade);

bool classifies_as(const isncsci::Exam& exam, isncsci::AsiaImpairmentScale grade);

}  // namespace caudata::patient
