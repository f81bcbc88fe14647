// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "anatomy/lesion.hpp"

namespace caudata::report {

/// A lesion in the rows of an examination: 0 is the rostral border of C2, 28 the end of the cord;
/// S4 and S5 share the last row.
struct LesionOutline {
  struct Half {
    double rostral{0}, caudal{0};  // destroyed grey matter
    double zone{0};                // where the zone of transition has fallen to 1/e
    anatomy::PerTract spared{};
  };
  std::array<Half, anatomy::sides> side;  // of the cord
  double pool_loss{0};
};
LesionOutline outline(const anatomy::Lesion& lesion, const anatomy::Cord& cord);

/// Where a position on the cord [mm] lies in those rows.
double row_at(double position, const anatomy::Cord& cord);

/// "Right side of the cord: grey matter destroyed from C6 to C8; axons that pass: corticospinal
/// 12.0 %, …"
std::string describe(const LesionOutline::Half& half, anatomy::Side side);

}  // namespace caudata::report
