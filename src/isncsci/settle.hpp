// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isncsci/cell.hpp"
#include "isncsci/result_text.hpp"

namespace caudata::isncsci {

/// What a result becomes if a test gives one of some values.
struct Outcome {
  std::vector<std::string> entries;  // as they would be entered: "0", "1"
  std::string result;
};

/// One test that was not done and would determine a result, alone.
struct Settling {
  std::string_view result;  // one of result_keys
  Cell cell;
  bool always{false};  // whatever the test gives; otherwise for some outcomes only
  std::vector<Outcome> outcomes;
};

/// For every result of the profile `exact` that is not determined, the single tests that would
/// determine it: those that always would first, then in the order of the worksheet. A result that
/// needs two tests or more is absent.
std::vector<Settling> what_would_settle(const Exam& exam);

}  // namespace caudata::isncsci
