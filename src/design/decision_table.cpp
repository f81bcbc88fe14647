// SPDX-License-Identifier: Apache-2.0
#include "design/decision_table.hpp"

#include <array>

#include "core/contract.hpp"

namespace caudata::design {
namespace {

class Asked {
 public:
  Asked(const AnyDesign& design, TablePlace place) : design_(design), place_(place) {}

  DecisionTableCell cell(int patients, int dlt) {
    tally_ = {};
    tally_[static_cast<std::size_t>(place_.dose)] = tally_of(patients, dlt);
    const LadderDecision decision = ask(place_.dose, tally_of(patients, dlt));
    if (const auto* treat = std::get_if<TreatDose>(&decision)) {
      return {patients, dlt, letter(treat->dose), treat->reason};
    }
    const auto* end = std::get_if<Conclude>(&decision);
    return {patients, dlt, TableLetter::conclude, end != nullptr ? end->reason : Reason{}};
  }

 private:
  LadderDecision ask(int last_dose, Tally last_cohort) const {
    const std::span<const Tally> tally(tally_.data(), static_cast<std::size_t>(place_.doses));
    return design_.next({.tally = tally,
                         .last_dose = last_dose,
                         .patients = {},
                         .last_cohort = design_.recall(last_cohort)});
  }

  TableLetter letter(int dose) {
    if (dose > place_.dose) return TableLetter::escalate;
    if (dose == place_.dose) return TableLetter::stay;
    return comes_back(dose) ? TableLetter::de_escalate : TableLetter::de_escalate_for_good;
  }

  /// Whether the design returns from `below` when a cohort there has no DLT.
  bool comes_back(int below) {
    const Tally cohort = tally_of(design_.cohort_size(), 0);
    tally_[static_cast<std::size_t>(below)] = cohort;
    const LadderDecision decision = ask(below, cohort);
    const auto* treat = std::get_if<TreatDose>(&decision);
    return treat != nullptr && treat->dose > below;
  }

  const AnyDesign& design_;
  TablePlace place_;
  std::array<Tally, max_doses> tally_{};
};

}  // namespace

std::vector<DecisionTableCell> decision_table(const AnyDesign& design, int most_patients,
                                              TablePlace place) {
  EXPECTS(design.decides_on_tallies());
  EXPECTS(0 <= place.dose && place.dose < place.doses &&
          place.doses <= static_cast<int>(max_doses));
  Asked asked(design, place);
  std::vector<DecisionTableCell> cells;
  for (int patients = 1; patients <= most_patients; ++patients) {
    for (int dlt = 0; dlt <= patients; ++dlt) cells.push_back(asked.cell(patients, dlt));
  }
  return cells;
}

}  // namespace caudata::design
