// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// Classifies an examination by the International Standards, 8th edition (2019). Precondition:
/// is_determined(exam); every result is then a set of one. Two inconsistent examinations keep the
/// answer of the expert-reviewed learning cases: all normal without anal contraction is intact, S3
/// and AIS B; all normal with contraction but without deep anal pressure is AIS E. AIS E further
/// needs a documented injury, which scores cannot show. About 100 ns; no allocation.
Classification classify(const Exam& exam);

}  // namespace caudata::isncsci
