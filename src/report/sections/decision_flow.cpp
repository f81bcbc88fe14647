// SPDX-License-Identifier: Apache-2.0
#include "report/figures/figures.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

/// Storer BE. Design and analysis of phase I clinical trials. Biometrics 1989;45:925-937: the rule
/// as usually stated.
List three_plus_three() {
  return {"The rule at each level (3+3)",
          {"0 of 3 patients with a DLT: the level is cleared.",
           "1 of 3: three more patients at the same level. With 1 of 6 the level is cleared; with "
           "2 or more of 6 it is too toxic.",
           "2 or 3 of 3: the level is too toxic.",
           "What happens below a level that is too toxic, and whether the MTD needs six patients, "
           "is the variant named above."},
          Tone::plain};
}

}  // namespace

Section decision_flow(const ReportInput& input) {
  Section section{"decisions", "Decision flow", {}};
  section.blocks.push_back(Claim{"Escalation: " + input.design_name + ".", Tone::plain});
  section.blocks.push_back(decision_flow_figure(input));
  if (input.protocol.escalation && input.protocol.escalation->design == "3+3")
    section.blocks.push_back(three_plus_three());
  return section;
}

}  // namespace caudata::report
