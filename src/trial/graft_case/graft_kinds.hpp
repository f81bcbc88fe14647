// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "anatomy/segment.hpp"
#include "trial/schema_kinds.hpp"

/// Kinds of value that only a graft case file has.
namespace caudata::trial {

/// A unit and how many of the unit inside the program it is.
struct GraftUnit {
  const char* name;  // without blanks
  double factor;
};

/// "79.5 mm": a number with one of the units, within [lower, upper] of the first.
struct Amount {
  const char* meaning;  // "a length"
  const char* example;  // "60 mm"
  std::span<const GraftUnit> units;
  double lower{0}, upper{0};
  using Value = double;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

inline constexpr GraftUnit length_units[] = {{"mm", 1}, {"cm", 10}};
inline constexpr GraftUnit volume_units[] = {{"mL", 1}, {"ml", 1}};
inline constexpr GraftUnit injection_units[] = {{"mL/min", 1}, {"ml/min", 1}};
inline constexpr GraftUnit density_units[] = {{"g/mL", 1}, {"g/ml", 1}, {"kg/m3", 1e-3}};
inline constexpr GraftUnit viscosity_units[] = {{"mPa.s", 1}, {"mPas", 1}};
inline constexpr GraftUnit heart_units[] = {{"/min", 1}};
inline constexpr GraftUnit hour_units[] = {{"h", 1}, {"min", 1.0 / 60}, {"d", 24}};

/// A pure number within [lower, upper].
struct Factor {
  double lower{0}, upper{0};
  using Value = double;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// "C5": C1-C8, T1-T12, L1-L5, S1-S5.
struct CordSegment {
  using Value = anatomy::Segment;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

}  // namespace caudata::trial
