// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/exam.hpp"
#include "isncsci/praxis/tagged.hpp"

namespace caudata::isncsci::praxis {

/// What npm isncsci 2.0.6 answers, its departures from the standard included. Precondition: every
/// score is legal. No allocation.
TaggedClassification classify(const Exam& exam);

/// The same, cell by cell for every examination: `classify` takes the determined classifier where
/// the two profiles agree.
TaggedClassification classify_by_checks(const Exam& exam);

}  // namespace caudata::isncsci::praxis
