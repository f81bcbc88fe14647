// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/standing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/date.hpp"
#include "trial/design_view.hpp"
#include "trial/listing/deviations.hpp"
#include "trial/listing/outcome.hpp"

namespace caudata::trial {
namespace {

using core::date_text;
using design::Evaluability;

/// On one day outcomes become known before anybody starts, as in a simulated trial.
enum class Kind : std::uint8_t { resolved, procedure_event, late_dlt, start };
struct Happening {
  Days day;
  Kind kind;
  std::uint32_t index;
  friend auto operator<=>(const Happening&, const Happening&) = default;
};

std::vector<Happening> happenings(const PatientList& list,
                                  const std::vector<PatientStanding>& patients) {
  std::vector<Happening> all;
  for (std::uint32_t i = 0; i < patients.size(); ++i) {
    const Days first = list.patients[i].first_dose();
    all.push_back({first, Kind::start, i});
    const auto& event = list.patients[i].procedure_event;
    // An event on the day of the first dose comes after the start, and before the next one.
    if (event) all.push_back({std::max(*event, first + Days(1)), Kind::procedure_event, i});
    if (patients[i].late_dlt) all.push_back({*patients[i].late_dlt, Kind::late_dlt, i});
    if (patients[i].evaluability == Evaluability::pending) continue;
    const Days known = std::min(list.patients[i].last_seen, patients[i].window_closes);
    // A patient who resolves on the day of his own first dose has started before.
    all.push_back({std::max(patients[i].dlt.value_or(known), first), Kind::resolved, i});
  }
  std::ranges::sort(all);
  return all;
}

/// Takes what happened in order of time.
class Replay {
 public:
  Replay(const Listing& listing, TrialStanding& standing, const Protocol& protocol,
         const design::Escalation& escalation)
      : standing_(standing),
        protocol_(protocol),
        escalation_(escalation),
        view_(escalation.ladder()),
        deviations_(listing, protocol, standing.findings) {}

  void run() {
    for (const Happening& h : happenings(standing_.list, standing_.patients)) take(h);
    standing_.record = view_.at(standing_.list.on, courses_);
  }

 private:
  const ListedPatient& listed(std::uint32_t index) const { return standing_.list.patients[index]; }
  const Part& part_of(std::uint32_t index) const {
    return protocol_.parts[listed(index).level.part];
  }

  void take(const Happening& h) {
    switch (h.kind) {
      case Kind::start:
        start(h.day, h.index);
        return;
      case Kind::resolved:
        // Resolved on the day of the first dose: `start` does it.
        if (h.index < courses_.size()) resolve(h.day, h.index);
        return;
      case Kind::procedure_event:
        return view_.count_procedure_event();
      case Kind::late_dlt:
        return late_dlt(h.day, h.index);
    }
  }

  void start(Days day, std::uint32_t index) {
    const ListedPatient& patient = listed(index);
    const bool backfilled = is_backfilled(index);
    if (backfilled) {
      const design::Decision asked = escalation_.next(view_.at(day, courses_));
      deviations_.check_backfill(patient, open_for_backfill(standing_.cohort, asked),
                                 escalation_.ladder());
    } else if (opens_cohort(patient)) {
      open(day, patient);
    }
    deviations_.check_start(patient, day, standing_.waits);
    deviations_.check_doses(patient, standing_.patients[index]);
    deviations_.check_follow_up(patient, standing_.patients[index], standing_.list.on);
    standing_.patients[index].cohort = cohorts_;
    standing_.patients[index].enrolment = patient.enrolment;
    const auto subject = static_cast<int>(index) + 1;
    courses_.push_back(course_of(patient, standing_.patients[index], subject));
    view_.start(courses_.back(), patient.enrolment);
    if (!backfilled) hold_next(day, patient);
    if (known_at_once(index)) resolve(day, index);
  }

  bool is_backfilled(std::uint32_t index) const {
    return listed(index).enrolment == design::Enrolment::backfill;
  }

  bool known_at_once(std::uint32_t index) const {
    const PatientStanding& standing = standing_.patients[index];
    return standing.evaluability != Evaluability::pending && courses_[index].resolved <= Days(0);
  }

  bool opens_cohort(const ListedPatient& patient) const {
    if (!standing_.cohort || standing_.cohort->level() != patient.level) return true;
    if (patient.cohort || listed_cohort_) return patient.cohort != listed_cohort_;
    return standing_.cohort->full();
  }

