// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/predict.hpp"
#include "evidence/verdict_changes.hpp"
#include "report/document.hpp"

namespace caudata::report {

/// Everything that the page of `caudata validate` says comes from here.
struct ValidationInput {
  std::vector<evidence::Target> targets;
  std::vector<evidence::Prediction> predictions;  // one per target
  std::string file;                               // of the targets
  std::uint64_t persons{0};
  std::uint64_t seed{0};
  std::size_t posterior_draws{0};  // 0: the central values of the parameters
  std::string version, data_hash, targets_hash;
  std::string command;  // makes it again
};

/// Predicted against observed: what failed, pictures, every target as a table. Failures stay.
Document compose(const ValidationInput& input);

/// Every target with its numbers.
Table validation_table(const ValidationInput& input);

/// The same in a few columns, for a terminal.
Table terminal_table(const ValidationInput& input);

/// "31 of 33 judged targets within their tolerance, …"; those that are not judged apart.
std::string coverage_text(const evidence::Coverage& coverage);

/// Which targets have another verdict than the stored validation gave them.
std::string changes_text(const evidence::VerdictChanges& changes,
                         const evidence::StoredValidation& stored);

}  // namespace caudata::report
