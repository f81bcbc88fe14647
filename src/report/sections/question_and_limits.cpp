// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

KeyFigures evidence(const core::GradeCount& grades) {
  const double total = std::max(1, grades.total());
  const auto share = [&](int n) { return fixed(100 * n / total, 0) + " %"; };
  return {{{share(grades.assumed),
            fmt::format("of {} model parameters are assumed (grade C)", grades.total())},
           {share(grades.read), "were read in a source (A)"},
           {share(grades.recalled), "are recalled and to be checked (B)"},
           {share(grades.derived), "are derived by a formula (D)"}}};
}

std::vector<std::string> limits(const ReportInput& input) {
  std::vector<std::string> list;
  if (input.protocol.identity.origin == trial::Origin::registry_derived)
    list.push_back(
        "The protocol is derived from a public registry record. It is not the sponsor's protocol; "
        "where the record is silent, "
        "rules are assumed, and where it contradicts itself, one reading was chosen (see the "
        "findings).");
  list.push_back(
      "Scenarios state the true probability of a dose-limiting toxicity at each level. Nobody "
      "knows the true ones; the report says how "
      "the trial would behave if they were so.");
  if (input.protocol.dlt.stated_in.empty() || input.protocol.dlt.stated_in == "assumed")
    list.push_back(
        "The definition of a dose-limiting toxicity is assumed: no public text of it was found.");
  list.push_back(
      "What counts as a dose-limiting toxicity (grade, relatedness, exclusions) says what the "
      "stated probabilities are about; it changes no figure of this report.");
  list.push_back(
      "A Monte Carlo error says how far a figure may be off because the number of simulated trials "
      "is finite. It says nothing about "
      "whether the assumptions hold.");
  return list;
}

std::vector<std::string> neglected() {
  return {
      "What the injected cells do (delivery, survival, immune response, overgrowth) is not "
      "modelled here: toxicity is a stated probability per level.",
      "Recovery is natural recovery of a model of the injury. The product has no effect on it, "
      "neither good nor bad.",
      "Parameters are held at their central values: uncertainty about them is not carried into the "
      "figures, and their influence has not been measured.",
      "Examiners err in single scores and in the two sacral answers; where they know of the "
      "treatment, more often upwards, so a grade may change without the patient. An examiner's own "
      "habits are left out: all err alike.",
      "The site judges whether an event is related with stated error rates, the same for every "
      "event and site.",
      "Complications beside the stated probability do not become DLTs, even where grade and judged "
      "relatedness would make them one: the probability stands for all causes.",
      "Adverse events of one patient depend on each other only through the patient's level, "
      "completeness, age and time since injury.",
      "A cohort is completed even when two of its patients already had a DLT; a site would stop.",
      "Decisions are taken as the rules say; a safety board's freedom to decide otherwise is not "
      "modelled."};
}

}  // namespace

Section question_and_limits(const ReportInput& input) {
  const trial::Identity& identity = input.protocol.identity;
  Section section{"question", "Question and limits", {}};
  if (!identity.question.empty()) section.blocks.push_back(Claim{identity.question, Tone::note});
  if (!identity.context_of_use.empty())
    section.blocks.push_back(Claim{"Context of use: " + identity.context_of_use, Tone::plain});
  section.blocks.push_back(evidence(input.grades));
  section.blocks.push_back(List{"Read this before any figure", limits(input), Tone::limit});
  std::vector<std::string> not_claimed = identity.not_claimed;
  not_claimed.insert(not_claimed.begin(), "that the product works in humans");
  section.blocks.push_back(List{"Not claimed", not_claimed, Tone::plain});
  section.blocks.push_back(List{"What the model leaves out", neglected(), Tone::plain});
  return section;
}

}  // namespace caudata::report
