// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::graft {

struct ShareInterval {
  double low, high;
};

/// Wilson's interval of 95 % around a share of so many independent draws (E. B. Wilson 1927, J Am
/// Stat Assoc 22:209); it needs no draw on either side. 0 <= share <= 1, draws > 0.
ShareInterval share_interval(double share, double draws);

}  // namespace caudata::graft
