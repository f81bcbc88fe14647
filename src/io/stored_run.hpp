// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "core/result.hpp"
#include "oc/estimate.hpp"

namespace caudata::io {

/// A finished run as its folder tells it.
struct StoredRun {
  std::string protocol_text;
  std::map<std::string, std::string>
      meta;  // the table `meta` of results.sqlite: run_id, version, ...
  std::uint64_t seed{0}, trials{0};
  oc::OperatingCharacteristics estimates;
};

/// Whether a folder claims to be a finished run: it has a manifest.json.
bool is_run_folder(const std::filesystem::path& folder);

/// Issues: `run.unreadable` for a folder that is no finished run or lacks what a run has.
core::Result<StoredRun> read_stored_run(const std::filesystem::path& folder);

}  // namespace caudata::io
