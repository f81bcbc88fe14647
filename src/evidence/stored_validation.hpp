// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/predict.hpp"
#include "evidence/verdict.hpp"

namespace caudata::evidence {

/// One target as an earlier `caudata validate` scored it.
struct ScoredTarget {
  std::string id, source, statistic, population, baseline, visit, split;
  std::optional<double> n;
  double observed{0};
  Interval allowed;
  std::optional<double> predicted;  // empty: see why_not
  Interval interval_90;
  std::optional<double> z;
  bool inside_90{false}, within_tolerance{false};
  std::string why_not;     // it is not judged
  std::string why_missed;  // empty where it is met, and where no reason is known
};

/// What an earlier `caudata validate` said, with what it depends on.
struct StoredValidation {
  std::string version, command;
  std::string data_hash, targets_hash;
  std::uint64_t persons{0}, seed{0};
  std::size_t posterior_draws{0};  // 0: central values
  std::vector<ScoredTarget> targets;
};

/// The parameters of the model have not changed since.
inline bool is_current(const StoredValidation& stored, std::string_view data_hash) {
  return stored.data_hash == data_hash;
}

Verdict verdict(const ScoredTarget& target);

/// Of all targets, or of those of one split.
Coverage coverage(const StoredValidation& stored, std::optional<Split> split = std::nullopt);

}  // namespace caudata::evidence
