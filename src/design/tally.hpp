// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "design/ladder.hpp"

namespace caudata::design {

/// What a complete-data design knows of one dose level.
struct Tally {
  std::int16_t evaluable{0};
  std::int16_t dlt{0};
  friend constexpr auto operator<=>(Tally, Tally) = default;
};

/// The state of a trial for every design that decides on counts: evaluable patients and DLTs per
/// part and dose, and where the last cohort was treated in each part (-1: not opened). Small,
/// comparable, hashable: `oc::enumerate` merges equal states.
struct Tallies {
  std::array<std::array<Tally, max_doses>, max_parts> at{};
  std::array<std::int8_t, max_parts> last_dose{-1, -1, -1, -1};
  std::int8_t last_part{-1};

  const Tally& operator[](DoseLevel level) const { return at[level.part][level.dose]; }
  Tally& operator[](DoseLevel level) { return at[level.part][level.dose]; }

  /// Adds the outcome of a cohort treated at `level`.
  void add(DoseLevel level, int evaluable, int dlt) {
    Tally& t = (*this)[level];
    t.evaluable = static_cast<std::int16_t>(t.evaluable + evaluable);
    t.dlt = static_cast<std::int16_t>(t.dlt + dlt);
    last_dose[level.part] = static_cast<std::int8_t>(level.dose);
    last_part = static_cast<std::int8_t>(level.part);
  }

  /// Patients and DLTs of the whole trial.
  Tally total() const {
    Tally sum;
    for (const auto& part : at) {
      for (const Tally& t : part) {
        sum.evaluable = static_cast<std::int16_t>(sum.evaluable + t.evaluable);
        sum.dlt = static_cast<std::int16_t>(sum.dlt + t.dlt);
      }
    }
    return sum;
  }

  friend constexpr auto operator<=>(const Tallies&, const Tallies&) = default;
};

}  // namespace caudata::design
