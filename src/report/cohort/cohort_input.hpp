// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "oc/cohort_sums.hpp"
#include "report/document.hpp"
#include "report/lesion_outline.hpp"
#include "report/report_input.hpp"

namespace caudata::report {

/// A person shown by rule.
struct CohortExample {
  std::string rule;  // "the first person with AIS A at admission"
  ExaminationSeries series;
  LesionOutline lesion;
};

/// Everything the page of a virtual cohort says.
struct CohortInput {
  trial::Protocol protocol;
  patient::Region region{};
  std::vector<std::string> occasions;  // names of the examinations
  core::Days reference_day{0};         // admission
  std::vector<core::Days> grid;
  oc::CohortSums sums{0};
  std::vector<CohortExample> examples;
  core::GradeCount grades;  // of the parameters
  Reproducibility reproducibility;
  core::CandidateId first{1};  // of the queue; a later one: a part of a cohort
};

/// An examination of the cohort and when it is.
struct ExaminationTime {
  std::size_t occasion{0};
  int day{0};        // since injury
  std::string name;  // "week 12", "screening (day 31)"
};

/// Days of the examinations that everybody has on the same day: admission and the grid.
inline std::vector<std::pair<std::size_t, int>> fixed_days(const CohortInput& input) {
  std::vector<std::pair<std::size_t, int>> all{
      {trial::ExaminationGrid::admission, input.reference_day.value()}};
  for (std::size_t i = 0; i < input.grid.size(); ++i)
    all.emplace_back(trial::ExaminationGrid::first_of_grid + i, input.grid[i].value());
  return all;
}

/// All examinations as they follow each other, screening by its median day.
std::vector<ExaminationTime> examination_times(const CohortInput& input);

}  // namespace caudata::report
