// SPDX-License-Identifier: Apache-2.0
#include "evidence/recovery/recovery_data.hpp"

namespace caudata::evidence {

const char* name(RecordedScore score) {
  switch (score) {
    case RecordedScore::uems:
      return "UEMS";
    case RecordedScore::lems:
      return "LEMS";
    case RecordedScore::tms:
      return "total motor score";
    case RecordedScore::light_touch:
      return "light touch";
    case RecordedScore::pin_prick:
      return "pin prick";
  }
  return "";
}

int highest(RecordedScore score) {
  switch (score) {
    case RecordedScore::uems:
    case RecordedScore::lems:
      return 50;
    case RecordedScore::tms:
      return 100;
    case RecordedScore::light_touch:
    case RecordedScore::pin_prick:
      return 112;
  }
  return 0;
}

RecordedExam recorded(const isncsci::Classification& result, std::optional<int> day) {
  RecordedExam exam;
  exam.day = day;
  if (result.ais.determined()) exam.ais = result.ais.only();
  if (result.neurological_level.determined()) exam.level = result.neurological_level.only();
  const isncsci::Total arms = result.upper_extremity_motor_score;
  const isncsci::Total legs = result.lower_extremity_motor_score;
  const auto put = [&](RecordedScore score, const isncsci::Total& total) {
    if (total) exam.score[static_cast<std::size_t>(score)] = *total;
  };
  put(RecordedScore::uems, arms);
  put(RecordedScore::lems, legs);
  if (arms && legs) put(RecordedScore::tms, static_cast<std::int16_t>(*arms + *legs));
  put(RecordedScore::light_touch, result.light_touch);
  put(RecordedScore::pin_prick, result.pin_prick);
  return exam;
}

std::optional<Stratum> stratum(const RecordedPerson& person) {
  if (person.visits.empty() || !person.visits.front()) return std::nullopt;
  const RecordedExam& baseline = *person.visits.front();
  if (!baseline.ais || !baseline.level) return std::nullopt;
  return Stratum{*baseline.ais, patient::cord_part(*baseline.level)};
}

}  // namespace caudata::evidence
