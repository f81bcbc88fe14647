// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evidence/expression.hpp"

namespace caudata::evidence {

/// Values an expression may hold at a time, and parentheses it may open: bounds for the program,
/// far beyond what a cell of a table needs.
inline constexpr std::size_t deepest_stack = 64;
inline constexpr int deepest_nesting = 64;

/// Values that the steps hold at a time, at most.
std::size_t depth(const std::vector<Expression::Step>& steps);

}  // namespace caudata::evidence
