// SPDX-License-Identifier: Apache-2.0
#include "trial/course.hpp"

#include <algorithm>
#include <limits>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "isncsci/classify.hpp"
#include "trial/evaluability.hpp"
#include "trial/exam_summary.hpp"
#include "trial/examination.hpp"
#include "trial/follow_up.hpp"
#include "trial/hold_limits.hpp"

namespace caudata::trial {
namespace {

using core::Process;
using safety::AdverseEvent;
using safety::Attribution;
using safety::CtcaeGrade;

constexpr Days no_day{std::numeric_limits<std::int32_t>::max()};

bool fatal(const AdverseEvent& event) { return event.grade == CtcaeGrade::death; }
bool judged_related(const AdverseEvent& event) {
  return event.attribution >= Attribution::possible;
}

/// Constant hazard with P(left by dropout_by) = dropout.
Days draw_dropout(const Conduct& conduct, core::Stream stream) {
  if (conduct.dropout <= 0) return no_day;
  const double hazard = -core::log1p(-conduct.dropout) / conduct.dropout_by.value();
  const double day = core::sample_exponential(stream, hazard);
  return day < 1e6 ? Days(static_cast<std::int32_t>(day)) : no_day;
}

/// Whole days 1 … window, equally likely.
Days draw_delay(Days window, core::Stream& stream) {
  const double day = stream.uniform() * window.value();
  return Days(1 + static_cast<std::int32_t>(day));
}

/// Follows one patient through the protocol. Each member function adds one aspect; `course()` is
/// their order.
class Follower {
 public:
  Follower(const Study& study, const Scenario& scenario, Candidates& candidates,
           core::CandidateId id, design::DoseLevel level, Days first_dose)
      : study_(study),
        scenario_(scenario),
        streams_(candidates.streams()),
        id_(id),
        patient_(candidates.patient(id)),
        part_(study.protocol.parts[level.part]),
        injury_to_first_dose_(patient_.covariates.injury_to_screening + first_dose -
                              candidates.at(id).arrival),
        profile_(patient::risk_profile(patient_, injury_to_first_dose_)) {
    SubjectRecord& r = course_.record;
    r.candidate = id;
    r.level = level;
    r.first_dose = first_dose;
    r.doses_planned = static_cast<int>(part_.dosing_days.size());
    r.baseline = summarise(baseline(candidates));
  }

  /// `stop`: the last day of dosing in the study, from the first dose.
  Course course(Days stop) {
    plan_doses();
    draw_background();
    draw_leaving();
    give_doses();
    judge_evaluability();
    without_product_ = {dosing_, left_, died_};
    if (course_.record.evaluability == design::Evaluability::evaluable) draw_toxicity();
    const Days last_dose = stop_dosing(stop);
    draw_procedure_events();
    const Attendance attendance{study_,   patient_, streams_, id_, part_, injury_to_first_dose_,
                                last_dose};
    planned_end_ = planned_end(attendance);
    finish_events();
    hold_visits(course_, attendance);
    if (left_ > planned_end_) keep_contact(course_, attendance, planned_end_);
    return std::move(course_);
  }

 private:
  isncsci::Classification baseline(Candidates& candidates) const {
    if (study_.protocol.screening.second_baseline == SecondBaseline::none)
      return candidates.screening(id_).judged_by;
    const ExamRequest second{patient_, streams_, id_, injury_to_first_dose_, second_baseline_exam};
    return isncsci::classify(examine(study_, second).worksheet);
  }

  void plan_doses() {
    for (const Days day : part_.dosing_days) {
      course_.planned.push_back(day - part_.dosing_days.front());
    }
    planned_end_ = latest_end(study_.protocol, part_);  // until visits have their days
  }

  void draw_background() {
    background_ = study_.background.draw(profile_, Days(0), planned_end_, streams_, id_);
  }

  void draw_leaving() {
    left_ = draw_dropout(study_.protocol.conduct, streams_.of(id_, Process::dropout));
    for (const AdverseEvent& event : background_) {
      if (fatal(event) && event.onset <= left_) {
        left_ = event.onset;
        died_ = true;
      }
    }
  }

  /// The first dose is given on the first day; each later one may be missed, late or held.
  void give_doses() {
    for (std::size_t k = 0; k < course_.planned.size(); ++k) {
      std::optional<Days> day = day_of_dose(k);
      if (day && k > 0 && study_.protocol.holds) day = free_day(k, *day);
      if (day.value_or(course_.planned[k]) > left_) break;
      if (!day) {
        dosing_.missed.push_back(static_cast<int>(k) + 1);
        continue;
      }
      dosing_.days.push_back(*day);
      dosing_.ordinals.push_back(static_cast<int>(k) + 1);
    }
  }

