// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evidence/recovery/recovery_summary.hpp"
#include "evidence/recovery/virtual_counterpart.hpp"

namespace caudata::report {

/// A real data set beside its virtual counterpart. Nothing here names a person.
struct RecoveryInput {
  std::string layout;
  std::vector<std::string> files;
  std::vector<evidence::RecordedVisit> visits;
  std::vector<int> virtual_days;  // since injury, per visit
  std::string outcome_name;
  evidence::RecoverySummary real, model;
  std::uint64_t drawn{0};  // virtual persons looked at
  std::map<evidence::Stratum, std::uint64_t> short_strata;
  std::uint64_t bad_cells{0};
  std::map<std::string, std::map<std::string, std::uint64_t>> unknown_codes;
  std::string region;
  std::uint64_t seed{0};
  std::string version, command;
};

}  // namespace caudata::report
