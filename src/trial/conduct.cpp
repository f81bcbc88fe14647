// SPDX-License-Identifier: Apache-2.0
#include "trial/conduct.hpp"

#include <algorithm>
#include <optional>

#include "trial/calendar.hpp"
#include "trial/chronicle.hpp"
#include "trial/cohort.hpp"
#include "trial/course.hpp"
#include "trial/design_view.hpp"
#include "trial/journal.hpp"
#include "trial/procedure_stopping.hpp"
#include "trial/recruitment.hpp"
#include "trial/study_stop.hpp"

namespace caudata::trial {
namespace {

using design::Enrolment;
using design::Evaluability;

/// A century without an answer: accrual does not carry the trial.
constexpr Days longest_trial{36525};

/// Conducts one trial: takes the steps of the calendar as they fall due until the design stops.
class Conductor {
 public:
  Conductor(const Study& study, const Scenario& scenario, Candidates& candidates, EventLog& log)
      : study_(study),
        scenario_(scenario),
        candidates_(candidates),
        log_(log),
        journal_(log),
        recruitment_(study.protocol, candidates, calendar_, journal_, record_),
        view_(study.escalation.ladder()) {}

  TrialRecord conduct() {
    calendar_.plan(Days(0), StepKind::decision);
    recruitment_.open();
    while (!stopped_) {
      const Step step = calendar_.next();
      if (step.day > longest_trial) {
        stop(step.day, {.conclusion = {.kind = design::ConclusionKind::accrual_ended, .level = {}},
                        .reason = {.rule = "trial.accrual-exhausted",
                                   .text = "no answer after a hundred years of accrual",
                                   .about = {},
                                   .tally = {}}});
        break;
      }
      take(step);
    }
    return close();
  }

 private:
  void take(const Step& step) {
    switch (step.kind) {
      case StepKind::arrival:
        return recruitment_.arrive(step.day, core::CandidateId(step.who), places());
      case StepKind::screening_done:
      case StepKind::reexamined:
        return end_screening(step.day, step.kind, core::CandidateId(step.who));
      case StepKind::waiting_expired:
        return recruitment_.expire(step.day, core::CandidateId(step.who));
      case StepKind::place_opens:
        return fill(step.day);
      case StepKind::resolved:
        return resolve(step.day, step.who);
      case StepKind::late_dlt:
        return late_dlt(step.day, step.who);
      case StepKind::related_death:
        return related_death(step.day);
      case StepKind::procedure_event:
        view_.count_procedure_event();
        return plan_watch(step.day);
      case StepKind::safety_watch:
        return watch(step.day);
      case StepKind::decision:
        return decide(step.day);
    }
  }

  // Dosing

  int places_in_cohort() const { return cohort_ ? cohort_->places() : 0; }
  /// Whoever is backfilled changes what is open: one at a time.
  int places() const {
    if (!full(cohort_)) return places_in_cohort();
    return backfill_.empty() ? 0 : 1;
  }

  void end_screening(Days day, StepKind step, core::CandidateId id) {
    const bool waits = step == StepKind::reexamined ? recruitment_.settle(day, id, places())
                                                    : recruitment_.end_screening(day, id, places());
    if (!waits) return;
    fill(day);
    if (recruitment_.waits(id)) recruitment_.put_on_list(day, id);
  }

  /// Doses waiting patients, first come first served, as far as places and holds allow.
  void fill(Days day) {
    while (places() > 0) {
      if (day < next_start_) return plan_place();
      const auto id = recruitment_.take();
      if (!id) return;
      if (held_until_ && *held_until_ <= day) end_hold();
      if (places_in_cohort() > 0) {
        dose(day, *id);
      } else {
        backfill(day, *id);
      }
    }
  }

  void plan_place() {
    if (!recruitment_.anyone() || place_planned_ == next_start_) return;
    calendar_.plan(next_start_, StepKind::place_opens);
    place_planned_ = next_start_;
  }

  void dose(Days day, core::CandidateId id) {
    enrol(day, id, cohort_->level(), Enrolment::cohort);
    next_start_ = std::max(next_start_, day + cohort_->start());
    if (cohort_->full() && !study_.escalation.decides_on_tallies()) plan_decision(day);
  }

  void backfill(Days day, core::CandidateId id) {
    enrol(day, id, backfill_.front(), Enrolment::backfill);
    backfill_.clear();
    plan_decision(day);
  }

