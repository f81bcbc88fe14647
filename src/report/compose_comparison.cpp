// SPDX-License-Identifier: Apache-2.0
#include "report/compose_comparison.hpp"

#include "report/comparison_text.hpp"
#include "report/number_text.hpp"
#include "report/sections/designs_compared.hpp"
#include "report/sections/null_lesson.hpp"

namespace caudata::report {
namespace {

Table truths_table(const ComparisonInput& input) {
  Table table{"designs-scenarios",
              "The scenarios",
              {{"scenario", "", Align::left},
               {"true P(DLT)", "", Align::left},
               {"correct", "", Align::left},
               {"weight", "", Align::right}},
              {},
              {},
              Fold::open};
  for (std::size_t i = 0; i < input.result.truths.size(); ++i) {
    const oc::Truth& truth = input.result.truths[i];
    table.rows.push_back({{truth.scenario, {}},
                          {rates_text(input.comparison, truth), {}},
                          {correct_text(input.comparison, truth), {}},
                          {shortest(input.result.weights[i]), input.result.weights[i]}});
  }
  return table;
}

}  // namespace

Document compose(const ComparisonInput& input) {
  Document document;
  document.title = input.comparison.plan.title;
  document.subtitle = input.comparison.plan.id + ", designs compared with Caudata " + input.version;
  document.banner = {
      "Computed from stated probabilities. Not clinical evidence, not a medical device."};
  Section question{"question", "Question and scenarios", {}};
  if (input.comparison.plan.question)
    question.blocks.push_back(Claim{*input.comparison.plan.question, Tone::plain});
  question.blocks.push_back(truths_table(input));
  document.sections = {std::move(question), designs_compared(input), null_lesson(input)};
  return document;
}

}  // namespace caudata::report
