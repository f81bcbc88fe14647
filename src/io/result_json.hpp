// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "trial/graft_case/assumed_value.hpp"

namespace caudata::io {

/// Where a run left its result, for `run --json` and `merge --json`.
struct RunResult {
  std::string run_id, folder, report;
  std::uint64_t trials{0};
};
std::string result_json(const RunResult& result);

/// The same for `patients --json`.
struct CohortResult {
  std::string run_id, folder, page;
  std::uint64_t persons{0};
};
std::string result_json(const CohortResult& result);

/// The same for `graft --json`, and what `graft --dry-run --json` foresees.
struct GraftPlace {
  std::string run_id, folder, page;
};
std::string result_json(const GraftPlace& result);
struct GraftDoseNeeds {
  int day{1};  // study day
  double nominal{0};
  std::uint64_t living{0}, dead{0};  // delivered
  std::uint64_t followed{0};
  std::string injection{};  // "complete", "partial", "failed"
};
struct GraftNeeds {
  std::string run_id, folder, person, plan;
  std::vector<GraftDoseNeeds> doses;
  double cells_per_followed{1};
  double days{0};
  unsigned threads{1};
  double memory{0};                 // [byte]
  std::optional<double> available;  // [byte]
  double disk{0}, result{0};        // [byte] at its peak, in the end
  double seconds{0};
  std::vector<trial::AssumedValue> assumed;
};
std::string result_json(const GraftNeeds& needs);

}  // namespace caudata::io
