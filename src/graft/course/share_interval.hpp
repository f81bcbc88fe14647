// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::graft {

/// 97.5 % of a standard normal lie below.
inline constexpr double share_interval_z = 1.959963984540054;

struct ShareInterval {
  double low, high;
};

/// Wilson's interval of 95 % around a share of so many independent draws (E. B. Wilson 1927, J Am
/// Stat Assoc 22:209); it needs no draw on either side. 0 <= share <= 1, draws > 0.
ShareInterval share_interval(double share, double draws);

}  // namespace caudata::graft
