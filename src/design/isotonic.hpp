// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace caudata::design {

/// Replaces the values by the nearest non-decreasing ones in weighted least squares (pool adjacent
/// violators): every pooled block holds its weighted mean, bit for bit the same in all its places.
/// Values that are in order stay as they are. Linear in time; allocates nothing.
/// Preconditions: as many weights as values, all positive; at most `most_isotonic_values`.
void make_isotonic(std::span<double> values, std::span<const double> weights);

inline constexpr std::size_t most_isotonic_values = 32;

}  // namespace caudata::design
