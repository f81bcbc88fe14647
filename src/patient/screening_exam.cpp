// SPDX-License-Identifier: Apache-2.0
#include "patient/screening_exam.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/samplers.hpp"
#include "isncsci/classify.hpp"
#include "patient/cord_part.hpp"
#include "patient/regrade.hpp"
#include "patient/sparing.hpp"

namespace caudata::patient {
namespace {

using isncsci::Answer;
using isncsci::AsiaImpairmentScale;
using isncsci::dermatomes;
using isncsci::Exam;
using isncsci::ExamSide;
using isncsci::key_muscles;
using isncsci::Level;

constexpr std::size_t s45 = dermatomes - 1;
constexpr int zone_segments =
    3;  // motor function further below would be motor incomplete (ISNCSCI)

bool motor_incomplete(AsiaImpairmentScale grade) {
  return grade == AsiaImpairmentScale::c || grade == AsiaImpairmentScale::d;
}

/// Draws one side of an examination from its level down.
class SideDraw {
 public:
  SideDraw(const ExaminationParameters& parameters, AsiaImpairmentScale grade, double severity,
           core::Stream& stream)
      : p_(parameters),
        grade_(grade),
        severity_(severity),
        sparing_(p_.sparing(grade), stream),
        stream_(stream) {}

  ExamSide operator()(Level level) {
    ExamSide side;
    for (std::size_t i = 0; i < level.index; ++i) {
      side.light_touch[i] = side.pin_prick[i] = scored(isncsci::normal_sensation);
    }
    grade_ == AsiaImpairmentScale::a ? draw_zone(side, level) : draw_spots(side, level);
    make_abnormal(side, level.index);
    draw_sacral_sensation(side);
    for (std::size_t m = 0; m < key_muscles; ++m) side.motor[m] = scored(draw_strength(m, level));
    return side;
  }

 private:
  void draw_zone(ExamSide& side, Level level) {
    draw_zone(side.light_touch, level);
    draw_zone(side.pin_prick, level);
  }
  void draw_zone(std::array<isncsci::Score, dermatomes>& column, Level level) {
    std::size_t i = level.index;
    for (; i < s45 && chance(stream_, p_.zone.further); ++i) {
      column[i] = scored(chance(stream_, p_.zone.impaired) ? 1 : isncsci::normal_sensation);
    }
    for (; i < dermatomes; ++i) column[i] = scored(0);
  }
  void draw_spots(ExamSide& side, Level level) {
    for (std::size_t i = level.index; i < dermatomes; ++i) {
      side.light_touch[i] = scored(sparing_.draw_touch(stream_));
      side.pin_prick[i] = scored(sparing_.draw_prick(stream_));
    }
  }
  /// The dermatome below the level is not normal, or the level would be another.
  void make_abnormal(ExamSide& side, std::size_t i) {
    auto& prick = side.pin_prick[i];
    if (side.light_touch[i].value == isncsci::normal_sensation) {
      prick.value = std::min<std::uint8_t>(prick.value, 1);
    }
  }
  void draw_sacral_sensation(ExamSide& side) {
    for (auto* column : {&side.light_touch, &side.pin_prick}) {
      const bool any = grade_ != AsiaImpairmentScale::a && chance(stream_, p_.sacral(grade_).cell);
      (*column)[s45] = scored(any ? 1 : 0);
    }
  }

  int draw_strength(std::size_t muscle, Level level) {
    const int distance = isncsci::key_muscle_level(muscle).index - level.index;
    if (distance < 0) return isncsci::normal_strength;
    if (distance == 0) return draw_strength_at_level();
    if (!motor_incomplete(grade_) && distance > zone_segments) return 0;
    const double latent = mean_strength(muscle, distance) + severity_ +
                          core::sample_normal(stream_, 0, p_.strength.muscle_sd);
    return static_cast<int>(
        std::clamp(std::nearbyint(latent), 0.0, double{isncsci::normal_strength}));
  }
  int draw_strength_at_level() {
    const StrengthParameters& p = p_.strength;
    const std::array weight{p.at_level_three, p.at_level_four, p.at_level_five};
    return isncsci::against_gravity + static_cast<int>(core::sample_categorical(stream_, weight));
  }
  double mean_strength(std::size_t muscle, int distance) const {
    const StrengthParameters& p = p_.strength;
    const bool arm = muscle < isncsci::arm_muscles;
    if (grade_ == AsiaImpairmentScale::c) return arm ? p.c_arm : p.c_leg;
    if (grade_ == AsiaImpairmentScale::d) return arm ? p.d_arm : p.d_leg;
    return p.zone_first - p.zone_slope * (distance - 1);
  }

  const ExaminationParameters& p_;
  AsiaImpairmentScale grade_;
  double severity_;  // the patient's deviation in strength
  SpotSparing sparing_;
  core::Stream& stream_;
};

/// One side lies at the level, the other there or further caudal.
std::array<Level, 2> draw_side_levels(const AsymmetryParameters& p, Level level,
                                      core::Stream& stream) {
  Level further = level;
  if (!chance(stream, p.equal)) {
    do {
      ++further.index;
    } while (further < s3 && chance(stream, p.further));
  }
  further = std::min(further, s3);
  if (chance(stream, 0.5)) return {level, further};
  return {further, level};
}

Exam attempt(const ExaminationParameters& p, const Covariates& covariates, core::Stream& stream) {
  const AsiaImpairmentScale grade = covariates.ais;
  const auto levels = draw_side_levels(p.asymmetry, covariates.neurological_level, stream);
  const double severity = core::sample_normal(stream, 0, p.strength.patient_sd);
  SideDraw draw_side(p, grade, severity, stream);
  Exam exam{draw_side(levels[0]), draw_side(levels[1]), Answer::no, Answer::no};
  if (motor_incomplete(grade) && chance(stream, p.sacral(grade).anal_contraction)) {
    exam.voluntary_anal_contraction = Answer::yes;
  }
  if (grade != AsiaImpairmentScale::a && chance(stream, p.sacral(grade).deep_pressure)) {
    exam.deep_anal_pressure = Answer::yes;
  }
  return exam;
}

bool classifies_as_drawn(const Exam& exam, const Covariates& covariates) {
  const auto result = classify(exam);
  return result.ais == isncsci::AisSet(covariates.ais) &&
         result.neurological_level == isncsci::LevelSet(covariates.neurological_level);
}

}  // namespace

ScreeningDraw draw_screening_exam(const ExaminationParameters& parameters,
                                  const Covariates& covariates, core::Stream& stream) {
  EXPECTS(attainable(covariates.ais, covariates.neurological_level));
  for (int attempts = 1; attempts <= most_attempts; ++attempts) {
    const Exam exam = attempt(parameters, covariates, stream);
    if (classifies_as_drawn(exam, covariates)) {
      return {exam, attempts, ScreeningDraw::Origin::drawn};
    }
  }
  return {textbook_exam(covariates.ais, covariates.neurological_level), most_attempts,
          ScreeningDraw::Origin::textbook};
}

}  // namespace caudata::patient
