// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "design/any_design.hpp"

namespace caudata::design {

/// What a design does with a tally at a dose.
enum class TableLetter : char {
  escalate = 'E',
  stay = 'S',
  de_escalate = 'D',
  de_escalate_for_good = 'U',  // goes down and does not come back after a cohort without a DLT
  conclude = 'C'               // the design ends
};

struct DecisionTableCell {
  int patients, dlt;
  TableLetter letter;
  Reason reason;
};

/// Where the table is taken: an inner dose of a ladder that the design was made for.
struct TablePlace {
  int doses{3};  // of the ladder
  int dose{1};   // from 0; with a dose below and one above all letters are possible
};

/// The decisions of a design on tallies by patients and DLTs at one dose, everyone treated there
/// and nobody elsewhere: n from 1 to `most_patients`, DLTs from 0 to n. Designs that learn from
/// other doses decide by them too, so for those the table is the case where nothing else is known.
/// A design ends with its maximum number of patients: make it with more than the table has.
/// Preconditions: design.decides_on_tallies(), 0 <= place.dose < place.doses <= max_doses.
std::vector<DecisionTableCell> decision_table(const AnyDesign& design, int most_patients,
                                              TablePlace place = {});

}  // namespace caudata::design
