// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/admissible.hpp"
#include "isncsci/classification.hpp"

namespace caudata::isncsci {

/// Every result that some admissible examination has, by the rules for determined examinations;
/// totals are left empty. Exact, without enumeration: see docs/isncsci.md. No allocation.
Classification attainable(const AdmissibleExam& exam);

/// The impairment scale by neurological level: entry i holds the grades that go with level i; empty
/// if the level is not attainable.
std::array<AisSet, level_count> attainable_grades(const AdmissibleExam& exam);

}  // namespace caudata::isncsci
