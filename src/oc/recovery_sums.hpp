// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "oc/histogram.hpp"
#include "oc/integer_sums.hpp"
#include "trial/recovery.hpp"

namespace caudata::oc {

/// Points gained, over the patients in whom they are determined.
struct PointSums {
  std::uint64_t patients{0};
  IntegerSums points;

  void add(const std::optional<int>& gained) {
    if (!gained) return;
    ++patients;
    points.add(*gained);
  }
  void merge(const PointSums& other) {
    patients += other.patients;
    points.merge(other.points);
  }
  friend bool operator==(const PointSums&, const PointSums&) = default;
};

/// A pair of grades as the value of a histogram.
constexpr int grades(isncsci::AsiaImpairmentScale before, isncsci::AsiaImpairmentScale after) {
  return static_cast<int>(before) * static_cast<int>(isncsci::ais_count) + static_cast<int>(after);
}

/// A stratum as the value of a histogram.
constexpr int ordinal(patient::Stratum stratum) {
  return static_cast<int>(stratum.ais) * static_cast<int>(patient::cord_parts) +
         static_cast<int>(stratum.part);
}
constexpr patient::Stratum stratum_of(int ordinal) {
  constexpr int parts = static_cast<int>(patient::cord_parts);
  return {static_cast<isncsci::AsiaImpairmentScale>(ordinal / parts),
          static_cast<patient::CordPart>(ordinal % parts)};
}

/// Everybody examined at one visit of the protocol, against their baseline.
struct VisitRecovery {
  std::uint64_t examined{0};
  Histogram conversions;  // by `grades`; both grades determined
  Histogram motor_levels;
  PointSums uems, lems, motor, light_touch, pin_prick;

  friend bool operator==(const VisitRecovery&, const VisitRecovery&) = default;
};

/// Natural recovery of the dosed patients of one scenario. Who converts is judged at the last
/// examination that the patient's part plans, by stratum at baseline (`ordinal`).
struct NaturalRecovery {
  std::vector<VisitRecovery> visits;  // in the order of the protocol
  Histogram graded, any_grade, motor_incomplete;
  Histogram levelled, two_levels;

  friend bool operator==(const NaturalRecovery&, const NaturalRecovery&) = default;
};

template <class V, class... S>
requires(std::same_as<std::remove_const_t<S>, VisitRecovery>&&...) void visit(V& v, S&... s) {
  v("examined", s.examined...);
  v("conversions", s.conversions...);
  v("motor_levels", s.motor_levels...);
  v("uems", s.uems...);
  v("lems", s.lems...);
  v("motor", s.motor...);
  v("light_touch", s.light_touch...);
  v("pin_prick", s.pin_prick...);
}

template <class V, class... S>
requires(std::same_as<std::remove_const_t<S>, NaturalRecovery>&&...) void visit(V& v, S&... s) {
  v("visits", s.visits...);
  v("graded", s.graded...);
  v("any_grade", s.any_grade...);
  v("motor_incomplete", s.motor_incomplete...);
  v("levelled", s.levelled...);
  v("two_levels", s.two_levels...);
}

/// Precondition: `visits` has a place for every visit seen.
void add(NaturalRecovery& sums, std::span<const trial::Recovery> seen);

/// AIS A or B became C, D or E.
bool became_motor_incomplete(isncsci::AsiaImpairmentScale before,
                             isncsci::AsiaImpairmentScale after);

}  // namespace caudata::oc
