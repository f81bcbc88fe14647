// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/examination_text.hpp"
#include "report/figures/figures.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

Table totals(const ExaminationSeries& series, std::size_t ordinal) {
  Table table{fmt::format("examination-totals-{}", ordinal),
              "Classification and totals: " + series.description,
              {{"visit", "", Align::left},
               {"since injury", "d", Align::right},
               {"AIS", "", Align::left},
               {"NLI", "", Align::left},
               {"UEMS", "", Align::right},
               {"LEMS", "", Align::right},
               {"light touch", "", Align::right},
               {"pin prick", "", Align::right},
               {"VAC", "", Align::left},
               {"DAP", "", Align::left}},
              {},
              {},
              Fold::open};
  for (const ExaminationSeries::Visit& v : series.visits) {
    const isncsci::Classification& c = v.classification;
    table.rows.push_back(
        {{v.name, {}},
         {std::to_string(v.days_since_injury), static_cast<double>(v.days_since_injury)},
         {ais_text(c.ais), {}},
         {level_text(c.neurological_level), {}},
         {total_text(c.upper_extremity_motor_score), {}},
         {total_text(c.lower_extremity_motor_score), {}},
         {total_text(c.light_touch), {}},
         {total_text(c.pin_prick), {}},
         {answer_text(v.exam.voluntary_anal_contraction), {}},
         {answer_text(v.exam.deep_anal_pressure), {}}});
  }
  return table;
}

}  // namespace

Section examinations(const ReportInput& input) {
  Section section{"examinations", "A patient's examination over the visits", {}};
  section.blocks.push_back(
      Claim{"International Standards for Neurological Classification of Spinal Cord Injury "
            "(ISNCSCI), every score simulated. "
            "The course is natural recovery: the product has no effect in this model.",
            Tone::plain});
  if (input.examinations.empty())
    section.blocks.push_back(Claim{"No examination series was kept in this run.", Tone::plain});
  std::size_t ordinal = 0;
  for (const ExaminationSeries& series : input.examinations) {
    ++ordinal;
    section.blocks.push_back(segment_map(series, ordinal));
    section.blocks.push_back(totals(series, ordinal));
  }
  return section;
}

}  // namespace caudata::report
