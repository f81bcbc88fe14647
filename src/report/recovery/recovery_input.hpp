// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evidence/recovery/recovery_summary.hpp"
#include "evidence/recovery/virtual_counterpart.hpp"
#include "report/report_input.hpp"

namespace caudata::report {

/// A real data set beside its virtual counterpart. Nothing here names a person; codes and outcomes
/// are texts of the data set.
struct RecoveryInput {
  std::string layout;    // "nscisc", "asia-challenge", "long"
  std::string data_set;  // its name, as the layout or the mapping has it
  std::vector<std::string> files;
  std::vector<evidence::RecordedVisit> visits;
  std::vector<int> virtual_days;  // since injury, per visit
  std::string outcome_name;
  evidence::RecoverySummary real, model;
  std::uint64_t drawn{0};  // virtual persons looked at
  std::map<evidence::Stratum, std::uint64_t> short_strata;
  std::uint64_t bad_cells{0};  // and rows, that could not be used
  std::map<std::string, std::map<std::string, std::uint64_t>> unknown_codes;
  patient::Region region{};
  std::uint64_t per_person{0};  // virtual persons for a real one
  Reproducibility reproducibility;
};

}  // namespace caudata::report
