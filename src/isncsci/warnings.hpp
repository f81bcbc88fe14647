// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isncsci/cell.hpp"
#include "isncsci/classification.hpp"

namespace caudata::isncsci {

/// Something legal that should be looked at before the examination is used.
struct Warning {
  std::string_view rule;
  std::string message;
  std::vector<Cell> cells;
};

/// Rules: `isncsci.normal-without-contraction`, `isncsci.normal-without-pressure`,
/// `isncsci.contraction-alone`, `isncsci.sensation-below-complete`, `isncsci.e-without-history`,
/// `isncsci.non-key-near`.
std::vector<Warning> warnings(const Exam& exam, const Classification& result);

}  // namespace caudata::isncsci