  /// The places that the listing itself fills. Who was replaced holds none.
  int listed_members(const ListedPatient& patient) const {
    if (!patient.cohort) return 0;
    int members = 0;
    for (std::uint32_t i = 0; i < standing_.patients.size(); ++i) {
      const Evaluability known = standing_.patients[i].evaluability;
      const bool counts = known == Evaluability::evaluable || known == Evaluability::pending;
      const bool replaced = !counts && protocol_.conduct.replace_unevaluable;
      if (listed(i).cohort == patient.cohort && listed(i).level == patient.level && !replaced)
        ++members;
    }
    return members;
  }

  void open(Days day, const ListedPatient& patient) {
    const Part& part = protocol_.parts[patient.level.part];
    design::Treat treat{.at = patient.level,
                        .patients = escalation_.cohort_size(patient.level.part),
                        .start = {part.sentinels, part.sentinel_hold, part.stagger},
                        .reason = {}};
    const design::Decision asked = escalation_.next(view_.at(day, courses_));
    const auto* wanted = std::get_if<design::Treat>(&asked);
    if (wanted != nullptr && wanted->at == patient.level) treat = *wanted;
    deviations_.check_level(patient, asked, escalation_.ladder());
    treat.patients = std::max(treat.patients, listed_members(patient));
    standing_.cohort = Cohort(treat, standing_.cohort ? standing_.cohort->pending() : 0);
    listed_cohort_ = patient.cohort;
    ++cohorts_;
    started_ = 0;
    view_.open(patient.level);
  }

  /// The next patient waits for a sentinel, or for the stagger.
  void hold_next(Days day, const ListedPatient& patient) {
    const Part& part = protocol_.parts[patient.level.part];
    const bool sentinel = started_ < part.sentinels;
    const Days until = day + standing_.cohort->start();
    ++started_;
    if (until <= day) return;
    wait(sentinel ? "hold.sentinel" : "hold.stagger", until,
         sentinel ? fmt::format("{} is a sentinel, first dosed on {}: the next patient waits {} d",
                                patient.subject, date_text(day), (until - day).value())
                  : fmt::format("{} was first dosed on {}: the next patient waits {} d",
                                patient.subject, date_text(day), (until - day).value()));
  }

  void wait(std::string_view rule, Days until, std::string text) {
    standing_.waits.push_back({rule, std::move(text), until});
  }

  void resolve(Days day, std::uint32_t index) {
    const PatientStanding& known = standing_.patients[index];
    view_.resolve(index, courses_[index].record, day);
    if (listed(index).response && known.evaluability == Evaluability::evaluable)
      view_.add_response(index, courses_[index].record);
    if (known.dlt) review(day, index, "the DLT of");
    if (is_backfilled(index)) return;
    standing_.cohort->resolve();
    if (known.evaluability != Evaluability::evaluable) replace();
    if (standing_.cohort->resolved() && !known.dlt) review(day, index, "the last outcome,");
  }

  /// Nobody starts before the committee has looked at a DLT, or at a finished cohort.
  void review(Days day, std::uint32_t index, std::string_view what) {
    const Days length = part_of(index).safety_review;
    if (length <= Days(0)) return;
    wait("hold.safety-review", day + length,
         fmt::format("the safety review takes {} d from {} {} on {}", length.value(), what,
                     listed(index).subject, date_text(day)));
  }

  void replace() {
    const Conduct& rule = protocol_.conduct;
    if (!rule.replace_unevaluable) return;
    if (rule.most_replacements && standing_.cohort->replaced() >= *rule.most_replacements) return;
    standing_.cohort->replace();
  }

  void late_dlt(Days day, std::uint32_t index) {
    if (protocol_.dlt.late == LateDltRule::record_only) return;
    if (protocol_.dlt.late == LateDltRule::count) {
      view_.count_late_dlt(index, courses_[index].record, day);
    }
    review(day, index, "the late DLT of");
  }

  TrialStanding& standing_;
  const Protocol& protocol_;
  const design::Escalation& escalation_;
  DesignView view_;
  Deviations deviations_;
  std::vector<Course> courses_;
  std::optional<int> listed_cohort_;
  int cohorts_{0}, started_{0};
};

}  // namespace

TrialStanding standing_of(const Listing& listing, PatientList list, const Protocol& protocol,
                          const design::Escalation& escalation) {
  TrialStanding standing;
  standing.list = std::move(list);
  for (const ListedPatient& patient : standing.list.patients) {
    standing.patients.push_back(outcome_of(patient, protocol, standing.list.on));
    if (patient.related_death) ++standing.related_deaths;
  }
  Replay(listing, standing, protocol, escalation).run();
  return standing;
}

}  // namespace caudata::trial
