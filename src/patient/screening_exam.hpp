// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "patient/examination_parameters.hpp"

namespace caudata::patient {

/// A screening examination and how it was found.
struct ScreeningDraw {
  isncsci::Exam exam;
  int attempts{0};  // examinations drawn
  enum class Origin : std::uint8_t { drawn, textbook } origin{};
};

/// A full examination that classifies as the covariates say (grade and neurological level). Built
/// from the level down: normal above; one side may reach further; below, a zone of partial
/// preservation (A, B), spots of spared sensation (B, C, D), muscles by a latent strength (C, D),
/// sacral answers. Drawn until it classifies as drawn, at most `most_attempts` times; then the
/// textbook examination stands in. Empirical: no lesion behind it. Neglected: correlation between
/// neighbouring dermatomes, between touch, prick and strength, lesions that grow or skip, non-key
/// muscles, motor scores above the level that are not normal, examiner error. Precondition:
/// attainable(grade, level).
ScreeningDraw draw_screening_exam(const ExaminationParameters& parameters,
                                  const Covariates& covariates, core::Stream& stream);

inline constexpr int most_attempts = 64;  // a bound for the program, not a number of the model

}  // namespace caudata::patient
