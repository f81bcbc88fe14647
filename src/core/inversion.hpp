// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Where counts are drawn by adding up their distribution, and where by rejection.
namespace caudata::core {

/// Mean; the rejection's constants hold from here on.
inline constexpr double rejection_pays_from = 10;
inline constexpr double below_resolution = 0x1p-60;  // of a uniform of 52 bits

}  // namespace caudata::core
