// SPDX-License-Identifier: Apache-2.0
#include "trial/exam_summary.hpp"

namespace caudata::trial {

ExamSummary summarise(const isncsci::Classification& c) {
  return {.ais = c.ais,
          .neurological_level = c.neurological_level,
          .motor_level = {c.right.motor, c.left.motor},
          .uems = c.upper_extremity_motor_score,
          .lems = c.lower_extremity_motor_score,
          .light_touch = c.light_touch,
          .pin_prick = c.pin_prick};
}

}  // namespace caudata::trial
