// SPDX-License-Identifier: Apache-2.0
#include "trial/rules/names.hpp"
#include "trial/schema_choices.hpp"

namespace caudata::trial {
namespace {

/// Study day on which something ends that lasts `days` from a dose on study day 1 + `offset`.
int study_day(Days offset, Days days) { return (offset + days).value() + 1; }

void check_window(Findings& findings, std::size_t i) {
  const Part& part = findings.protocol().parts[i];
  const Days last = last_dose(part);
  const std::string path = path_of("part", i, "dlt_window");
  if (part.dlt_window == Days{0})
    findings.error("dlt.no-window", path,
                   fmt::format("the DLT window of {} has no length", part.name),
                   "a toxicity could be dose-limiting on one day only");
  else if (part.dlt_window_from == WindowFrom::first_dose && part.dlt_window < last)
    findings.error(
        "dlt.window-closes-early", path,
        fmt::format("window \"{}\" from first dose ends on day {}, before dose {} on day {}",
                    core::to_text(part.dlt_window), study_day(Days{0}, part.dlt_window),
                    part.dosing_days.size(), study_day(last, Days{0})),
        fmt::format("a {} cohort is evaluable after its last dose", part.name),
        fmt::format("set dlt_window_from = \"last dose\", or dlt_window = \"{}\"?",
                    core::to_text(last + part.dlt_window)));
}

void check_follow_up_covers(Findings& findings, std::size_t i) {
  const Protocol& p = findings.protocol();
  const Part& part = p.parts[i];
  const Days after_last = part.dlt_window_from == WindowFrom::last_dose
                              ? part.dlt_window
                              : part.dlt_window - last_dose(part);
  if (p.follow_up.end < after_last)
    findings.error(
        "follow-up.shorter-than-window", "follow_up.end",
        fmt::format("follow-up ends {} after the last dose, the DLT window of {} {} after it",
                    core::to_text(p.follow_up.end), part.name, core::to_text(after_last)),
        "no patient could be evaluable");
}

void check_definition(Findings& findings) {
  const DltRule& dlt = findings.protocol().dlt;
  if (dlt.least_grade < safety::CtcaeGrade::severe)
    findings.warning("dlt.low-grade", "dlt.least_grade", "events below grade 3 are dose-limiting",
                     "headache and fever after a puncture would stop the escalation");
  if (dlt.least_grade > safety::CtcaeGrade::life_threatening)
    findings.warning("dlt.only-death", "dlt.least_grade", "only death is dose-limiting");
  if (dlt.least_attribution < safety::Attribution::possible)
    findings.warning("dlt.unrelated-counts", "dlt.least_attribution",
                     fmt::format("events judged {} are dose-limiting",
                                 word(attribution_names, dlt.least_attribution)),
                     "complications of the injury would stop the escalation");
  if (dlt.stated_in.find("assum") != std::string::npos)
    findings.note("dlt.assumed", "dlt.stated_in", "the definition of a DLT is assumed",
                  "the results are about this definition, not about the sponsor's");
}

}  // namespace

void check_dlt(Findings& findings) {
  for (std::size_t i = 0; i < findings.protocol().parts.size(); ++i) {
    check_window(findings, i);
    check_follow_up_covers(findings, i);
  }
  if (findings.has("dlt")) check_definition(findings);
}

void check_start_rules(Findings& findings) {
  const Protocol& p = findings.protocol();
  for (std::size_t i = 0; i < p.parts.size(); ++i) {
    const Part& part = p.parts[i];
    if (p.identity.first_in_human && part.sentinels == 0)
      findings.warning(
          "sentinel.missing", path_of("part", i, "sentinels"),
          fmt::format("{} has no sentinel patient in a first-in-human trial", part.name),
          "an acute reaction would meet several patients at once",
          "add sentinels = 1 and sentinel_hold = \"14 d\"?");
    if (p.identity.first_in_human && part.stagger == Days{0})
      findings.warning("stagger.missing", path_of("part", i, "stagger"),
                       fmt::format("{} has no stagger in a first-in-human trial", part.name),
                       "a subacute reaction would meet several patients at once",
                       "add stagger = \"7 d\"?");
    if (part.sentinels > 0 && part.sentinel_hold == Days{0})
      findings.warning("sentinel.no-hold", path_of("part", i, "sentinels"),
                       fmt::format("nobody waits for the sentinel of {}", part.name), "",
                       "add sentinel_hold = \"14 d\"?");
  }
}

}  // namespace caudata::trial
