// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a unit of time is in another.
namespace caudata::core {

inline constexpr double hours_per_day = 24;
inline constexpr double minutes_per_hour = 60;
inline constexpr double seconds_per_hour = 3600;
inline constexpr double seconds_per_day = hours_per_day * seconds_per_hour;

}  // namespace caudata::core
