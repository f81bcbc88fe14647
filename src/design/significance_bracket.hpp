// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.hpp"
#include "design/safety_boundary.hpp"

namespace caudata::design {

/// The group-sequential toxicity boundary of repeated significance tests: stop at a look with n of
/// N patients when the exact binomial p-value is at most Phi(Phi^-1(level) / (n / N)^delta); delta
/// 0 is the same level at every look (Pocock), 0.5 the O'Brien-Fleming shape. The level is
/// bracketed by halving: `keeps_alpha` stops with at most alpha at the tolerated rate, `exceeds` is
/// the boundary at the other end of the last interval and stops with more.
struct SignificanceBracket {
  SafetyBoundary keeps_alpha;
  SafetyBoundary exceeds;
};

/// The interval of the level begins as [alpha / looks, alpha], is moved up by `level_step` until
/// its upper end stops with alpha or more, and is halved this often: boundaries are counts, so a
/// few halvings reach neighbouring ones as a rule.
inline constexpr int level_halvings = 10;

/// Issues: those of `check_plan`; `boundary.delta` outside 0 to 0.5; `boundary.alpha` if no level
/// below 1 stops with alpha.
core::Result<SignificanceBracket> significance_bracket(const BoundaryPlan& plan, double delta,
                                                       int halvings = level_halvings);

}  // namespace caudata::design
