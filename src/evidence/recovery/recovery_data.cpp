// SPDX-License-Identifier: Apache-2.0
#include "evidence/recovery/recovery_data.hpp"

namespace caudata::evidence {

RecordedExam recorded(const isncsci::Classification& result, std::optional<int> day) {
  RecordedExam exam;
  exam.day = day;
  if (result.ais.determined()) exam.ais = result.ais.only();
  if (result.neurological_level.determined()) exam.level = result.neurological_level.only();
  for (std::size_t s = 0; s < isncsci::score_sums; ++s)
    if (const auto total = isncsci::total(static_cast<ScoreSum>(s), result)) exam.score[s] = *total;
  return exam;
}

std::optional<Stratum> stratum(const RecordedPerson& person) {
  if (person.visits.empty() || !person.visits.front()) return std::nullopt;
  const RecordedExam& baseline = *person.visits.front();
  if (!baseline.ais || !baseline.level) return std::nullopt;
  return Stratum{*baseline.ais, patient::cord_part(*baseline.level)};
}

}  // namespace caudata::evidence