  /// Empty: missed.
  std::optional<Days> day_of_dose(std::size_t k) const {
    if (k == 0) return course_.planned[k];
    const Conduct& conduct = study_.protocol.conduct;
    core::Stream stream = streams_.of(id_, Process::missed_dose, static_cast<std::uint32_t>(k));
    const double fate = stream.uniform();
    const bool missed = fate < conduct.missed_dose;
    const bool stopped =
        !dosing_.missed.empty() && part_.missed_dose == MissedDoseRule::stop_dosing;
    if (missed || stopped) return std::nullopt;
    const bool late = fate < conduct.missed_dose + conduct.late_dose;
    if (!late || part_.dose_window == Days(0)) return course_.planned[k];
    return course_.planned[k] + draw_delay(part_.dose_window, stream);
  }

  /// What the protocol's holds leave of a dose that is due on `day`. A product event of DLT grade
  /// is not among the events: it stops dosing, or it is drawn for the patient, not for a dose.
  std::optional<Days> free_day(std::size_t k, Days day) const {
    std::vector<AdverseEvent> events = background_;
    for (std::size_t i = 0; i < dosing_.days.size(); ++i) {
      const auto of_dose = procedure_events(i);
      events.insert(events.end(), of_dose.begin(), of_dose.end());
    }
    return first_day_free(*study_.protocol.holds, {.due = day,
                                                   .latest = course_.planned[k] + part_.dose_window,
                                                   .previous = dosing_.days.back(),
                                                   .events = events});
  }

  safety::DltWindow window() const { return {Days(0), window_closes(part_, dosing_.days.back())}; }

  void judge_evaluability() {
    const Resolution known =
        resolution(part_, dosing_.days.back(), static_cast<int>(dosing_.days.size()), left_);
    course_.record.evaluability = known.evaluability;
    course_.resolved = known.day;
  }

  void draw_toxicity() {
    auto& r = course_.record;
    const safety::Exposure exposure{.part = r.level.part,
                                    .dose = r.level.dose,
                                    .dose_days = dosing_.days,
                                    .window = window(),
                                    .end_of_follow_up = std::min(left_, planned_end_)};
    toxic_ = safety::toxic_events(scenario_.toxicity, study_.attribution, exposure, streams_, id_);
    planned_window_ = exposure.window;
    suffer();
  }

  /// What follows from the product's events.
  void suffer() {
    auto& r = course_.record;
    for (const AdverseEvent& event : toxic_) {
      if (event.verdict == safety::DltVerdict::dlt) on_dlt(event);
      if (event.term == safety::Term::late_product_toxicity) r.late_dlt = event.onset;
      // A product event of DLT grade inside the window that nobody tied to the product.
      if (event.verdict != safety::DltVerdict::dlt && !judged_related(event) &&
          planned_window_.contains(event.onset)) {
        ++r.missed_dlts;
      }
      if (fatal(event) && event.onset <= left_) {
        left_ = event.onset;
        died_ = true;
        no_dose_after(left_);
        if (judged_related(event)) course_.related_death = event.onset;
      }
    }
  }

  /// A dose that is not given harms nobody: what the product does from its day on is taken back.
  /// Returns the last dose day as it would be without the stop: visits count from it.
  Days stop_dosing(Days stop) {
    if (course_.record.dlt.value_or(stop) > stop) stopped_for_dlt_ = false;
    const auto& days = dosing_.days;
    const auto taken_away = std::upper_bound(days.begin(), days.end(), stop);
    if (taken_away != days.end()) {
      const Days harmless_from = *taken_away;
      const auto undone = std::erase_if(
          toxic_, [&](const AdverseEvent& event) { return event.onset >= harmless_from; });
      if (undone > 0) take_back();
    }
    const Days last_dose = days.back();
    const bool fewer = no_dose_after(stop);
    const bool was_known = course_.resolved <= stop;
    if (fewer && !was_known && !course_.record.dlt) judge_evaluability();
    return last_dose;
  }

  /// As if the product's events had been those that are left: a dose that one of the others had
  /// prevented is planned again.
  void take_back() {
    auto& r = course_.record;
    dosing_ = without_product_.dosing;
    left_ = without_product_.left;
    died_ = without_product_.died;
    stopped_for_dlt_ = false;
    r.dlt.reset();
    r.late_dlt.reset();
    r.missed_dlts = 0;
    course_.related_death.reset();
    suffer();
  }

  void on_dlt(const AdverseEvent& event) {
    auto& r = course_.record;
    r.dlt = event.onset;
    course_.resolved = event.onset;
    if (study_.protocol.dlt.stops_dosing) stopped_for_dlt_ = no_dose_after(event.onset);
  }

