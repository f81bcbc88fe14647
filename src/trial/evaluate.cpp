// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "trial/verdict.hpp"

namespace caudata::trial {
namespace {

/// The half-year examination: the visit with ISNCSCI nearest this day, if within the tolerance.
constexpr core::Days half_a_year{183};
constexpr core::Days half_a_year_tolerance{45};

const ExamSummary* half_year_exam(const SubjectRecord& subject) {
  const VisitResult* best = nullptr;
  const auto distance = [](const VisitResult& visit) {
    return std::abs((visit.day - half_a_year).value());
  };
  for (const VisitResult& visit : subject.visits) {
    if (!visit.exam || distance(visit) > half_a_year_tolerance.value()) continue;
    if (best == nullptr || distance(visit) < distance(*best)) best = &visit;
  }
  return best == nullptr ? nullptr : &*best->exam;
}

bool complete(const ExamSummary& exam) { return exam.ais.determined() && exam.uems && exam.lems; }

/// Recovery counts only where grades and motor scores are determined.
void add_recovery(LevelVerdict& level, const SubjectRecord& subject) {
  const ExamSummary* exam = half_year_exam(subject);
  if (exam == nullptr || !complete(*exam) || !complete(subject.baseline)) return;
  ++level.examined;
  if (exam->ais.only() > subject.baseline.ais.only()) ++level.ais_improved;
  if (exam->ais.only() < subject.baseline.ais.only()) ++level.ais_worsened;
  const int uems = *exam->uems - *subject.baseline.uems;
  const int lems = *exam->lems - *subject.baseline.lems;
  level.uems_change += uems;
  level.uems_change_squared += uems * uems;
  level.lems_change += lems;
  level.lems_change_squared += lems * lems;
}

void add_events(LevelVerdict& level, const SubjectRecord& subject) {
  int serious = 0;
  for (const safety::AdverseEvent& event : subject.events) {
    ++level.adverse_events;
    if (event.seriousness == safety::Seriousness::serious) ++serious;
    const bool related = event.attribution >= safety::Attribution::possible;
    if (related && event.grade >= safety::CtcaeGrade::severe) ++level.related_grade3;
  }
  level.serious_adverse_events += serious;
  level.patients_with_ae += subject.events.empty() ? 0 : 1;
  level.patients_with_sae += serious > 0 ? 1 : 0;
}

void add_intercurrent(Verdict& verdict, LevelVerdict& level, const SubjectRecord& subject) {
  for (const IntercurrentEvent& event : subject.intercurrent) {
    switch (event.kind) {
      case IntercurrentKind::missed_dose:
        ++verdict.missed_doses;
        break;
      case IntercurrentKind::dosing_stopped_for_dlt:
        ++verdict.stopped_for_dlt;
        break;
      case IntercurrentKind::withdrawal:
        ++verdict.withdrawals;
        break;
      case IntercurrentKind::death:
        ++verdict.deaths;
        ++level.deaths;
        break;
      case IntercurrentKind::rescue:
        break;
    }
  }
}

void add_subject(Verdict& verdict, const SubjectRecord& subject) {
  LevelVerdict& level = verdict.level[subject.level.part][subject.level.dose];
  ++level.treated;
  ++verdict.treated;
  if (subject.evaluability == design::Evaluability::evaluable) {
    ++level.evaluable;
    ++verdict.evaluable;
    if (subject.dlt) {
      ++level.dlt;
      ++verdict.dlt;
    }
  }
  if (subject.late_dlt) {
    ++level.late_dlt;
    ++verdict.late_dlt;
  }
  if (subject.missed_dlts > 0) {
    ++level.missed_dlt;
    ++verdict.missed_dlt;
  }
  add_events(level, subject);
  add_intercurrent(verdict, level, subject);
  add_recovery(level, subject);
  const auto seen = recovery(subject);
  verdict.recovery.insert(verdict.recovery.end(), seen.begin(), seen.end());
}

}  // namespace

Verdict evaluate(const TrialRecord& record) {
  Verdict verdict;
  verdict.conclusion = record.conclusion;
  for (const SubjectRecord& subject : record.subjects) add_subject(verdict, subject);
  verdict.candidates = record.candidates;
  verdict.screen_failures = record.screen_failures;
  verdict.consent_refused = record.consent_refused;
  verdict.left_waiting_list = record.left_waiting_list;
  verdict.turned_away_on_arrival = record.turned_away_on_arrival;
  verdict.replaced = record.replaced;
  verdict.decisions = static_cast<int>(record.decisions.size());
  verdict.days_to_decision = record.last_decision.value();
  verdict.days_to_lock = record.last_follow_up.value();
  verdict.days_to_long_term_end = record.last_long_term.value();
  return verdict;
}

}  // namespace caudata::trial
