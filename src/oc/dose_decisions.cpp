// SPDX-License-Identifier: Apache-2.0
#include "oc/dose_decisions.hpp"

#include "core/contract.hpp"

namespace caudata::oc {

std::vector<design::Tally> clean_below(const design::AnyDesign& design, int doses, int dose) {
  std::vector<design::Tally> tally(static_cast<std::size_t>(doses));
  for (int below = 0; below < dose; ++below)
    tally[static_cast<std::size_t>(below)] = design::tally_of(design.cohort_size(), 0);
  return tally;
}

std::vector<DoseDecision> dose_decisions(const design::AnyDesign& design, int doses, int dose,
                                         int most) {
  EXPECTS(design.decides_on_tallies() && 0 <= dose && dose < doses);
  std::vector<design::Tally> tally = clean_below(design, doses, dose);
  std::vector<DoseDecision> table;
  for (int patients = 1; patients <= most; ++patients) {
    for (int dlt = 0; dlt <= patients; ++dlt) {
      const design::Tally here = design::tally_of(patients, dlt);
      tally[static_cast<std::size_t>(dose)] = here;
      design::LadderHistory history;
      history.tally = tally;
      history.last_dose = dose;
      history.last_cohort = design.recall(here);
      table.push_back({patients, dlt, design.next(history)});
    }
  }
  return table;
}

}  // namespace caudata::oc
