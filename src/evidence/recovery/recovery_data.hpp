// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "isncsci/classification.hpp"
#include "isncsci/score_sum.hpp"
#include "patient/cord_part.hpp"
#include "patient/person.hpp"

/// Examinations of persons over time, real or virtual, as far as a data set states them.
namespace caudata::evidence {

using isncsci::ScoreSum;
/// One examination. What the data set leaves open is empty.
struct RecordedExam {
  std::optional<int> day;  // since injury
  std::optional<isncsci::AsiaImpairmentScale> ais;
  std::optional<isncsci::Level> level;
  std::array<std::optional<int>, isncsci::score_sums> score{};
};

/// Sums, grade and level as far as the classification determines them.
RecordedExam recorded(const isncsci::Classification& result, std::optional<int> day);

struct RecordedPerson {
  std::string id;
  std::optional<double> age;
  std::optional<patient::Sex> sex;
  std::vector<std::optional<RecordedExam>> visits;  // as the data set has them
  std::string outcome{};                            // another outcome, as the file writes it
};

struct RecordedVisit {
  std::string name;
  std::optional<int> day;  // since injury, where every person has the same
};

/// The first visit is the baseline.
struct RecordedPersons {
  std::vector<RecordedVisit> visits;
  std::vector<RecordedPerson> persons;
  std::string outcome_name{};  // "" if there is none
};

using patient::Stratum;

/// Empty where the baseline does not say both.
std::optional<Stratum> stratum(const RecordedPerson& person);

}  // namespace caudata::evidence
