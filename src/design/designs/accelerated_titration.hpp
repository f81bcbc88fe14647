// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/designs/three_plus_three.hpp"

namespace caudata::design {

/// Simon's accelerated titration (design 2), reduced to DLTs: one patient per dose until the first
/// DLT or the highest dose; that dose is completed to three and the 3+3 design goes on from there.
/// A dose that one patient passed without a DLT counts as cleared until the dose above has too many
/// DLTs; then it is completed like any dose of a 3+3.
///
/// Neglected of the published design: the second patient with a grade 2 event ends the acceleration
/// as well; dose changes within a patient; the double steps of designs 3 and 4; the model of
/// toxicity by which the data are analysed.
class AcceleratedTitration {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit AcceleratedTitration(ThreePlusThreeRules rules) : standard_(rules), rules_(rules) {}

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return standard_.cohort_size(); }

 private:
  ThreePlusThree standard_;
  ThreePlusThreeRules rules_;
};

extern const DesignEntry accelerated_titration_entry;

}  // namespace caudata::design
