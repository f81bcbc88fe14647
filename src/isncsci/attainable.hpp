// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/admissible.hpp"
#include "isncsci/classification.hpp"

namespace caudata::isncsci {

/// Every result that some admissible examination has, by the rules for determined examinations;
/// totals are left empty. Exact, without enumeration: see docs/isncsci.md. No allocation.
Classification attainable(const AdmissibleExam& exam);

}  // namespace caudata::isncsci
