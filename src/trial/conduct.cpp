// SPDX-License-Identifier: Apache-2.0
#include "trial/conduct.hpp"

#include <algorithm>
#include <deque>
#include <queue>

#include "core/contract.hpp"
#include "trial/chronicle.hpp"
#include "trial/course.hpp"
#include "trial/screening.hpp"

namespace caudata::trial {
namespace {

using design::DoseLevel;
using design::Evaluability;

/// A century without an answer: accrual does not carry the trial.
constexpr Days longest_trial{36525};

/// What the calendar holds. On one day, steps are taken in this order, and in the order in which
/// they were planned.
enum class StepKind : std::uint8_t {
  related_death,
  resolved,
  late_dlt,
  decision,
  waiting_expired,
  screening_done,
  arrival,
  place_opens
};

struct Step {
  Days day;
  StepKind kind;
  std::uint64_t planned;  // ordinal
  std::uint32_t who;      // candidate, or index of the subject
  friend bool operator<(const Step& a,
                        const Step& b) {  // the earliest is the largest: std::priority_queue
    return std::tuple(b.day, b.kind, b.planned) < std::tuple(a.day, a.kind, a.planned);
  }
};

struct Cohort {
  DoseLevel level;
  design::StartRule start;
  int wanted{0};
  int started{0};
  int pending{0};
  int replaced{0};
  bool full() const { return started >= wanted; }
};

/// Whether the failure shows only when the person has been examined; the others are known on the
/// day of arrival.
bool needs_examination(ScreenFailure failure) {
  switch (failure) {
    case ScreenFailure::age:
    case ScreenFailure::cause:
    case ScreenFailure::time_since_injury:
      return false;
    case ScreenFailure::level:
    case ScreenFailure::ais:
    case ScreenFailure::other_exclusion:
      return true;
  }
  return true;
}

/// Conducts one trial. Members are the calendar, the people waiting, the cohort under way and what
/// the design may see.
class Conductor {
 public:
  Conductor(const Study& study, const Scenario& scenario, Candidates& candidates, EventLog& log)
      : study_(study), scenario_(scenario), candidates_(candidates), log_(log) {
    seen_.ladder = &study.escalation.ladder();
    for (auto& part : seen_.status) part.fill(design::LevelStatus::closed);
  }

