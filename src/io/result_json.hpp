// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

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
struct GraftNeeds {
  std::string run_id;
  std::uint64_t cells{0};  // followed
  double nominal_cells{0}, days{0};
  double memory{0}, disk{0};  // [byte]
  double seconds{0};
};
std::string result_json(const GraftNeeds& needs);

}  // namespace caudata::io
