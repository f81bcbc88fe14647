// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <queue>
#include <tuple>

#include "core/quantity.hpp"

namespace caudata::trial {

/// What can fall due in a trial. On one day, steps are taken in this order.
enum class StepKind : std::uint8_t {
  resolved,
  related_death,
  procedure_event,
  late_dlt,
  safety_watch,  // when all counts of the day are in
  decision,
  waiting_expired,
  reexamined,  // before others: they came earlier
  screening_done,
  arrival,
  place_opens
};

struct Step {
  core::Days day;
  StepKind kind;
  std::uint32_t who;  // candidate, or index of the subject
};

/// What is still to come in one trial, by day, then kind, then the order in which it was planned.
class Calendar {
 public:
  void plan(core::Days day, StepKind kind, std::uint32_t who = 0);
  /// Takes the next step out. Requires one: the next arrival is always planned.
  Step next();

 private:
  struct Entry {
    Step step;
    std::uint64_t planned;  // ordinal
    /// std::priority_queue yields the largest: the earliest counts as that.
    friend bool operator<(const Entry& a, const Entry& b) {
      return std::tuple(b.step.day, b.step.kind, b.planned) <
             std::tuple(a.step.day, a.step.kind, a.planned);
    }
  };
  std::priority_queue<Entry> entries_;
  std::uint64_t planned_{0};
};

}  // namespace caudata::trial
