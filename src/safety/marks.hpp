// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "core/stream.hpp"
#include "safety/event_shape.hpp"
#include "safety/judgement.hpp"

namespace caudata::safety {

/// How bad events of one term are and how long they last.
struct EventShape {
  Severity severity;
  DurationLaw duration;
};

/// The uniforms of one event. Drawn for every event, reported or not, so that a narrower window
/// shows the same events.
struct Marks {
  double grade, serious, duration;
  explicit Marks(core::Stream& stream)
      : grade(stream.uniform()), serious(stream.uniform()), duration(stream.uniform()) {}
};

inline AdverseEvent marked_event(Term term, core::Days onset, const EventShape& shape,
                                 const SeriousShare& serious, const Marks& marks) {
  AdverseEvent event;
  event.term = term;
  event.onset = onset;
  event.grade = grade_at(shape.severity, marks.grade);
  event.seriousness = seriousness_at(serious, event.grade, marks.serious);
  event.duration = duration_at(shape.duration, marks.duration);
  return event;
}

/// Stable, by insertion: the lists are short, and std::stable_sort would allocate.
inline void sort_by_onset(std::vector<AdverseEvent>& events) {
  const auto earlier = [](const AdverseEvent& a, const AdverseEvent& b) {
    return a.onset < b.onset;
  };
  for (auto next = events.begin(); next != events.end(); ++next) {
    std::rotate(std::upper_bound(events.begin(), next, *next, earlier), next, next + 1);
  }
}

}  // namespace caudata::safety
