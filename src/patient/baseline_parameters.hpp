// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "isncsci/level.hpp"
#include "patient/virtual_patient.hpp"

/// Numbers of data/patient/baseline.toml.
namespace caudata::patient {

inline constexpr std::size_t cause_count = 6;
inline constexpr std::size_t injury_grades = 4;   // A to D
inline constexpr std::size_t injury_levels = 28;  // C1 to S3

struct AgeParameters {
  double mean, sd, lower, upper;
};  // [years]
template <class V>
void visit(V& v, AgeParameters& p) {
  v("mean", p.mean);
  v("sd", p.sd);
  v("lower", p.lower);
  v("upper", p.upper);
}

struct ScreeningDayParameters {
  double median, gsd, lower, upper;
};  // [days since injury]
template <class V>
void visit(V& v, ScreeningDayParameters& p) {
  v("median", p.median);
  v("gsd", p.gsd);
  v("lower", p.lower);
  v("upper", p.upper);
}

struct CauseShares {
  std::array<double, cause_count> share;
};
template <class V>
void visit(V& v, CauseShares& p) {
  for (std::size_t i = 0; i < cause_count; ++i) v(name(static_cast<InjuryCause>(i)), p.share[i]);
}

struct CordShares {
  std::array<double, 3> share;
};
template <class V>
void visit(V& v, CordShares& p) {
  v("cervical", p.share[0]);
  v("thoracic", p.share[1]);
  v("lumbosacral", p.share[2]);
}

struct GradeShares {
  std::array<double, injury_grades> share;
};
template <class V>
void visit(V& v, GradeShares& p) {
  v("a", p.share[0]);
  v("b", p.share[1]);
  v("c", p.share[2]);
  v("d", p.share[3]);
}

/// Relative frequency of each level within its part of the cord.
struct LevelWeights {
  std::array<double, injury_levels> weight;
};
template <class V>
void visit(V& v, LevelWeights& p) {
  for (std::size_t i = 0; i < injury_levels; ++i) {
    std::string field(isncsci::name(isncsci::Level{static_cast<std::uint8_t>(i)}));
    field[0] = static_cast<char>(field[0] - 'A' + 'a');
    v(field, p.weight[i]);
  }
}

/// One region's table of admissions.
struct RegionParameters {
  AgeParameters age;
  double male;
  CauseShares cause;
  CordShares cord;
  GradeShares cervical_grade, lower_grade;
};
template <class V>
void visit(V& v, RegionParameters& p) {
  v.group("age", p.age);
  v("male", p.male);
  v.group("cause", p.cause);
  v.group("cord", p.cord);
  v.group("ais.cervical", p.cervical_grade);
  v.group("ais.below", p.lower_grade);
}

struct BaselineParameters {
  RegionParameters region;
  LevelWeights level;
  ScreeningDayParameters screening_day;
};

}  // namespace caudata::patient
