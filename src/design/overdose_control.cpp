// SPDX-License-Identifier: Apache-2.0
#include "design/overdose_control.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace caudata::design {

double ControlledChoice::margin() const {
  return target_margin ? std::min(over_margin, *target_margin) : over_margin;
}

ControlledChoice choose_with_control(std::span<const BlrmIntervals> doses, DoseSet offered,
                                     double bound) {
  ControlledChoice choice;
  choice.over_margin = std::numeric_limits<double>::infinity();
  double best = 0;
  for (std::size_t dose = 0; dose < doses.size(); ++dose) {
    if (!offered.test(dose)) continue;
    choice.over_margin = std::min(choice.over_margin, std::abs(doses[dose].over - bound));
    if (!(doses[dose].over < bound)) continue;
    const double target = doses[dose].target;
    if (!choice.dose || target > best) {
      if (choice.dose) choice.target_margin = target - best;
      choice.dose = static_cast<int>(dose);
      best = target;
    } else {
      choice.target_margin = std::min(choice.target_margin.value_or(best - target), best - target);
    }
  }
  return choice;
}

}  // namespace caudata::design
