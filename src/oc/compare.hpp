// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "oc/estimate.hpp"
#include "oc/truth.hpp"
#include "trial/comparison.hpp"

namespace caudata::oc {

/// A design of a comparison, and how its figures were found.
struct Contender {
  std::string label;
  std::string design;  // as the registry has it
  std::string name;    // the whole escalation in words
  Method method{};
  std::uint64_t states{0};  // enumerated; 0 if simulated
  std::uint64_t trials{0};  // simulated per scenario; 0 if exact
  int most_patients{0};     // in the longest trial; 0 if simulated
};

/// Designs under truths: per scenario and design the metrics of docs/metrics.md, then the averages
/// over the prior on scenarios.
struct DesignComparison {
  std::vector<Truth> truths;
  std::vector<double> weights;  // of the truths in the prior, as given
  std::vector<Contender> contenders;
  OperatingCharacteristics rows;
};

std::vector<Truth> truths_of(const trial::Comparison& comparison);

/// The rows of one design under every truth and averaged over the prior, with how they were found.
struct ContenderResult {
  Contender contender;
  OperatingCharacteristics rows;
};
core::Result<ContenderResult> characterise(const trial::Comparison& comparison,
                                           const trial::ComparedDesign& design);

/// Called on the calling thread when a design is done, with the number done.
using OnDesign = std::function<void(std::size_t)>;

/// Every design of the comparison: exact where it decides on tallies, simulated in calendar time
/// where it does not. The result does not depend on the number of threads.
core::Result<DesignComparison> compare(const trial::Comparison& comparison, unsigned threads,
                                       const OnDesign& on_design);

}  // namespace caudata::oc