  /// True if doses were left out.
  bool no_dose_after(Days last) {
    const std::size_t before = dosing_.days.size();
    while (!dosing_.days.empty() && dosing_.days.back() > last) {
      dosing_.days.pop_back();
      dosing_.ordinals.pop_back();
    }
    leave_out_missed(last);
    return dosing_.days.size() < before;
  }

  /// A dose that nobody would have given was not missed.
  void leave_out_missed(Days last) {
    std::erase_if(dosing_.missed, [&](int ordinal) {
      return course_.planned[static_cast<std::size_t>(ordinal) - 1] > last;
    });
  }

  /// Of the dose that was given as number `i`, from 0.
  std::vector<AdverseEvent> procedure_events(std::size_t i) const {
    auto events = study_.background.draw_procedure(study_.protocol.product.needle,
                                                   dosing_.ordinals[i], streams_, id_);
    for (AdverseEvent& event : events) event.onset += dosing_.days[i];
    return events;
  }

  void draw_procedure_events() {
    for (std::size_t i = 0; i < dosing_.days.size(); ++i) {
      const auto events = procedure_events(i);
      procedure_.insert(procedure_.end(), events.begin(), events.end());
    }
  }

  int doses_by(Days day) const {
    return static_cast<int>(std::upper_bound(dosing_.days.begin(), dosing_.days.end(), day) -
                            dosing_.days.begin());
  }

  /// One list in order of onset, cut where the patient left; intercurrent events follow from it.
  void finish_events() {
    auto& r = course_.record;
    for (const auto* part : {&background_, &procedure_, &toxic_}) {
      r.events.insert(r.events.end(), part->begin(), part->end());
    }
    std::stable_sort(r.events.begin(), r.events.end(),
                     [](const auto& a, const auto& b) { return a.onset < b.onset; });
    const Days last = std::min(left_, planned_end_);
    std::erase_if(r.events, [&](const AdverseEvent& event) { return event.onset > last; });
    for (AdverseEvent& event : r.events) {
      event.after_dose = static_cast<std::int8_t>(doses_by(event.onset));
    }
    for (const Days day : dosing_.days) r.doses.push_back(r.first_dose + day);
    course_.given_doses = dosing_.ordinals;
    course_.missed_doses = dosing_.missed;
    r.end_of_follow_up = last;
    note_intercurrent();
  }

  void note_intercurrent() {
    auto& r = course_.record;
    for (const int ordinal : dosing_.missed) {
      r.intercurrent.push_back(
          {IntercurrentKind::missed_dose, course_.planned[static_cast<std::size_t>(ordinal) - 1]});
    }
    if (stopped_for_dlt_) {
      r.intercurrent.push_back({IntercurrentKind::dosing_stopped_for_dlt, *r.dlt});
    }
    for (const AdverseEvent& event : r.events) {
      if (event.grade >= CtcaeGrade::severe && !fatal(event) && judged_related(event)) {
        r.intercurrent.push_back({IntercurrentKind::rescue, event.onset});
      }
    }
    if (left_ <= planned_end_) {
      course_.left = left_;
      r.intercurrent.push_back(
          {died_ ? IntercurrentKind::death : IntercurrentKind::withdrawal, left_});
    }
    std::stable_sort(r.intercurrent.begin(), r.intercurrent.end(),
                     [](const auto& a, const auto& b) { return a.day < b.day; });
  }

  const Study& study_;
  const Scenario& scenario_;
  core::TrialStreams streams_;
  core::CandidateId id_;
  const patient::VirtualPatient& patient_;
  const Part& part_;
  Days injury_to_first_dose_;
  safety::RiskProfile profile_;
  Days planned_end_{0};
  Days left_{no_day};
  bool died_{false};
  safety::DltWindow planned_window_{};
  bool stopped_for_dlt_{false};
  struct Dosing {
    std::vector<Days> days;     // from the first dose, as given
    std::vector<int> ordinals;  // of the plan, from 1
    std::vector<int> missed;    // likewise
  };
  Dosing dosing_;
  struct WithoutProduct {
    Dosing dosing;
    Days left{no_day};
    bool died{false};
  };
  WithoutProduct without_product_;
  std::vector<AdverseEvent> background_, procedure_, toxic_;
  Course course_;
};

}  // namespace

Course follow(const Study& study, const Scenario& scenario, Candidates& candidates,
              core::CandidateId id, design::DoseLevel level, Days first_dose,
              std::optional<Days> stop) {
  Follower follower(study, scenario, candidates, id, level, first_dose);
  return stop ? follower.course(*stop - first_dose) : follower.course(no_day);
}

}  // namespace caudata::trial
