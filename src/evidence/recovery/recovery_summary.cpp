// SPDX-License-Identifier: Apache-2.0
#include "evidence/recovery/recovery_summary.hpp"

#include <cmath>
#include <tuple>

namespace caudata::evidence {
namespace {

/// Rows in the order of their keys; -1 stands for "all".
using Key = std::tuple<std::size_t, int, int, int>;  // visit, score, grade, part
using Sums = std::map<Key, Moments>;

template <class E>
int ordinal(E e) {
  return static_cast<int>(e);
}
constexpr int all = -1;

void add_change(Sums& sums, std::size_t visit, int score, const RecordedExam& baseline,
                int change) {
  sums[{visit, score, all, all}].add(change);
  if (!baseline.ais) return;
  const int grade = ordinal(*baseline.ais);
  const int part = baseline.level ? ordinal(patient::cord_part(*baseline.level)) : all;
  sums[{visit, score, grade, all}].add(change);
  if (part != all) sums[{visit, score, grade, part}].add(change);
}

void add_changes(Sums& sums, const RecordedPerson& person) {
  const auto& baseline = person.visits.front();
  if (!baseline) return;
  for (std::size_t v = 1; v < person.visits.size(); ++v) {
    if (!person.visits[v]) continue;
    for (std::size_t s = 0; s < isncsci::score_sums; ++s) {
      const auto &before = baseline->score[s], &after = person.visits[v]->score[s];
      if (before && after) add_change(sums, v, static_cast<int>(s), *baseline, *after - *before);
    }
  }
}

void add_conversions(RecoverySummary& summary, const RecordedPerson& person) {
  const auto& baseline = person.visits.front();
  if (!baseline || !baseline->ais) return;
  const auto from = static_cast<std::size_t>(*baseline->ais);
  const auto where = stratum(person);
  if (where) summary.conversion_of[*where].resize(person.visits.size());
  for (std::size_t v = 0; v < person.visits.size(); ++v) {
    if (!person.visits[v] || !person.visits[v]->ais) continue;
    const auto to = static_cast<std::size_t>(*person.visits[v]->ais);
    ++summary.conversion[v][from][to];
    if (where) ++summary.conversion_of[*where][v][from][to];
  }
  if (!person.outcome.empty()) ++summary.outcome[person.outcome][from];
}

void add_stated(RecoverySummary& summary, const RecordedPerson& person) {
  for (std::size_t v = 0; v < person.visits.size(); ++v) {
    if (!person.visits[v]) continue;
    const RecordedExam& exam = *person.visits[v];
    StatedCounts& row = summary.complete[v];
    ++row.examined;
    if (exam.ais) ++row.ais;
    if (exam.level) ++row.level;
    for (std::size_t s = 0; s < isncsci::score_sums; ++s)
      if (exam.score[s]) ++row.score[s];
    if (exam.day) summary.days[v].add(*exam.day);
  }
}

std::vector<ChangeRow> rows(const Sums& sums) {
  std::vector<ChangeRow> out;
  for (const auto& [key, moments] : sums) {
    const auto& [visit, score, grade, part] = key;
    ChangeRow row{visit, static_cast<ScoreSum>(score), {}, {}, moments};
    if (grade != all) row.ais = static_cast<isncsci::AsiaImpairmentScale>(grade);
    if (part != all) row.part = static_cast<patient::CordPart>(part);
    out.push_back(row);
  }
  return out;
}

}  // namespace

std::optional<double> Moments::mean() const {
  if (n == 0) return std::nullopt;
  return static_cast<double>(sum) / static_cast<double>(n);
}

std::optional<double> Moments::sd() const {
  if (n < 2) return std::nullopt;
  // n Σx² - (Σx)² in whole numbers: no cancellation.
  const std::int64_t spread = n * squares - sum * sum;
  const auto count = static_cast<double>(n);
  return std::sqrt(static_cast<double>(spread) / (count * (count - 1)));
}

RecoverySummary summarise(const RecordedPersons& data) {
  RecoverySummary summary;
  const std::size_t visits = data.visits.size();
  summary.conversion.resize(visits);
  summary.days.resize(visits);
  for (std::size_t v = 0; v < visits; ++v) summary.complete.push_back({v, 0, 0, 0, {}});
  Sums sums;
  for (const RecordedPerson& person : data.persons) {
    ++summary.persons;
    if (const auto where = stratum(person)) ++summary.strata[*where];
    add_conversions(summary, person);
    add_stated(summary, person);
    add_changes(sums, person);
  }
  summary.changes = rows(sums);
  return summary;
}

}  // namespace caudata::evidence
