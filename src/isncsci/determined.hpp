// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// Every score was tested and is legal (0-2, 0-5), none carries a mark, VAC and DAP were answered:
/// each result is then a single value. Non-key muscle entries may be present.
bool is_determined(const Exam& exam);

}  // namespace caudata::isncsci
