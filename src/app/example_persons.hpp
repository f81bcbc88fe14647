// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/cohort/cohort_input.hpp"

namespace caudata::app {

/// Persons shown one by one, chosen by rule as they come: the first of each grade at admission, and
/// the first complete one who is motor incomplete at the last examination.
class ExamplePersons {
 public:
  void look_at(const trial::ExaminedPerson& person);

  /// As the page shows them; their examinations in the order of days.
  std::vector<report::CohortExample> examples(const std::vector<std::string>& occasions,
                                              const anatomy::Cord& cord,
                                              const std::string& command) const;

 private:
  static constexpr std::size_t converter = oc::grades_at_admission;

  std::array<std::optional<trial::ExaminedPerson>, converter + 1> kept_;
};

}  // namespace caudata::app
