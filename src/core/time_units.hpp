// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a unit of time is in another.
namespace caudata::core {

inline constexpr double hours_per_day = 24;
inline constexpr double seconds_per_hour = 3600;

}  // namespace caudata::core
