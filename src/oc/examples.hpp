// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "oc/simulate.hpp"
#include "trial/study.hpp"

namespace caudata::oc {

/// A trial of the run that a rule picked. No trial is picked by hand.
struct ExamplePick {
  std::string rule;         // "typical", "early stop", "longest", "missed DLT", "late DLT"
  std::string why;          // the rule in words, with its counts
  std::size_t scenario{0};  // index into protocol.scenarios
  std::uint32_t trial{0};
};

/// A typical trial of every scenario; then over all scenarios (ties: the first) the earliest stop,
/// the longest trial and, where there is one, the first missed and the first late DLT. Depends on
/// the sums alone.
std::vector<ExamplePick> pick_examples(const trial::Study& study, const Simulated& simulated);

}  // namespace caudata::oc
