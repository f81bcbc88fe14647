// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "trial/event.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// Writes the calendar's own steps into the log of a trial. Costs nothing when the log keeps
/// nothing.
class Journal {
 public:
  explicit Journal(EventLog& log) : log_(log) {}

  /// `fill(event)` adds what the kind calls for; it is not called when nothing is kept.
  template <class Fill>
  void note(core::Days day, EventKind kind, Fill fill) {
    if (!log_.keeps()) return;
    Event event;
    event.day = day;
    event.kind = kind;
    fill(event);
    log_.add(std::move(event), EventLog::Phase::calendar);
  }
  void note(core::Days day, EventKind kind) {
    note(day, kind, [](Event&) {});
  }
  void note(core::Days day, EventKind kind, core::CandidateId id) {
    note(day, kind, [&](Event& event) { event.candidate = id; });
  }
  void note(core::Days day, EventKind kind, const SubjectRecord& subject) {
    note(day, kind, [&](Event& event) {
      event.candidate = subject.candidate;
      event.subject = subject.subject;
      event.level = subject.level;
    });
  }

 private:
  EventLog& log_;
};

}  // namespace caudata::trial
