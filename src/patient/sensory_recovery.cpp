// SPDX-License-Identifier: Apache-2.0
#include "patient/sensory_recovery.hpp"

#include <algorithm>
#include <cmath>

#include "core/samplers.hpp"
#include "patient/sparing.hpp"

namespace caudata::patient {
namespace {

using isncsci::dermatomes;
using isncsci::Exam;
using isncsci::normal_sensation;
using Column = std::array<isncsci::Score, dermatomes>;

constexpr std::size_t s45 = dermatomes - 1;

void raise(isncsci::Score& score, int value) {
  score.value = std::max(score.value, static_cast<std::uint8_t>(value));
}

/// One point to the most rostral dermatome above S4-5 that is not normal.
void raise_border(Column& column) {
  const auto border = std::find_if(column.begin(), column.begin() + s45,
                                   [](isncsci::Score s) { return s.value < normal_sensation; });
  if (border != column.begin() + s45) ++border->value;
}

int draw_points(const MeanAndSpread& p, double remaining, core::Stream& stream) {
  const double scale = p.sd * p.sd / p.mean;
  const double points = remaining * core::sample_gamma(stream, p.mean / scale, scale);
  return static_cast<int>(std::floor(points + stream.uniform()));
}

void recover_border(Column& right, Column& left, int points, core::Stream& stream) {
  for (; points > 0; --points) raise_border(chance(stream, 0.5) ? right : left);
}

void recover_missing(Column& column, double probability, core::Stream& stream) {
  for (auto& score : column) {
    const int missing = normal_sensation - score.value;
    for (int i = 0; i < missing; ++i) {
      if (chance(stream, probability)) ++score.value;
    }
  }
}

}  // namespace

void recover_zone(Exam& exam, const SensoryRecoveryParameters& parameters, double remaining,
                  core::Stream& stream) {
  const int touch = draw_points(parameters.touch_a, remaining, stream);
  recover_border(exam.right.light_touch, exam.left.light_touch, touch, stream);
  const int prick = draw_points(parameters.prick_a, remaining, stream);
  recover_border(exam.right.pin_prick, exam.left.pin_prick, prick, stream);
}

void recover_spots(Exam& exam, const SparingParameters& sparing, core::Stream& stream) {
  const SpotSparing spots(sparing, stream);
  for (auto* side : {&exam.right, &exam.left}) {
    for (std::size_t i = 0; i < dermatomes; ++i) {
      raise(side->light_touch[i], spots.draw_touch(stream));
      raise(side->pin_prick[i], spots.draw_prick(stream));
    }
  }
}

void recover_missing(Exam& exam, const SensoryRecoveryParameters& parameters, double remaining,
                     core::Stream& stream) {
  const double full = parameters.returned_lower +
                      (parameters.returned_upper - parameters.returned_lower) * stream.uniform();
  const double probability = std::min(full * remaining, 1.0);
  for (auto* side : {&exam.right, &exam.left}) {
    recover_missing(side->light_touch, probability, stream);
    recover_missing(side->pin_prick, probability, stream);
  }
}

}  // namespace caudata::patient
