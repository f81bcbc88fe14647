// SPDX-License-Identifier: Apache-2.0
#include "trial/chronicle.hpp"

#include <algorithm>

namespace caudata::trial {
namespace {

class Chronicler {
 public:
  Chronicler(const Course& course, EventLog& log)
      : course_(course), record_(course.record), log_(log) {}

  void write() {
    doses();
    visits();
    adverse_events();
    intercurrent();
    ends();
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return a.day < b.day; });
    for (Event& event : events_) {
      const auto phase =
          event.day == record_.first_dose ? EventLog::Phase::first_day : EventLog::Phase::under_way;
      log_.add(std::move(event), phase);
    }
  }

 private:
  Event& add(Days day, EventKind kind, int ordinal = 0) {
    Event& event = events_.emplace_back();
    event.day = day;
    event.kind = kind;
    event.candidate = record_.candidate;
    event.subject = record_.subject;
    event.level = record_.level;
    event.ordinal = ordinal;
    return event;
  }
  Days calendar(Days from_first_dose) const { return record_.first_dose + from_first_dose; }

  void doses() {
    for (std::size_t k = 0; k < record_.doses.size(); ++k) {
      add(record_.doses[k], EventKind::dosed, course_.given_doses[k]);
    }
    for (const int ordinal : course_.missed_doses) {
      const Days planned = course_.planned[static_cast<std::size_t>(ordinal) - 1];
      add(calendar(planned), EventKind::dose_missed, ordinal);
    }
  }

  void visits() {
    for (const VisitResult& visit : record_.visits) {
      Event& event = add(calendar(visit.day), EventKind::visit_done, visit.visit + 1);
      if (visit.exam) event.detail = *visit.exam;
    }
    for (const VisitResult& visit : course_.missed_visits) {
      add(calendar(visit.day), EventKind::visit_missed, visit.visit + 1);
    }
  }

  void adverse_events() {
    for (const safety::AdverseEvent& ae : record_.events) {
      add(calendar(ae.onset), EventKind::adverse_event).detail = ae;
      if (ae.verdict == safety::DltVerdict::dlt)
        add(calendar(ae.onset), EventKind::dlt).detail = ae;
    }
  }

  void intercurrent() {
    for (const IntercurrentEvent& event : record_.intercurrent) {
      switch (event.kind) {
        case IntercurrentKind::dosing_stopped_for_dlt:
          add(calendar(event.day), EventKind::dosing_stopped);
          break;
        case IntercurrentKind::withdrawal:
          add(calendar(event.day), EventKind::withdrawn);
          break;
        case IntercurrentKind::death:
          add(calendar(event.day), EventKind::died);
          break;
        case IntercurrentKind::missed_dose:
        case IntercurrentKind::rescue:
          break;  // stand in the log as the missed dose and as the adverse event
      }
    }
  }

  void ends() {
    const bool stayed = std::none_of(record_.intercurrent.begin(), record_.intercurrent.end(),
                                     [](const auto& event) {
                                       return event.kind == IntercurrentKind::withdrawal ||
                                              event.kind == IntercurrentKind::death;
                                     });
    if (stayed) add(calendar(record_.end_of_follow_up), EventKind::follow_up_ended);
    int k = 0;
    for (const Days day : course_.long_term) {
      add(calendar(day), EventKind::long_term_contact, ++k);
    }
    if (course_.lost_to_long_term) {
      add(calendar(*course_.lost_to_long_term), EventKind::lost_to_long_term);
    }
  }

  const Course& course_;
  const SubjectRecord& record_;
  EventLog& log_;
  std::vector<Event> events_;
};

}  // namespace

void chronicle(const Course& course, EventLog& log) {
  if (log.keeps()) Chronicler(course, log).write();
}

}  // namespace caudata::trial