  TrialRecord conduct() {
    plan(Days(0), StepKind::decision);
    plan(candidates_.at(core::CandidateId(1)).arrival, StepKind::arrival, 1);
    while (!stopped_) {
      const Step step = calendar_.top();
      calendar_.pop();
      if (step.day > longest_trial) {
        stop(step.day, {.conclusion = {.kind = design::ConclusionKind::n_reached, .level = {}},
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
  void plan(Days day, StepKind kind, std::uint32_t who = 0) {
    calendar_.push({day, kind, planned_++, who});
  }

  void take(const Step& step) {
    switch (step.kind) {
      case StepKind::arrival:
        return arrive(step.day, core::CandidateId(step.who));
      case StepKind::screening_done:
        return end_screening(step.day, core::CandidateId(step.who));
      case StepKind::waiting_expired:
        return expire(step.day, core::CandidateId(step.who));
      case StepKind::place_opens:
        return fill(step.day);
      case StepKind::resolved:
        return resolve_subject(step.day, step.who);
      case StepKind::late_dlt:
        return late_dlt(step.day, step.who);
      case StepKind::related_death:
        return related_death(step.day);
      case StepKind::decision:
        return decide(step.day);
    }
  }

  template <class Fill>
  void log(Days day, EventKind kind, Fill fill) {
    if (!log_.keeps()) return;
    Event event;
    event.day = day;
    event.kind = kind;
    fill(event);
    log_.add(std::move(event), EventLog::Phase::calendar);
  }
  void log(Days day, EventKind kind) {
    log(day, kind, [](Event&) {});
  }
  void log(Days day, EventKind kind, core::CandidateId id) {
    log(day, kind, [&](Event& event) { event.candidate = id; });
  }
  void log(Days day, EventKind kind, const SubjectRecord& subject) {
    log(day, kind, [&](Event& event) {
      event.candidate = subject.candidate;
      event.subject = subject.subject;
      event.level = subject.level;
    });
  }

  // --- Screening
  // -----------------------------------------------------------------------------------------------------

  void arrive(Days day, core::CandidateId id) {
    const Candidate& person = candidates_.at(id);
    ++record_.candidates;
    log(day, EventKind::candidate_arrived, id);
    const auto failure = screen(person, study_.protocol.eligibility);
    if (failure && !needs_examination(*failure)) {
      fail_screening(day, id, *failure);
    } else if (!room_to_wait()) {
      turn_away(day, id);
    } else {
      plan(day + study_.protocol.screening.duration, StepKind::screening_done, id.value());
    }
    const core::CandidateId next(id.value() + 1);
    plan(candidates_.at(next).arrival, StepKind::arrival, next.value());
  }

  void fail_screening(Days day, core::CandidateId id, ScreenFailure failure) {
    ++record_.screen_failures[static_cast<std::size_t>(failure)];
    log(day, EventKind::screening_failed, [&](Event& event) {
      event.candidate = id;
      event.detail = failure;
    });
  }

  void end_screening(Days day, core::CandidateId id) {
    const Candidate& person = candidates_.at(id);
    if (const auto failure = screen(person, study_.protocol.eligibility)) {
      return fail_screening(day, id, *failure);
    }
    if (!person.consents) {
      ++record_.consent_refused;
      return log(day, EventKind::consent_refused, id);
    }
    if (!room_to_wait()) return turn_away(day, id);
    waiting_.push_back(id);
    fill(day);
    if (std::find(waiting_.begin(), waiting_.end(), id) == waiting_.end()) return;
    log(day, EventKind::put_on_waiting_list, id);
    plan(day + study_.protocol.screening.longest_wait, StepKind::waiting_expired, id.value());
  }

  /// Places of the cohort under way count beside the waiting list: who waits only for a hold to end
  /// has a place.
  bool room_to_wait() const {
    const int places = cohort_ ? cohort_->wanted - cohort_->started : 0;
    return static_cast<int>(waiting_.size()) < places + study_.protocol.screening.waiting_list;
  }

  void turn_away(Days day, core::CandidateId id) {
    ++record_.left_waiting_list;
    log(day, EventKind::left_waiting_list, id);
  }

  void expire(Days day, core::CandidateId id) {
    const auto found = std::find(waiting_.begin(), waiting_.end(), id);
    if (found == waiting_.end()) return;
    waiting_.erase(found);
    turn_away(day, id);
  }

  // --- Dosing
  // --------------------------------------------------------------------------------------------------------

  /// Doses waiting patients, first come first served, as far as places and holds allow.
  void fill(Days day) {
    while (cohort_ && !cohort_->full() && !waiting_.empty()) {
      if (day < next_start_) {
        if (place_planned_ != next_start_) plan(next_start_, StepKind::place_opens);
        place_planned_ = next_start_;
        return;
      }
      const core::CandidateId id = waiting_.front();
      waiting_.pop_front();
      dose(day, id);
    }
  }

  void dose(Days day, core::CandidateId id) {
    Cohort& cohort = *cohort_;
    Course& course =
        courses_.emplace_back(follow(study_, scenario_, candidates_, id, cohort.level, day));
    SubjectRecord& subject = course.record;
    const auto index = static_cast<std::uint32_t>(courses_.size() - 1);
    subject.subject = core::SubjectId(index + 1);
    subject.cohort = cohorts_;
    log(day, EventKind::enrolled, subject);
    show_to_design(course);

    plan(day + course.resolved, StepKind::resolved, index);
    if (subject.late_dlt) plan(day + *subject.late_dlt, StepKind::late_dlt, index);
    if (course.related_death) plan(day + *course.related_death, StepKind::related_death, index);

    const bool sentinel = cohort.started < cohort.start.sentinels;
    hold_until(day + (sentinel ? cohort.start.sentinel_hold : cohort.start.stagger));
    ++cohort.started;
    ++cohort.pending;
    if (cohort.full() && !study_.escalation.decides_on_tallies()) plan(day, StepKind::decision);
  }

  void hold_until(Days day) { next_start_ = std::max(next_start_, day); }

  void show_to_design(const Course& course) {
    design::PatientRecord patient{.subject = course.record.subject,
                                  .level = course.record.level,
                                  .planned_doses = {},
                                  .given_doses = {},
                                  .follow_up = Days(0),
                                  .evaluability = Evaluability::pending,
                                  .dlt = {},
                                  .efficacy = {}};
    for (const Days day : course.planned) {
      patient.planned_doses.push_back(course.record.first_dose + day);
    }
    seen_.patients.push_back(std::move(patient));
  }

  // --- Outcomes
  // ------------------------------------------------------------------------------------------------------

  const Part& part_of(const SubjectRecord& subject) const {
    return study_.protocol.parts[subject.level.part];
  }

  void resolve_subject(Days day, std::uint32_t index) {
    const SubjectRecord& subject = courses_[index].record;
    design::PatientRecord& patient = seen_.patients[index];
    patient.evaluability = subject.evaluability;
    if (subject.dlt) {
      patient.dlt = day;
      hold_for_review(day, part_of(subject));
    }
    const bool counts = subject.evaluability == Evaluability::evaluable;
    if (counts) seen_.tallies.add(subject.level, 1, subject.dlt ? 1 : 0);
    log(day, counts ? EventKind::evaluable : EventKind::unevaluable, subject);

    // The cohort whose last member resolves is always the one under way: the next opens by decision
    // only.
    Cohort& cohort = *cohort_;
    --cohort.pending;
    if (!counts) replace(day, subject);
    if (cohort.full() && cohort.pending == 0) {
      plan(day + part_of(subject).safety_review, StepKind::decision);
    }
  }

  void replace(Days day, const SubjectRecord& subject) {
    const Conduct& rule = study_.protocol.conduct;
    const bool allowed = rule.replace_unevaluable && (rule.most_replacements == 0 ||
                                                      cohort_->replaced < rule.most_replacements);
    if (!allowed) return;
    ++cohort_->wanted;
    ++cohort_->replaced;
    ++record_.replaced;
    log(day, EventKind::replaced, subject);
    fill(day);
  }

  /// Nobody starts before the committee has looked at a dose-limiting event.
  void hold_for_review(Days day, const Part& part) {
    const Days until = day + part.safety_review;
    if (until <= next_start_) return;
    next_start_ = until;
    if (!cohort_ || cohort_->full()) return;
    log(day, EventKind::hold_started);
    log(until, EventKind::hold_ended);
  }

  void late_dlt(Days day, std::uint32_t index) {
    const SubjectRecord& subject = courses_[index].record;
    switch (study_.protocol.dlt.late) {
      case LateDltRule::record_only:
        return;
      case LateDltRule::hold_for_review:
        return hold_for_review(day, part_of(subject));
      case LateDltRule::count:
        ++seen_.tallies[subject.level].dlt;
        seen_.patients[index].dlt = day;
        return hold_for_review(day, part_of(subject));
    }
  }

  void related_death(Days day) {
    ++related_deaths_;
    const int limit = study_.protocol.stopping.related_deaths;
    if (limit == 0 || related_deaths_ < limit) return;
    stop(day, {.conclusion = {.kind = design::ConclusionKind::stopped_for_safety, .level = {}},
               .reason = {.rule = "stopping.related-deaths",
                          .text = "the number of related deaths reached the protocol's limit",
                          .about = {},
                          .tally = {}}});
    for (Course& course : courses_) {
      stop_dosing(course, day);
      if (course.record.first_dose + course.resolved > day) {
        course.record.evaluability = Evaluability::pending;
      }
    }
  }

  // --- Decisions
  // -----------------------------------------------------------------------------------------------------

  void decide(Days day) {
    seen_.now = day;
    for (std::size_t i = 0; i < courses_.size(); ++i) {
      const SubjectRecord& subject = courses_[i].record;
      design::PatientRecord& patient = seen_.patients[i];
      patient.follow_up = std::min(day - subject.first_dose, subject.end_of_follow_up);
      patient.given_doses.assign(subject.doses.begin(),
                                 std::upper_bound(subject.doses.begin(), subject.doses.end(), day));
    }
    act(day, study_.escalation.next(seen_));
  }

  void act(Days day, const design::Decision& decision) {
    keep_decision(day, decision);
    if (const auto* treat = std::get_if<design::Treat>(&decision)) return open(day, *treat);
    if (const auto* stop_now = std::get_if<design::Stop>(&decision)) return stop(day, *stop_now);
    const auto& wait = std::get<design::Wait>(decision);
    if (wait.until) plan(std::max(*wait.until, day + Days(1)), StepKind::decision);
  }

  void keep_decision(Days day, const design::Decision& decision) {
    record_.decisions.push_back({day, seen_.tallies, decision});
    log(day, EventKind::decision, [&](Event& event) {
      event.ordinal = static_cast<int>(record_.decisions.size());
      event.detail = decision;
    });
  }

  void open(Days day, const design::Treat& treat) {
    const int pending = cohort_ ? cohort_->pending : 0;
    const bool new_part = seen_.tallies.last_dose[treat.at.part] < 0;
    cohort_ = Cohort{.level = treat.at,
                     .start = treat.start,
                     .wanted = treat.patients,
                     .started = 0,
                     .pending = pending,
                     .replaced = 0};
    ++cohorts_;
    seen_.tallies.last_part = static_cast<std::int8_t>(treat.at.part);
    seen_.tallies.last_dose[treat.at.part] = static_cast<std::int8_t>(treat.at.dose);
    seen_.status[treat.at.part][treat.at.dose] = design::LevelStatus::open;
    if (new_part) log(day, EventKind::part_opened, [&](Event& event) { event.level = treat.at; });
    fill(day);
  }

  void stop(Days day, const design::Stop& decision) {
    stopped_ = true;
    record_.conclusion = decision.conclusion;
    record_.last_decision = day;
    if (record_.decisions.empty() ||
        !std::holds_alternative<design::Stop>(record_.decisions.back().decision)) {
      keep_decision(day, decision);
    }
    log(day, EventKind::trial_stopped);
  }

  TrialRecord close() {
    record_.tallies = seen_.tallies;
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
    log(record_.last_follow_up, EventKind::database_lock);
    log_.sort();
    return std::move(record_);
  }

  const Study& study_;
  const Scenario& scenario_;
  Candidates& candidates_;
  EventLog& log_;

  std::priority_queue<Step> calendar_;
  std::uint64_t planned_{0};
  std::deque<core::CandidateId> waiting_;
  std::optional<Cohort> cohort_;
  int cohorts_{0};
  Days next_start_{0};
  Days place_planned_{-1};
  std::vector<Course> courses_;  // by subject
  design::Record seen_;
  TrialRecord record_;
  int related_deaths_{0};
  bool stopped_{false};
};

}  // namespace

TrialRecord conduct(const Study& study, const Scenario& scenario, Candidates& candidates,
                    EventLog& log) {
  return Conductor(study, scenario, candidates, log).conduct();
}

}  // namespace caudata::trial
