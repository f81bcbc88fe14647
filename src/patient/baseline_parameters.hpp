// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "isncsci/level.hpp"
#include "patient/injury_parameters.hpp"
#include "patient/person.hpp"

/// Numbers of data/patient/baseline.toml.
namespace caudata::patient {

inline constexpr std::size_t cause_count = 6;
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
  PerGrade cervical_grade, thoracic_grade, lumbosacral_grade;
  double early_surgery, steroids;  // shares
};
template <class V>
void visit(V& v, RegionParameters& p) {
  v.group("age", p.age);
  v("male", p.male);
  v.group("cause", p.cause);
  v.group("cord", p.cord);
  v.group("ais.cervical", p.cervical_grade);
  v.group("ais.thoracic", p.thoracic_grade);
  v.group("ais.lumbosacral", p.lumbosacral_grade);
  v("care.early_surgery", p.early_surgery);
  v("care.steroids", p.steroids);
}

/// Loadings of the one factor of a Gaussian copula: the correlation of two covariates' normal
/// scores is the product of their loadings, which keeps every choice of loadings in (-1, 1) a
/// correlation matrix. Scores rise with age, male, cause from violence to falls, level from caudal
/// to rostral part, grade from A to D, later screening, early surgery.
struct CopulaParameters {
  double age, male, cause, cord, grade, screening_day, surgery;
};
template <class V>
void visit(V& v, CopulaParameters& p) {
  v("age", p.age);
  v("male", p.male);
  v("cause", p.cause);
  v("cord", p.cord);
  v("grade", p.grade);
  v("screening_day", p.screening_day);
  v("surgery", p.surgery);
}

struct BaselineParameters {
  RegionParameters region;
  LevelWeights level;
  ScreeningDayParameters screening_day;
  CopulaParameters copula;
  double rehabilitation_gsd;  // of the intensity of rehabilitation between persons
};

}  // namespace caudata::patient
