// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "isncsci/score_sum.hpp"
#include "oc/histogram.hpp"
#include "patient/baseline_parameters.hpp"
#include "patient/cord_part.hpp"
#include "trial/examined_person.hpp"

namespace caudata::oc {

/// Sums of an examination that are followed over time.
inline constexpr std::array all_scores{isncsci::ScoreSum::uems, isncsci::ScoreSum::lems,
                                       isncsci::ScoreSum::light_touch,
                                       isncsci::ScoreSum::pin_prick};

/// Grades at admission, A to D.
inline constexpr std::size_t grades_at_admission = patient::injury_grades;

/// What a cohort says as a whole: counts alone, so that nothing depends on the order.
class CohortSums {
 public:
  explicit CohortSums(std::size_t examinations);

  void add(const trial::ExaminedPerson& person);

  using GradeCounts = std::array<std::uint64_t, isncsci::ais_count>;

  std::uint64_t persons{0};
  // covariates
  Histogram age, screening_day;  // [years], [d]
  std::array<std::uint64_t, 2> sex{}, surgery{}, steroids{};
  std::array<std::uint64_t, patient::cause_count> cause{};
  std::array<std::uint64_t, isncsci::level_count> level{};  // at admission
  // screening
  std::array<std::uint64_t, trial::screen_failure_count> failed{};  // by the first criterion
  std::uint64_t refused{0}, eligible{0};                            // eligible: also consent
  /// Of the eligible, AIS at screening: as the worksheet has it on which they were judged, and, in
  /// those whom it leaves more than one allowed grade, open; and of the true state behind it.
  GradeCounts eligible_grade{};
  std::uint64_t eligible_grade_open{0};
  GradeCounts eligible_true_grade{};
  // per examination
  struct AtExamination {
    std::array<GradeCounts, grades_at_admission> grade{};  // [at admission][then]
    std::array<std::array<Histogram, isncsci::score_sums>, grades_at_admission> score{};
  };
  std::vector<AtExamination> occasions;
  // how injuries came to fit, by grade and part of the cord
  struct FitCounts {
    Histogram attempts;  // of those drawn
    std::uint64_t textbook{0};
  };
  std::array<std::array<FitCounts, patient::cord_parts>, grades_at_admission> fit{};
};

}  // namespace caudata::oc
