// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "trial/listing/advice.hpp"
#include "trial/listing/decision_rule.hpp"

/// The next decision of a trial under way in words, for a terminal and for paper.
namespace caudata::report {

/// Everything a decision is told from. References must outlive it.
struct DecisionCase {
  const trial::DecisionRule& rule;
  const trial::TrialStanding& standing;
  const trial::Advice& advice;

  const design::DoseLadder& ladder() const { return rule.escalation.ladder(); }
};

/// "Treat 3 patients at SAD H." "Wait until 2026-02-02." "Stop: MTD = SAD L."
std::string headline(const design::Decision& decision, const DecisionCase& about);
/// The same in a subordinate place: "treat 3 at SAD H", "stop: MTD = SAD L", "wait".
std::string in_short(const design::Decision& decision, const design::DoseLadder& ladder);
/// The reason with the id of its rule: "0 of 3 had a DLT at SAD L: go up [3+3.escalate]".
std::string reason_in_words(const design::Decision& decision, const design::DoseLadder& ladder);
/// "Margin: 0.012 from the nearest threshold of the rule."; "A near-tie: …"; empty where the rule
/// only counts.
std::string margin_in_words(const design::Decision& decision);

/// "SAD H: 2 dosed = 1 evaluable (0 with a DLT) + 1 pending.", for each level where not everybody
/// is evaluable.
std::vector<std::string> counts_in_words(const DecisionCase& about);
/// Whose window is over without word of its outcome: the data are older than the day of the
/// decision. Empty: nobody's.
std::string follow_up_in_words(const DecisionCase& about);

/// Sentences on who may be dosed when: sentinel, stagger, reviews, holds, windows of the pending.
std::vector<std::string> who_may_be_dosed(const DecisionCase& about);
/// Sentences on what would change the decision.
std::vector<std::string> what_would_change(const DecisionCase& about);

/// A patient as one line of a table: the cells under `patient_columns()`.
std::vector<std::string> patient_columns();
std::vector<std::vector<std::string>> patient_rows(const DecisionCase& about);
/// A dose as one line: level, counts, figures of the design.
std::vector<std::string> level_columns(const DecisionCase& about);
std::vector<std::vector<std::string>> level_rows(const DecisionCase& about);

}  // namespace caudata::report
