// SPDX-License-Identifier: Apache-2.0
#include "trial/evaluability.hpp"

namespace caudata::trial {

using design::Evaluability;

Days window_closes(const Part& part, Days last_dose) {
  return (part.dlt_window_from == WindowFrom::last_dose ? last_dose : Days(0)) + part.dlt_window;
}

Resolution resolution(const Part& part, Days last_dose, int doses, Days left) {
  const Days closes = window_closes(part, last_dose);
  if (left < closes) return {Evaluability::left_before_window, left};
  if (doses < part.minimum_doses) return {Evaluability::too_few_doses, closes};
  return {Evaluability::evaluable, closes};
}

}  // namespace caudata::trial
