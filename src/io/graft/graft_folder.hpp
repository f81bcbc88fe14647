// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"
#include "report/graft/graft_input.hpp"

namespace caudata::io {

/// What a run was asked for, as files.
struct GraftTexts {
  std::string protocol;
  std::string graft_case;  // the case file as read; of a subject of a trial: as resolved
};

/// What a graft run leaves on disk: graft.html, summary.json, cells.csv, counts.csv, ledger.csv,
/// types.csv, surfaces.csv, lesion.csv, nulls.csv, fields.csv, risk.csv, published.csv,
/// cells/cells-0000.vtkhdf …, fields/<name>-0000.vtkhdf …, axons/neuron-<id>.swc, tables/*.csv,
/// parameters.toml, protocol.toml, case.graft.toml, manifest.json. All get their names together
/// (contracts: pending folder). Issue `io.write`: none has. Preconditions: at least one snapshot;
/// names of fields are words of letters, digits, '_' and '-'.
core::Result<std::filesystem::path> write_graft_folder(const std::filesystem::path& folder,
                                                       const report::GraftInput& input,
                                                       const GraftTexts& as_read);

}  // namespace caudata::io
