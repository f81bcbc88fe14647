// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/parameter_value.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

Table table_of(const ReportInput& input, const char* id, const char* caption, Fold fold,
               bool (*wanted)(const core::Parameter&)) {
  Table table{id,
              caption,
              {{"parameter", "", Align::left},
               {"value used", "", Align::right},
               {"unit", "", Align::left},
               {"prior", "", Align::left},
               {"grade", "", Align::left},
               {"species", "", Align::left},
               {"meaning", "", Align::left},
               {"source or argument", "", Align::left}},
              {},
              {},
              fold};
  for (const core::Parameter& p : input.parameters) {
    if (!wanted(p)) continue;
    const double value = value_used(input, p);
    table.rows.push_back({{p.path, {}},
                          {shortest(value), value},
                          {p.unit, {}},
                          {core::to_text(p.prior), {}},
                          {std::string(1, core::letter(p.grade)), {}},
                          {p.species, {}},
                          {p.meaning, {}},
                          {p.source, {}}});
  }
  return table;
}

Table by_grade(const core::GradeCount& grades) {
  Table table{"grades",
              "Parameters by grade of evidence",
              {{"grade", "", Align::left},
               {"meaning", "", Align::left},
               {"parameters", "", Align::right},
               {"share", "%", Align::right}},
              {},
              {},
              Fold::open};
  const double total = std::max(1, grades.total());
  const auto add = [&](const char* letter, const char* meaning, int n) {
    table.rows.push_back({{letter, {}},
                          {meaning, {}},
                          {std::to_string(n), static_cast<double>(n)},
                          {fixed(100 * n / total, 1), n / total}});
  };
  add("A", "read in a source", grades.read);
  add("B", "recalled, to be checked against its source", grades.recalled);
  add("C", "assumed, with the reason", grades.assumed);
  add("D", "derived, with the formula", grades.derived);
  return table;
}

}  // namespace

Section parameters(const ReportInput& input) {
  Section section{"parameters", "Parameters", {}};
  section.blocks.push_back(
      Claim{"Every number of the model has a unit, a source and a grade. How strongly each one "
            "moves the figures has not been measured in this version, "
            "so the assumed ones are listed in full instead of ranked.",
            Tone::plain});
  section.blocks.push_back(by_grade(input.grades));
  section.blocks.push_back(
      table_of(input, "assumed-parameters", "Assumed parameters (grade C)", Fold::folded,
               [](const core::Parameter& p) { return p.grade == core::EvidenceGrade::assumed; }));
  section.blocks.push_back(table_of(input, "parameters", "All parameters", Fold::folded,
                                    [](const core::Parameter&) { return true; }));
  return section;
}

}  // namespace caudata::report
