// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/explain/explain.hpp"
#include "report/decision_flows.hpp"

namespace caudata::app {
namespace {

std::string days_in_words(const std::vector<core::Days>& days) {
  std::vector<int> numbers;
  for (const core::Days day : days) numbers.push_back(day.value());
  return fmt::format("{} {}", numbers.size() == 1 ? "day" : "days", fmt::join(numbers, ", "));
}

std::string part_in_words(const trial::Part& part) {
  const char* from = part.dlt_window_from == trial::WindowFrom::last_dose ? "last" : "first";
  std::string text = fmt::format("  {}: doses {} on {}; DLT window {} d from the {} dose\n",
                                 part.name, fmt::join(part.doses, ", "),
                                 days_in_words(part.dosing_days), part.dlt_window.value(), from);
  if (part.sentinels > 0)
    text += fmt::format("    the first {} of a cohort alone, {} d before the next\n",
                        part.sentinels, part.sentinel_hold.value());
  if (part.gate) text += fmt::format("    opens only after {}\n", part.gate->part);
  return text;
}

/// What follows which tally; nothing for a design that needs more than counts.
std::string rule_in_words(const trial::Protocol& protocol) {
  const auto flows = report::decision_flows(protocol.escalation->design, protocol);
  if (!flows || flows->empty()) return {};
  std::string text =
      "\nWhat follows which number of patients with a DLT at a dose, cohort by cohort"
      "\n(no DLT below, nobody treated above; as diagrams: caudata oc --tables):\n";
  for (const report::DecisionFlow& flow : *flows) text += report::flow_text(flow);
  if (flows->size() > 1)
    text += "An end is the end of its part: after a level was cleared the next part opens.\n";
  return text;
}

}  // namespace

std::string explain_protocol(const trial::Study& study, const std::string& file) {
  const trial::Protocol& p = study.protocol;
  std::string text = fmt::format("{}: {}\n\nQuestion: {}\n\nDesign: {}\n", p.identity.id,
                                 p.identity.title, p.identity.question, study.escalation.name());
  for (const trial::Part& part : p.parts) text += part_in_words(part);
  text += rule_in_words(p);
  text += "\nScenarios (truths under which the trial is conducted):\n";
  for (const trial::Scenario& s : p.scenarios)
    text += fmt::format("  {:<16} {}\n", s.name, s.summary);
  text += fmt::format(
      "\nGo on:\n"
      "  caudata check {0}\n"
      "  caudata run {0}\n"
      "  caudata explain {0} --scenario \"{1}\" --trial 0\n",
      file, p.scenarios.front().name);
  return text;
}

}  // namespace caudata::app
