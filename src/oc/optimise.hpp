// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "trial/comparison.hpp"

namespace caudata::oc {

/// One setting of the searched options, and what it comes to: figures averaged over the prior on
/// scenarios, exact.
struct Candidate {
  std::vector<design::OptionValue> values;  // one per searched option
  double correct{0};
  double overdose{0};
  double dlt{0};
  double evaluable{0};
  double days{0};
  int most_patients{0};  // in the longest trial
  double objective{0};
  bool admissible{false};  // within every constraint
  bool on_front{false};    // no admissible candidate is at least as good in P(correct), P(overdose)
                           // and patients, and better in one
};

/// Every candidate, in the order of the lists, the last option fastest.
struct Search {
  std::vector<std::string> options;
  std::vector<Candidate> candidates;
  std::size_t refused{0};  // combinations that the design does not take
  /// Index of the admissible candidate with the highest objective; of equal ones the one with fewer
  /// patients, then the first. -1: none is admissible.
  int best{-1};
};

inline constexpr std::size_t most_candidates = 20'000;

/// Called on the calling thread when a candidate is done, with the number done and of all.
using OnCandidate = std::function<void(std::size_t, std::size_t)>;

/// Evaluates every combination of the searched options by enumeration. The result does not depend
/// on the number of threads. Combinations that the design refuses are counted and left out. Fails
/// for a design that does not decide on tallies or weighs responses, if every combination is
/// refused, with the first refusal, and above `most_candidates`. Precondition: comparison.optimise.
core::Result<Search> optimise(const trial::Comparison& comparison, unsigned threads,
                              const OnCandidate& on_candidate);

}  // namespace caudata::oc
