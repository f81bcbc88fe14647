// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "design/any_design.hpp"
#include "design/move_table.hpp"
#include "design/rule_text.hpp"

namespace caudata::design {

/// One patient per dose up to the first DLT, as in the R package BOIN (get.oc, titration = TRUE).
enum class Titration : bool { no, yes };

struct IntervalRules {
  double target{0.3};
  int cohort_size{3};
  int max_patients{30};
  int n_earlystop{0};  // patients at a dose; 0: no such rule
  int start_dose{0};   // from 0; the highest dose if the ladder is shorter
  Titration titration{Titration::no};
};

/// How a design words the three moves.
struct MoveTexts {
  RuleText escalate, stay, de_escalate;
};

/// The frame of every design that moves by the tally at the current dose alone: BOIN, mTPI, mTPI-2,
/// Keyboard, i3+3, a table of the user's. The design is its table; the rest is the same for all:
///
/// - Go up, stay or go down one dose as the table says. At the lowest dose "down" is "stay", and
///   where no higher dose is open "up" is "stay".
/// - An eliminated dose closes itself and all above for good; if it is the lowest, no dose is safe.
/// - The trial ends with `max_patients`; the last cohort is shortened to that number. With
///   `n_earlystop` it also ends when the current dose has that many patients and is to be treated
///   again, be it that the table says so or that the ladder ends (BOIN's get.oc).
/// - The MTD is `select_mtd` of the doses that are not eliminated.
/// - Titration: one patient per dose until a DLT or the highest dose; the dose reached is filled up
///   to a cohort, then the table takes over.
///
/// Everything is read from the tallies and the last dose: a DLT counted late acts at once, on any
/// dose. Where the last dose is no longer open the trial goes on at the highest one that is.
class IntervalEscalation {
 public:
  static constexpr bool decides_on_tallies = true;

  IntervalEscalation(std::string name, const MoveTexts& texts, IntervalRules rules,
                     MoveTable table);

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const { return name_; }
  int cohort_size() const { return rules_.cohort_size; }
  const MoveTable& table() const { return *table_; }
  /// The final choice if no more patients came.
  Conclude conclusion(const LadderHistory& history) const;

 private:
  struct Standing;
  Standing standing(const LadderHistory& history) const;
  LadderDecision treat(const Standing& s, int dose, int patients, Reason reason) const;
  LadderDecision start(const LadderHistory& history, const Standing& s) const;
  LadderDecision titrate(const LadderHistory& history, const Standing& s) const;
  LadderDecision move(const LadderHistory& history, const Standing& s) const;
  LadderDecision conclude(const LadderHistory& history, const Standing& s,
                          const RuleText& why) const;

  std::string name_;
  MoveTexts texts_;
  IntervalRules rules_;
  std::shared_ptr<const MoveTable> table_;
};

/// ", target 0.3, cohorts of 3, at most 30 patients", with whatever else is not the default.
std::string describe(const IntervalRules& rules);

}  // namespace caudata::design
