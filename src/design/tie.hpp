// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::design {

/// Computed figures this close count as equal, so that a rate on a boundary of its rule is on it
/// whatever the rounding: the rule of the R package BOIN.
inline constexpr double tie = 1e-12;

}  // namespace caudata::design
