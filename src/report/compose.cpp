// SPDX-License-Identifier: Apache-2.0
#include "report/compose.hpp"

#include "report/sections/designs_compared.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {

namespace {
using SectionMaker = Section (*)(const ReportInput&);
}

Document compose(const ReportInput& input) {
  const trial::Identity& identity = input.protocol.identity;
  Document document;
  document.title = identity.title;
  document.subtitle = identity.id + ", simulated with Caudata " + input.reproducibility.version;
  document.banner = {
      "Simulation. Not clinical evidence, not a medical device, no claim of efficacy."};
  if (identity.origin == trial::Origin::registry_derived)
    document.banner.push_back(
        "Protocol derived from a public registry record; not the sponsor's protocol.");
  if (identity.origin == trial::Origin::hypothetical)
    document.banner.push_back("Hypothetical protocol: no such trial is known to be planned.");
  for (const auto& section :
       {question_and_limits, protocol_summary, decision_flow, operating_characteristics})
    document.sections.push_back(section(input));
  if (input.designs) document.sections.push_back(designs_compared(*input.designs));
  for (const SectionMaker section : {screening_funnel, natural_recovery, null_lesson})
    document.sections.push_back(section(input));
  for (const auto& section :
       {patients_and_events, duration, example_trials, examinations, parameters, reproducibility})
    document.sections.push_back(section(input));
  return document;
}

}  // namespace caudata::report
