// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "design/decision.hpp"

namespace caudata::trial {

/// The patients a decision asked for at one level: how many have started, whose outcome is open,
/// when the next may start.
class Cohort {
 public:
  /// `pending`: patients of earlier cohorts whose outcome is still open.
  Cohort(const design::Treat& treat, int pending)
      : level_(treat.at), start_(treat.start), wanted_(treat.patients), pending_(pending) {}

  design::DoseLevel level() const { return level_; }
  int places() const { return wanted_ - started_; }
  bool full() const { return started_ >= wanted_; }
  int pending() const { return pending_; }
  bool resolved() const { return full() && pending_ == 0; }
  int replaced() const { return replaced_; }

  /// One more patient starts; the time until the next one may.
  core::Days start() {
    const bool sentinel = started_ < start_.sentinels;
    ++started_;
    ++pending_;
    return sentinel ? start_.sentinel_hold : start_.stagger;
  }
  void resolve() { --pending_; }
  void replace() {
    ++wanted_;
    ++replaced_;
  }

 private:
  design::DoseLevel level_;
  design::StartRule start_;
  int wanted_;
  int started_{0};
  int pending_;
  int replaced_{0};
};

/// Nobody is wanted in the cohort under way, or there is none.
inline bool full(const std::optional<Cohort>& cohort) { return !cohort || cohort->full(); }

/// The levels at which a patient who comes now may be treated beside the cohort under way, best
/// first. Whoever comes is for the cohort while it has a place, and a decision to treat opens one
/// that has: there is backfill only beside a full cohort, while the design waits.
inline std::vector<design::DoseLevel> open_for_backfill(const std::optional<Cohort>& cohort,
                                                        const design::Decision& decision) {
  const auto* wait = std::get_if<design::Wait>(&decision);
  return wait != nullptr && full(cohort) ? wait->backfill : std::vector<design::DoseLevel>{};
}

}  // namespace caudata::trial
