// SPDX-License-Identifier: Apache-2.0
#include "isncsci/score_sum.hpp"

namespace caudata::isncsci {
namespace {

Total both(const Total& arms, const Total& legs) {
  if (!arms || !legs) return std::nullopt;
  return static_cast<std::int16_t>(*arms + *legs);
}

}  // namespace

const char* name(ScoreSum sum) {
  switch (sum) {
    case ScoreSum::uems:
      return "UEMS";
    case ScoreSum::lems:
      return "LEMS";
    case ScoreSum::tms:
      return "total motor score";
    case ScoreSum::light_touch:
      return "light touch";
    case ScoreSum::pin_prick:
      return "pin prick";
  }
  return "";
}

int highest(ScoreSum sum) {
  switch (sum) {
    case ScoreSum::uems:
    case ScoreSum::lems:
      return 50;
    case ScoreSum::tms:
      return 100;
    case ScoreSum::light_touch:
    case ScoreSum::pin_prick:
      return 112;
  }
  return 0;
}

Total total(ScoreSum sum, const Classification& result) {
  switch (sum) {
    case ScoreSum::uems:
      return result.upper_extremity_motor_score;
    case ScoreSum::lems:
      return result.lower_extremity_motor_score;
    case ScoreSum::tms:
      return both(result.upper_extremity_motor_score, result.lower_extremity_motor_score);
    case ScoreSum::light_touch:
      return result.light_touch;
    case ScoreSum::pin_prick:
      return result.pin_prick;
  }
  return std::nullopt;
}

}  // namespace caudata::isncsci
