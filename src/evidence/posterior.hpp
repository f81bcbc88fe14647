// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/result.hpp"
#include "evidence/target_table.hpp"

namespace caudata::evidence {

/// Draws of parameters of the ledger: a column per path, a row per draw.
struct Posterior {
  std::vector<std::string> paths;
  std::vector<std::vector<double>> draws;
};

/// Rows of a table: "draw" and the paths, then a number and the values. Every path must be in the
/// ledger.
core::Result<Posterior> read_posterior(const std::string& file, const std::vector<TableRow>& rows,
                                       const core::Ledger& ledger);

/// The ledger with the values of one draw.
core::Ledger with_draw(core::Ledger ledger, const Posterior& posterior, std::size_t draw);

/// The paths of the first column of a table "path,why", in its order; each is an uncertain
/// parameter of the ledger, and stands once.
core::Result<std::vector<std::string>> read_free_parameters(const std::string& file,
                                                            const std::vector<TableRow>& rows,
                                                            const core::Ledger& ledger);

}  // namespace caudata::evidence
