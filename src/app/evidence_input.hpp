// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "evidence/posterior.hpp"
#include "evidence/target.hpp"
#include "graft/course/published_finding.hpp"

namespace caudata::app {

/// A table of targets as read.
struct TargetFile {
  std::vector<evidence::Target> list;
  std::string shown_as, hash;
};

/// The file; without one, the tables of the project that are built in.
core::Result<TargetFile> load_targets(const std::optional<std::filesystem::path>& file);

/// The built-in targets that may be fitted to.
core::Result<TargetFile> load_calibration_targets();

/// Paths of the parameters that calibration may move, from the file or the built-in list.
core::Result<std::vector<std::string>> load_free_parameters(
    const std::optional<std::filesystem::path>& file, const core::Ledger& ledger);

/// The draws of a file; without one, those that are built in, if there are any.
core::Result<std::optional<evidence::Posterior>> load_posterior(
    const std::optional<std::filesystem::path>& file, const core::Ledger& ledger);

/// The built-in measurements and findings that a graft run is shown beside.
core::Result<graft::GraftEvidence> load_graft_evidence();

}  // namespace caudata::app
