// SPDX-License-Identifier: Apache-2.0
// Stopping on events of the procedure, and what holds a dose.
#include "safety/antithrombotic.hpp"
#include "trial/procedure_stopping.hpp"
#include "trial/rules/names.hpp"

namespace caudata::trial {
namespace {

constexpr const char* table = "procedure_stopping";

void check_count(Findings& findings, const WatchedCount& count, const std::string& path) {
  if (count.tolerated_rate <= 0 || count.tolerated_rate >= 1)
    findings.error(
        "boundary.rate", path + ".tolerated_rate",
        fmt::format("a tolerated rate of {:g} leaves nothing to watch", count.tolerated_rate),
        "a boundary tells more events than tolerated from chance", "give a rate between 0 and 1");
  if (count.alpha <= 0 || count.alpha >= 1)
    findings.error("boundary.alpha", path + ".alpha",
                   fmt::format("an error probability of {:g} is none", count.alpha), "",
                   "give one between 0 and 1: 0.05");
  if (design::find_boundary(count.boundary) != nullptr) return;
  std::vector<std::string> names;
  for (const design::BoundaryEntry* entry : design::boundary_entries())
    names.emplace_back(entry->name);
  findings.error("design.unknown-boundary", path + ".boundary",
                 fmt::format("there is no safety boundary \"{}\"", count.boundary),
                 fmt::format("the boundaries are \"{}\"", fmt::join(names, "\", \"")),
                 did_you_mean(count.boundary, names));
}

void check_joint_rule(Findings& findings, const ProcedureStopping& rule) {
  const bool alone = rule.rule == design::JointRule::procedure_alone;
  if (!alone && !rule.dlt)
    findings.error("procedure-stopping.no-dlt-boundary", "procedure_stopping.rule",
                   "the rule looks at DLTs and has no boundary for them", "",
                   "add [procedure_stopping.dlt] with tolerated_rate and patients");
  if (alone && rule.dlt)
    findings.warning(
        "procedure-stopping.unused-dlt-boundary", "procedure_stopping.dlt",
        "the rule looks at the procedure alone: the boundary of the DLTs stops nothing", "",
        "set rule = \"either\" or \"both\"?");
}

/// A boundary that even an event in every patient would not reach.
void check_can_stop(Findings& findings, const ProcedureStopping& rule) {
  const auto made = joint_stopping(rule);
  if (!made) return findings.add(made.error());
  const int n = rule.procedure.patients;
  if (!reached(made->procedure, n, n))
    findings.warning("procedure-stopping.never", "procedure_stopping.patients",
                     fmt::format("an event in each of {} patients would not stop the trial", n),
                     "too few patients for this tolerated rate and alpha");
}

}  // namespace

void check_procedure_stopping(Findings& findings) {
  const auto& rule = findings.protocol().procedure_stopping;
  if (!rule) return;
  check_count(findings, rule->procedure, table);
  if (rule->dlt) check_count(findings, *rule->dlt, std::string(table) + ".dlt");
  check_joint_rule(findings, *rule);
  const bool sound = rule->procedure.tolerated_rate > 0 && rule->procedure.tolerated_rate < 1 &&
                     design::find_boundary(rule->procedure.boundary) != nullptr &&
                     rule->procedure.alpha > 0 && rule->procedure.alpha < 1;
  if (sound) check_can_stop(findings, {rule->counted, rule->procedure, rule->rule, {}, {}});
  if (rule->stated_in.find("assum") != std::string::npos)
    findings.note("procedure-stopping.assumed", "procedure_stopping.stated_in",
                  "the stopping rule on events of the procedure is assumed",
                  "the results are about this rule, not about the sponsor's");
}

void check_holds(Findings& findings) {
  const auto& rules = findings.protocol().holds;
  if (!rules) return;
  for (std::size_t i = 1; i < rules->intervals.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (rules->intervals[i].drug == rules->intervals[k].drug)
        findings.error("holds.duplicate-drug", path_of("holds.interval", i, "drug"),
                       fmt::format("there is already an interval for \"{}\"",
                                   safety::name(rules->intervals[i].drug)));
  for (const Part& part : findings.protocol().parts) {
    for (std::size_t k = 1; k < part.dosing_days.size() && rules->clearance; ++k) {
      const Days gap = part.dosing_days[k] - part.dosing_days[k - 1];
      if (*rules->clearance <= gap + part.dose_window) continue;
      findings.error("holds.clearance", "holds.clearance",
                     fmt::format("the clearance of {} ends after the window of dose {} of {}",
                                 core::to_text(*rules->clearance), k + 1, part.name),
                     "the dose could never be given",
                     fmt::format("at most \"{}\"", core::to_text(gap + part.dose_window)));
      break;
    }
  }
  if (rules->stated_in.find("assum") != std::string::npos)
    findings.note("holds.assumed", "holds.stated_in", "the limits of the holds are assumed",
                  "the results are about these limits, not about the sponsor's");
}

}  // namespace caudata::trial
