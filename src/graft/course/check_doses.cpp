// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "graft/cell_id.hpp"
#include "graft/course/check_case.hpp"

namespace caudata::graft {
namespace {

/// Adds errors about doses, each at its place.
class DoseFindings {
 public:
  DoseFindings(const CasePlaces& places, core::Issues& issues) : places_(places), issues_(issues) {}

  void error(const char* rule, const std::string& path, std::string message, std::string why,
             std::string suggestion = "") {
    issues_.add({core::Severity::error, rule, places_.at(path), std::move(message), std::move(why),
                 std::move(suggestion)});
  }
  void of_dose(const char* rule, std::size_t i, const char* key, std::string message,
               std::string why) {
    error(rule, fmt::format("administration.given[{}].{}", i, key), std::move(message),
          std::move(why));
  }

 private:
  const CasePlaces& places_;
  core::Issues& issues_;
};

void check_dose_count(std::size_t count, DoseFindings& findings) {
  if (count == 0)
    findings.error("graft.no-dose", "administration", "no dose is given", "there are no cells",
                   "choose part and dose of the protocol");
  if (count > most_doses)
    findings.error(
        "graft.too-many-doses", fmt::format("administration.given[{}]", most_doses),
        fmt::format("{} doses are given, at most {} can be told apart", count, most_doses),
        "a cell's id says which dose it came with");
}

void check_dose_cells(const GraftDose& dose, std::size_t i, DoseFindings& findings) {
  const double cells = dose.cells.value();
  if (cells >= 1 && cells <= static_cast<double>(most_cells_of_a_dose)) return;
  findings.of_dose("graft.cells", i, "cells",
                   fmt::format("dose {} has {:g} cells, outside 1 to {:.2g}", i + 1, cells,
                               static_cast<double>(most_cells_of_a_dose)),
                   "every cell of a dose has a number of its own");
}

void check_dose_days(const std::vector<GraftDose>& doses, DoseFindings& findings) {
  if (!doses.empty() && doses.front().day != core::Days(0))
    findings.of_dose("graft.first-dose", 0, "day", "the first dose is not on day 1",
                     "days are counted from the first dose");
  for (std::size_t i = 1; i < doses.size(); ++i)
    if (doses[i].day <= doses[i - 1].day)
      findings.of_dose("graft.dose-order", i, "day",
                       fmt::format("dose {} (day {}) does not come after dose {} (day {})", i + 1,
                                   doses[i].day.value() + 1, i, doses[i - 1].day.value() + 1),
                       "doses are given one after the other");
}

}  // namespace

core::Issues check_doses(const std::vector<GraftDose>& doses, const CasePlaces& places) {
  core::Issues issues;
  DoseFindings findings(places, issues);
  check_dose_count(doses.size(), findings);
  check_dose_days(doses, findings);
  for (std::size_t i = 0; i < doses.size(); ++i) check_dose_cells(doses[i], i, findings);
  return issues;
}

}  // namespace caudata::graft
