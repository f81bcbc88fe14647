// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "core/ledger.hpp"
#include "core/result.hpp"

namespace caudata::io {

/// A data file and the name that issues show for it.
struct LedgerFile {
  std::string_view path;
  std::string_view text;
};

/// Every parameter of the files. A table with the key `prior` is a parameter; its path is the path
/// of the table:
///
///     [patient.baseline.age.mean]
///     prior   = { normal = { mean = 43.7, sd = 1.0 } }   # or a plain number
///     unit    = "y"
///     grade   = "A"
///     source  = "…"
///     species = "human"
///     meaning = "mean age at injury"
///
/// All seven keys but `truncated = [lower, upper]` are required: a number without a source is an
/// issue, and so is a path that two files give. All issues of all files are returned.
core::Result<core::Ledger> read_ledger(std::span<const LedgerFile> files);

}  // namespace caudata::io
