// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "app/verbs/verbs.hpp"

namespace caudata::app {

/// Shows on stderr how far a run is, a few times a second at most, and always its last state.
class ProgressPrinter {
 public:
  /// `automatic` is a bar on a terminal and nothing elsewhere.
  ProgressPrinter(ProgressKind kind, Loudness loudness, std::uint64_t at_start, std::uint64_t total,
                  std::string what);
  void show(std::uint64_t done);
  void show(std::uint64_t done, std::uint64_t total);  // where it becomes known on the way
  /// `words` in place of numbers that mean nothing to a reader: "hour 3 of 48".
  void show(std::uint64_t done, std::uint64_t total, std::string words);
  void finish();  // ends the line of a bar
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;

  ProgressKind kind_;
  std::uint64_t at_start_, total_;
  std::string what_, words_;
  Clock::time_point start_{Clock::now()};
  Clock::time_point shown_{};
};

}  // namespace caudata::app