  void enrol(Days day, core::CandidateId id, design::DoseLevel level, Enrolment enrolment) {
    Course& course = courses_.emplace_back(follow(study_, scenario_, candidates_, id, level, day));
    SubjectRecord& subject = course.record;
    const auto index = static_cast<std::uint32_t>(courses_.size() - 1);
    subject.subject = core::SubjectId(index + 1);
    subject.cohort = cohorts_;
    subject.enrolment = enrolment;
    journal_.note(day, EventKind::enrolled, subject);
    view_.start(course, enrolment);

    calendar_.plan(day + course.resolved, StepKind::resolved, index);
    if (subject.late_dlt) calendar_.plan(day + *subject.late_dlt, StepKind::late_dlt, index);
    if (course.related_death) {
      calendar_.plan(day + *course.related_death, StepKind::related_death, index);
    }
    if (const auto& rule = study_.protocol.procedure_stopping) {
      if (const auto event = first_counted(*rule, subject))
        calendar_.plan(day + *event, StepKind::procedure_event, index);
    }
  }

  // Outcomes

  const Part& part_of(const SubjectRecord& subject) const {
    return study_.protocol.parts[subject.level.part];
  }

  void resolve(Days day, std::uint32_t index) {
    const SubjectRecord& subject = courses_[index].record;
    view_.resolve(index, subject, day);
    if (subject.dlt) hold_for_review(day, part_of(subject));
    note_outcome(day, subject);
    if (subject.dlt) plan_watch(day);

    if (subject.enrolment == Enrolment::backfill) {
      if (design_waits_) plan_decision(day);
      return;
    }
    // The cohort whose last member resolves is always the one under way: the next opens by decision
    // only.
    cohort_->resolve();
    if (!counts(subject)) replace(day, subject);
    if (cohort_->resolved()) {
      backfill_.clear();
      review_ends_ = day + part_of(subject).safety_review;
      plan_decision(day);
    } else if (design_waits_) {
      plan_decision(day);
    }
  }

  static bool counts(const SubjectRecord& subject) {
    return subject.evaluability == Evaluability::evaluable;
  }

  void note_outcome(Days day, const SubjectRecord& subject) {
    journal_.note(day, counts(subject) ? EventKind::evaluable : EventKind::unevaluable, subject);
  }

  /// Not before the review of a finished cohort has ended.
  void plan_decision(Days day) { calendar_.plan(std::max(day, review_ends_), StepKind::decision); }

  void replace(Days day, const SubjectRecord& subject) {
    const Conduct& rule = study_.protocol.conduct;
    if (!rule.replace_unevaluable) return;
    if (rule.most_replacements && cohort_->replaced() >= *rule.most_replacements) return;
    cohort_->replace();
    ++record_.replaced;
    journal_.note(day, EventKind::replaced, subject);
    fill(day);
  }

  /// Nobody starts before the committee has looked at a dose-limiting event.
  void hold_for_review(Days day, const Part& part) {
    const Days until = day + part.safety_review;
    if (until <= next_start_) return;
    next_start_ = until;
    if (places_in_cohort() == 0) return;
    if (!held_until_ || *held_until_ < day) {
      end_hold();
      journal_.note(day, EventKind::hold_started);
    }
    held_until_ = until;
  }

  void end_hold() {
    if (held_until_) journal_.note(*held_until_, EventKind::hold_ended);
    held_until_.reset();
  }

  void late_dlt(Days day, std::uint32_t index) {
    const SubjectRecord& subject = courses_[index].record;
    switch (study_.protocol.dlt.late) {
      case LateDltRule::record_only:
        return;
      case LateDltRule::hold_for_review:
        return hold_for_review(day, part_of(subject));
      case LateDltRule::count:
        view_.count_late_dlt(index, subject, day);
        plan_watch(day);
        return hold_for_review(day, part_of(subject));
    }
  }

  void related_death(Days day) {
    ++related_deaths_;
    const auto ended = stop_for_related_deaths(study_.protocol.stopping, related_deaths_);
    if (!ended) return;
    stop_at_once(day, *ended);
  }

  void plan_watch(Days day) {
    if (study_.protocol.procedure_stopping) calendar_.plan(day, StepKind::safety_watch);
  }

  /// The joint rule on DLTs and events of the procedure waits for no cohort.
  void watch(Days day) {
    if (const auto ended = study_.escalation.joint_stop(view_.at(day, courses_)))
      stop_at_once(day, *ended);
  }

  /// Nobody is dosed any more; who was not evaluable by then stays unknown.
  void stop_at_once(Days day, const design::Stop& ended) {
    stop(day, ended);
    stop_dosing(day);
    for (std::size_t i = 0; i < courses_.size(); ++i) {
      if (!view_.knows(i)) courses_[i].record.evaluability = Evaluability::pending;
    }
  }

  /// Of everybody. Who was to have more doses is followed again, without them.
  void stop_dosing(Days day) {
    for (Course& course : courses_) {
      SubjectRecord& subject = course.record;
      const Days planned = subject.first_dose + course.planned.back();
      if (std::max(planned, subject.doses.back()) <= day) continue;
      Course shorter = follow(study_, scenario_, candidates_, subject.candidate, subject.level,
                              subject.first_dose, day);
      shorter.record.subject = subject.subject;
      shorter.record.cohort = subject.cohort;
      shorter.record.enrolment = subject.enrolment;
      course = std::move(shorter);
    }
  }

