// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace caudata::report {

/// A published number beside what the virtual population gives for its own population and visit,
/// as `caudata validate` found it.
struct PublishedNumber {
  std::string id, population, statistic, source;
  std::string why_missed;  // empty: no reason is known
  std::string why_not;     // it is not judged
  double observed{0};
  std::optional<double> allowed_lower, allowed_upper;   // by its tolerance
  std::optional<double> predicted, lower_90, upper_90;  // empty: not judged
  std::string verdict;                                  // "passed", "failed", "not judged"
  std::string split;                                    // "calibration", "validation"
};

/// The stored output of `caudata validate`.
struct PublishedRecovery {
  std::vector<PublishedNumber> numbers;
  std::string made_from;  // in words: persons, parameters, data
};

}  // namespace caudata::report
