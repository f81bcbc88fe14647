// SPDX-License-Identifier: Apache-2.0
#include "design/decision_table.hpp"

#include "core/contract.hpp"

namespace caudata::design {
namespace {

class Asked {
 public:
  Asked(const AnyDesign& design, TablePlace place)
      : design_(design), place_(place), around_(tallies_around(design, place)) {}

  DoseDecision decision(int patients, int dlt) const {
    std::vector<Tally> tally = around_;
    tally[static_cast<std::size_t>(place_.dose)] = tally_of(patients, dlt);
    return {patients, dlt, ask(tally, place_.dose, tally_of(patients, dlt))};
  }

  DecisionTableCell cell(const DoseDecision& at) const {
    if (const auto* treat = std::get_if<TreatDose>(&at.decision)) {
      return {at.patients, at.dlt, letter(at, treat->dose), treat->reason};
    }
    const auto* end = std::get_if<Conclude>(&at.decision);
    return {at.patients, at.dlt, TableLetter::conclude, end != nullptr ? end->reason : Reason{}};
  }

 private:
  LadderDecision ask(const std::vector<Tally>& tally, int last_dose, Tally last_cohort) const {
    return design_.next({.tally = tally,
                         .last_dose = last_dose,
                         .patients = {},
                         .last_cohort = design_.recall(last_cohort)});
  }

  TableLetter letter(const DoseDecision& at, int dose) const {
    if (dose > place_.dose) return TableLetter::escalate;
    if (dose == place_.dose) return TableLetter::stay;
    return comes_back(at, dose) ? TableLetter::de_escalate : TableLetter::de_escalate_for_good;
  }

  /// Whether the design returns from `below` when a cohort there has no DLT.
  bool comes_back(const DoseDecision& at, int below) const {
    const Tally cohort = tally_of(design_.cohort_size(), 0);
    std::vector<Tally> tally = around_;
    tally[static_cast<std::size_t>(place_.dose)] = tally_of(at.patients, at.dlt);
    tally[static_cast<std::size_t>(below)] += cohort;
    const LadderDecision decision = ask(tally, below, cohort);
    const auto* treat = std::get_if<TreatDose>(&decision);
    return treat != nullptr && treat->dose > below;
  }

  const AnyDesign& design_;
  TablePlace place_;
  std::vector<Tally> around_;
};

}  // namespace

std::vector<Tally> tallies_around(const AnyDesign& design, TablePlace place) {
  EXPECTS(0 <= place.dose && place.dose < place.doses &&
          place.doses <= static_cast<int>(max_doses));
  std::vector<Tally> tally(static_cast<std::size_t>(place.doses));
  for (int dose = 0; dose < place.dose && place.below == DosesBelow::one_clean_cohort; ++dose)
    tally[static_cast<std::size_t>(dose)] = tally_of(design.cohort_size(), 0);
  return tally;
}

std::vector<DoseDecision> dose_decisions(const AnyDesign& design, int most_patients,
                                         TablePlace place) {
  EXPECTS(design.decides_on_tallies());
  const Asked asked(design, place);
  std::vector<DoseDecision> table;
  for (int patients = 1; patients <= most_patients; ++patients) {
    for (int dlt = 0; dlt <= patients; ++dlt) table.push_back(asked.decision(patients, dlt));
  }
  return table;
}

std::vector<DecisionTableCell> decision_table(const AnyDesign& design, int most_patients,
                                              TablePlace place) {
  const Asked asked(design, place);
  std::vector<DecisionTableCell> cells;
  for (const DoseDecision& at : dose_decisions(design, most_patients, place))
    cells.push_back(asked.cell(at));
  return cells;
}

}  // namespace caudata::design
