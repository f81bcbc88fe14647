// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "design/any_design.hpp"

namespace caudata::design {

/// What happened below the dose of a table.
enum class DosesBelow : std::uint8_t {
  untreated,        // nothing
  one_clean_cohort  // every dose had one cohort, without a DLT
};

/// Where a table is taken: a dose of a ladder that the design was made for. Nobody was treated
/// above.
struct TablePlace {
  int doses{3};  // of the ladder
  int dose{1};   // from 0; with a dose below and one above all letters are possible
  DosesBelow below{DosesBelow::untreated};
};

/// The tallies of the ladder, with nobody treated at the dose itself.
std::vector<Tally> tallies_around(const AnyDesign& design, TablePlace place);

/// What a design decides at one dose after `patients` evaluable patients with `dlt` DLTs there.
struct DoseDecision {
  int patients{0};
  int dlt{0};
  LadderDecision decision;
};

/// The decisions of a design for every tally of up to `most_patients` at one dose, where the last
/// cohort was treated: by patients from 1, then DLTs from 0. Designs that look at one dose alone
/// decide so whatever happened below. A design ends with its maximum number of patients: make it
/// with more than the table has. Preconditions: design.decides_on_tallies(), 0 <= place.dose <
/// place.doses <= max_doses.
std::vector<DoseDecision> dose_decisions(const AnyDesign& design, int most_patients,
                                         TablePlace place);

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

/// The same decisions as letters.
std::vector<DecisionTableCell> decision_table(const AnyDesign& design, int most_patients,
                                              TablePlace place = {});

}  // namespace caudata::design