  // Decisions

  /// Nobody asks while a cohort has places, or before its review has ended: outcomes of one day may
  /// have planned more than one decision.
  void decide(Days day) {
    if (places_in_cohort() > 0 || day < review_ends_) return;
    act(day, study_.escalation.next(view_.at(day, courses_)));
  }

  void act(Days day, const design::Decision& decision) {
    keep(day, decision);
    design_waits_ = false;
    backfill_.clear();
    if (const auto* treat = std::get_if<design::Treat>(&decision)) return open(day, *treat);
    if (const auto* stop_now = std::get_if<design::Stop>(&decision)) return end(day, *stop_now);
    const auto& wait = std::get<design::Wait>(decision);
    // A design that decides before its cohort is complete looks again at every new outcome.
    design_waits_ = !study_.escalation.decides_on_tallies();
    if (wait.until) {
      calendar_.plan(std::max(*wait.until, day + Days(1)), StepKind::decision);
    }
    backfill_ = open_for_backfill(cohort_, decision);
    fill(day);
  }

  void keep(Days day, const design::Decision& decision) {
    record_.decisions.push_back({day, view_.tallies(), decision});
    journal_.note(day, EventKind::decision, [&](Event& event) {
      event.ordinal = static_cast<int>(record_.decisions.size());
      event.detail = decision;
    });
  }

  void open(Days day, const design::Treat& treat) {
    const bool new_part = view_.tallies().last_dose[treat.at.part] < 0;
    cohort_ = Cohort(treat, cohort_ ? cohort_->pending() : 0);
    ++cohorts_;
    view_.open(treat.at);
    if (new_part) {
      journal_.note(day, EventKind::part_opened, [&](Event& event) { event.level = treat.at; });
    }
    fill(day);
  }

  /// A design that decides on follow-up, or one that backfills, may stop while patients are in
  /// their window. Nobody enters any more; they are followed to its end and, where the stop is for
  /// safety, nobody is dosed again.
  void end(Days day, const design::Stop& decision) {
    stop(day, decision);
    if (design::is_for_safety(decision.conclusion)) stop_dosing(day);
  }

  /// Outcomes that became known after the last decision: they are in the data, though nothing was
  /// decided on them.
  void complete() {
    for (std::uint32_t i = 0; i < courses_.size(); ++i) {
      const Course& course = courses_[i];
      const SubjectRecord& subject = course.record;
      if (view_.knows(i) || subject.evaluability == Evaluability::pending) continue;
      const Days day = std::max(subject.first_dose + course.resolved, record_.last_decision);
      view_.resolve(i, subject, day);
      note_outcome(day, subject);
    }
  }

  void stop(Days day, const design::Stop& decision) {
    stopped_ = true;
    record_.conclusion = decision.conclusion;
    record_.last_decision = day;
    const auto& decisions = record_.decisions;
    if (decisions.empty() || !std::holds_alternative<design::Stop>(decisions.back().decision)) {
      keep(day, decision);
    }
    journal_.note(day, EventKind::trial_stopped);
  }

  TrialRecord close() {
    end_hold();
    complete();
    record_.tallies = view_.tallies();
    record_.last_follow_up = record_.last_decision;
    record_.last_long_term = record_.last_decision;
    if (!courses_.empty()) record_.first_dose = courses_.front().record.first_dose;
    for (Course& course : courses_) {
      const SubjectRecord& subject = course.record;
      const Days last = subject.first_dose + subject.end_of_follow_up;
      record_.last_follow_up = std::max(record_.last_follow_up, last);
      const Days contact =
          course.long_term.empty() ? last : subject.first_dose + course.long_term.back();
      record_.last_long_term = std::max(record_.last_long_term, contact);
      chronicle(course, log_);
      record_.subjects.push_back(std::move(course.record));
    }
    journal_.note(record_.last_follow_up, EventKind::database_lock);
    log_.sort();
    return std::move(record_);
  }

  const Study& study_;
  const Scenario& scenario_;
  Candidates& candidates_;
  EventLog& log_;
  Journal journal_;
  Calendar calendar_;
  TrialRecord record_;
  Recruitment recruitment_;
  DesignView view_;
  std::vector<Course> courses_;  // by subject
  std::optional<Cohort> cohort_;
  int cohorts_{0};
  Days next_start_{0};
  Days place_planned_{-1};
  std::optional<Days> held_until_;  // by the last safety review of a DLT
  int related_deaths_{0};
  Days review_ends_{0};                      // of the last finished cohort
  std::vector<design::DoseLevel> backfill_;  // open while the design waits, best first
  bool design_waits_{false};
  bool stopped_{false};
};

}  // namespace

TrialRecord conduct(const Study& study, const Scenario& scenario, Candidates& candidates,
                    EventLog& log) {
  return Conductor(study, scenario, candidates, log).conduct();
}

}  // namespace caudata::trial
