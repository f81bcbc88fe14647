// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>

#include "design/decision.hpp"

namespace caudata::oc {

/// The best trial seen under a rule: the least (rank, number, trial). A minimum, so it does not
/// depend on the order of merging and a tie goes to the lowest trial.
class Pick {
 public:
  struct Candidate {
    std::int64_t rank;
    std::int64_t number;
    std::uint32_t trial;
    friend auto operator<=>(const Candidate&, const Candidate&) = default;
  };

  void offer(Candidate candidate) { best_ = best_ ? std::min(*best_, candidate) : candidate; }
  void merge(const Pick& other) {
    if (other.best_) offer(*other.best_);
  }
  const std::optional<Candidate>& best() const { return best_; }
  friend bool operator==(const Pick&, const Pick&) = default;

 private:
  std::optional<Candidate> best_;
};

/// How a trial ended in the coarsest words: conclusion, dosed patients, DLTs.
struct Course {
  design::Conclusion conclusion;
  int treated{0};
  int dlt{0};
  friend auto operator<=>(const Course&, const Course&) = default;
};

/// Counts every course and remembers the first trial that took it.
class Courses {
 public:
  struct Seen {
    std::uint64_t times;
    std::uint32_t first;
    friend bool operator==(const Seen&, const Seen&) = default;
  };

  void add(const Course& course, Seen seen) {
    const auto [at, is_new] = seen_.try_emplace(course, seen);
    if (is_new) return;
    at->second.times += seen.times;
    at->second.first = std::min(at->second.first, seen.first);
  }
  void merge(const Courses& other) {
    for (const auto& [course, seen] : other.seen_) add(course, seen);
  }
  const std::map<Course, Seen>& all() const { return seen_; }

  /// The first trial of the most frequent course; of equally frequent ones, the least course.
  std::optional<std::uint32_t> typical() const {
    const Seen* most = nullptr;
    for (const auto& [course, seen] : seen_)
      if (most == nullptr || seen.times > most->times) most = &seen;
    return most == nullptr ? std::nullopt : std::optional(most->first);
  }
  friend bool operator==(const Courses&, const Courses&) = default;

 private:
  std::map<Course, Seen> seen_;
};

}  // namespace caudata::oc
