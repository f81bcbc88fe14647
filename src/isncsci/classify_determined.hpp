// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// Classifies an examination by the International Standards, 8th edition (2019). Precondition:
/// is_determined(exam); every result is then a set of one. About 100 ns; no allocation.
Classification classify_determined(const Exam& exam);

}  // namespace caudata::isncsci
