// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "isncsci/exam.hpp"

/// Numbers of data/patient/function.toml: from a cord to an examination.
namespace caudata::patient {

/// Least force of each grade of muscle strength, as share of normal.
struct GradeCuts {
  std::array<double, isncsci::normal_strength> force;
};
template <class V>
void visit(V& v, GradeCuts& p) {
  v("grade_1", p.force[0]);
  v("grade_2", p.force[1]);
  v("grade_3", p.force[2]);
  v("grade_4", p.force[3]);
  v("grade_5", p.force[4]);
}

struct DriveParameters {
  double corticospinal_arm, corticospinal_leg;  // share of the drive; the rest is reticulospinal
  double half;                                  // drive that gives half the force
  double steepness;                             // exponent of the gain
};
template <class V>
void visit(V& v, DriveParameters& p) {
  v("corticospinal_arm", p.corticospinal_arm);
  v("corticospinal_leg", p.corticospinal_leg);
  v("half", p.half);
  v("steepness", p.steepness);
}

/// Least share of a sensory tract for each score.
struct SensationCuts {
  double impaired, normal, deep_pressure;
};
template <class V>
void visit(V& v, SensationCuts& p) {
  v("impaired", p.impaired);
  v("normal", p.normal);
  v("deep_pressure", p.deep_pressure);
}

/// Single muscles and dermatomes differ: their supply counts times a factor exp(sd T), T triangular
/// with variance 1, so never beyond exp(±sqrt(6) sd).
struct SensitivityParameters {
  double muscle_sd, dermatome_sd;
  /// Axons to the sphincter lie outermost and are spared first: their passing share counts this
  /// much more than that of the most sensitive leg muscle; at least 1.
  double sacral_advantage;
};
template <class V>
void visit(V& v, SensitivityParameters& p) {
  v("muscle_sd", p.muscle_sd);
  v("dermatome_sd", p.dermatome_sd);
  v("sacral_advantage", p.sacral_advantage);
}

struct FunctionParameters {
  GradeCuts arm, leg;
  DriveParameters drive;
  SensationCuts sensation;
  SensitivityParameters sensitivity;
};
template <class V>
void visit(V& v, FunctionParameters& p) {
  v.group("arm", p.arm);
  v.group("leg", p.leg);
  v.group("drive", p.drive);
  v.group("sensation", p.sensation);
  v.group("sensitivity", p.sensitivity);
}

}  // namespace caudata::patient
