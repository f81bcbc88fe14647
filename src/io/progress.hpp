// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace caudata::io {

/// How far a run is. `at_start` trials came from a checkpoint and say nothing about the rate.
struct RunProgress {
  std::uint64_t at_start{0}, done{0}, total{0};
  double seconds{0};
  std::string what{"trials"};
  std::string words{};  // where it is, in place of the numbers, which are of foreseen work then
};

/// Trials per second of this session; empty before the first second's worth of evidence.
std::optional<double> rate(const RunProgress& progress);
/// Seconds left at that rate.
std::optional<double> seconds_left(const RunProgress& progress);

/// "[=====>    ]  48 %  48,000 of 100,000 trials, 5,210/s, 10 s left", without a line end.
std::string to_bar(const RunProgress& progress);

/// {"done":48000,"total":100000,"per_second":5210.3,"seconds_left":9.98}, without a line end; null
/// where not known yet; "at" behind it where there are words.
std::string to_json_line(const RunProgress& progress);

/// "12 s", "3 min 5 s", "2 h 10 min"
std::string duration_text(double seconds);

}  // namespace caudata::io
