// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace caudata::io {

/// The volatile facts of one execution: how the result was made, not what it is. Kept apart from
/// the results because those must not depend on it; not in the manifest.
struct RunLog {
  std::string run_id;
  std::string started;  // ISO 8601, UTC
  double seconds{0};
  std::string machine;
  unsigned threads{0};
  std::uint64_t resumed_at{0};        // trials taken from a checkpoint
  std::uint64_t trials_simulated{0};  // in this execution
  std::vector<std::string> command;   // as typed
};

std::string to_json(const RunLog& log);

}  // namespace caudata::io
