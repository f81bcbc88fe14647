// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "design/any_design.hpp"

namespace caudata::design {

/// A reason's id and text; both with static storage.
struct RuleText {
  std::string_view id, text;
};

/// The rule fell on the tally of `dose`; an empty one above the ladder.
Reason reason_at(const RuleText& rule, const LadderHistory& history, int dose,
                 std::optional<double> margin = {});

}  // namespace caudata::design
