// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/figures/figures.hpp"
#include "report/narrative.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

std::string subject_of(const trial::Event& event) {
  return event.subject.value() > 0 ? std::to_string(event.subject.value()) : "";
}

/// The course from the first dose on; screening of people who were not enrolled stays in
/// results.sqlite.
Table course(const trial::Protocol& protocol, const ExampleTrial& example, std::size_t ordinal) {
  Table table{fmt::format("course-{}", ordinal),
              fmt::format("Course of the example trial: {}, {}", example.rule, example.scenario),
              {{"day", "", Align::right},
               {"subject", "", Align::right},
               {"what happened", "", Align::left}},
              {},
              {},
              Fold::folded};
  for (const trial::Event& event : example.events) {
    const bool about_a_stranger = event.subject.value() == 0 && event.candidate.value() > 0;
    if (about_a_stranger) continue;
    table.rows.push_back(
        {{std::to_string(event.day.value()), static_cast<double>(event.day.value())},
         {subject_of(event), static_cast<double>(event.subject.value())},
         {describe(event, protocol), {}}});
  }
  table.notes = {
      "Days count from the opening of the trial. Candidates who were never enrolled are left out "
      "here; results.sqlite has them."};
  return table;
}

}  // namespace

Section example_trials(const ReportInput& input) {
  Section section{"examples", "Example trials", {}};
  section.blocks.push_back(
      Claim{"Single trials, picked by rule and not by hand, and replayed event by event. They show "
            "how the rules act; they prove nothing.",
            Tone::plain});
  if (input.examples.empty())
    section.blocks.push_back(Claim{"No trial of this run fitted a rule.", Tone::plain});
  std::size_t ordinal = 0;
  for (const ExampleTrial& example : input.examples) {
    ++ordinal;
    section.blocks.push_back(Heading{fmt::format("{} ({})", example.rule, example.scenario)});
    section.blocks.push_back(Claim{
        "Conclusion: " + design::to_text(example.record.conclusion, ladder(input.protocol)) + ".",
        Tone::plain});
    section.blocks.push_back(swimmer_plot(input, example, ordinal));
    section.blocks.push_back(course(input.protocol, example, ordinal));
  }
  return section;
}

}  // namespace caudata::report
