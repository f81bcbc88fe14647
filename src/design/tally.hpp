// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "design/ladder.hpp"

namespace caudata::design {

/// What a complete-data design knows of one dose level. Responses stay 0 where no design asks for
/// efficacy. `both` is part of `dlt` and of `response`.
struct Tally {
  std::int16_t evaluable{0};
  std::int16_t dlt{0};
  std::int16_t response{0};
  std::int16_t both{0};  // a DLT and a response in the same patient
  friend constexpr auto operator<=>(Tally, Tally) = default;

  constexpr Tally& operator+=(Tally other) {
    evaluable = static_cast<std::int16_t>(evaluable + other.evaluable);
    dlt = static_cast<std::int16_t>(dlt + other.dlt);
    response = static_cast<std::int16_t>(response + other.response);
    both = static_cast<std::int16_t>(both + other.both);
    return *this;
  }
};

/// `evaluable` patients of whom `dlt` had a DLT; both within std::int16_t.
constexpr Tally tally_of(int evaluable, int dlt) {
  return {static_cast<std::int16_t>(evaluable), static_cast<std::int16_t>(dlt), 0, 0};
}

/// The state of a trial for every design that decides on counts: evaluable patients and their
/// outcomes per part and dose, where the last cohort was treated in each part (-1: not opened) and
/// what came out of it. Small, comparable, hashable: `oc::enumerate` merges equal states.
struct Tallies {
  std::array<std::array<Tally, max_doses>, max_parts> at{};
  std::array<std::int8_t, max_parts> last_dose{-1, -1, -1, -1};
  std::array<Tally, max_parts> last_cohort{};  // for designs that look at it; see AnyDesign::recall
  std::int8_t last_part{-1};

  const Tally& operator[](DoseLevel level) const { return at[level.part][level.dose]; }
  Tally& operator[](DoseLevel level) { return at[level.part][level.dose]; }

  /// A new cohort begins at `level`; nothing is known of it yet.
  void open(DoseLevel level) {
    last_dose[level.part] = static_cast<std::int8_t>(level.dose);
    last_cohort[level.part] = {};
    last_part = static_cast<std::int8_t>(level.part);
  }

  /// Patients of the cohort under way became evaluable.
  void add_to_cohort(DoseLevel level, Tally outcome) {
    (*this)[level] += outcome;
    last_cohort[level.part] += outcome;
  }

  /// A whole cohort treated at `level`.
  void add(DoseLevel level, Tally outcome) {
    open(level);
    add_to_cohort(level, outcome);
  }
  void add(DoseLevel level, int evaluable, int dlt) { add(level, tally_of(evaluable, dlt)); }

  /// All patients of the trial.
  Tally total() const {
    Tally sum;
    for (const auto& part : at) {
      for (const Tally& t : part) sum += t;
    }
    return sum;
  }

  friend constexpr auto operator<=>(const Tallies&, const Tallies&) = default;
};

}  // namespace caudata::design
