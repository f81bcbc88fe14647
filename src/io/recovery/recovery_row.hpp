// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "core/issue.hpp"

namespace caudata::io {

/// A cell of a data set, without blanks around it.
struct RecoveryCell {
  std::string text;
  core::SourceLocation at;
};

/// The cells of a row by the names of their columns.
using RecoveryRow = std::map<std::string, RecoveryCell, std::less<>>;

}  // namespace caudata::io
