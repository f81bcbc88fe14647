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

/// What is known at baseline as the value of a histogram: what is open has a value of its own.
constexpr int ordinal(const trial::Baseline& baseline) {
  constexpr int grades = static_cast<int>(isncsci::ais_count);
  constexpr int parts = static_cast<int>(patient::cord_parts);
  const int grade = baseline.ais ? static_cast<int>(*baseline.ais) : grades;
  const int part = baseline.part ? static_cast<int>(*baseline.part) : parts;
  return grade * (parts + 1) + part;
}
constexpr trial::Baseline baseline_of(int ordinal) {
  constexpr int grades = static_cast<int>(isncsci::ais_count);
  constexpr int parts = static_cast<int>(patient::cord_parts);
  const int grade = ordinal / (parts + 1), part = ordinal % (parts + 1);
  trial::Baseline baseline;
  if (grade < grades) baseline.ais = static_cast<isncsci::AsiaImpairmentScale>(grade);
  if (part < parts) baseline.part = static_cast<patient::CordPart>(part);
  return baseline;
}

/// Everybody examined at one visit of the protocol, against their baseline. Each sum is over those
/// in whom baseline and visit determine what it is of, whatever else they leave open.
struct VisitRecovery {
  std::uint64_t examined{0};
  Histogram conversions;   // by `grades`: AIS determined at both, at any level
  Histogram motor_levels;  // both motor levels determined at both, of any AIS and level
  PointSums uems, lems, motor, light_touch, pin_prick;

  friend bool operator==(const VisitRecovery&, const VisitRecovery&) = default;
};

/// Natural recovery of the dosed patients of one scenario. Who converts is judged at the last
/// examination that the patient's part plans, by what is known at baseline (`ordinal`). Each
/// conversion beside its denominator: those in whom it can be seen.
struct NaturalRecovery {
  std::vector<VisitRecovery> visits;           // in the order of the protocol
  Histogram graded, any_grade;                 // AIS determined at both
  Histogram motor_complete, motor_incomplete;  // of these: A or B at baseline
  /// Motor levels determined at both, of an injury that is cervical at baseline: the tetraplegia to
  /// which the literature restricts them. Elsewhere few key muscles or none tell the motor level,
  /// and it follows the sensory one.
  Histogram cervical, two_levels;

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
  v("motor_complete", s.motor_complete...);
  v("motor_incomplete", s.motor_incomplete...);
  v("cervical", s.cervical...);
  v("two_levels", s.two_levels...);
}

/// Precondition: `visits` has a place for every visit seen.
void add(NaturalRecovery& sums, std::span<const trial::Recovery> seen);

/// AIS A or B. Motor incomplete: C, D or E.
constexpr bool is_motor_complete(isncsci::AsiaImpairmentScale grade) {
  return grade <= isncsci::AsiaImpairmentScale::b;
}

}  // namespace caudata::oc
