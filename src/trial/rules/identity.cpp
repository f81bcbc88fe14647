// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "trial/rules/names.hpp"

namespace caudata::trial {
namespace {

void check_phase_1(Findings& findings) {
  const Protocol& p = findings.protocol();
  if (!p.escalation)
    findings.error("design.missing", "protocol.phase", "a Phase I protocol has no [escalation]",
                   "without a design no cohort can be treated",
                   "add [escalation] design = \"3+3\"?");
  if (!findings.has("dlt"))
    findings.error("dlt.missing", "protocol.phase", "a Phase I protocol has no [dlt]",
                   "the design decides on dose-limiting toxicities");
  if (p.scenarios.empty())
    findings.error("scenario.missing", "protocol.phase", "a Phase I protocol has no [[scenario]]",
                   "a simulation needs at least one truth");
  if (p.randomisation)
    findings.warning("randomisation.in-phase-1", "randomisation",
                     "a Phase I protocol is not randomised here", "the table has no effect");
}

void check_phase_2(Findings& findings) {
  const Protocol& p = findings.protocol();
  if (!p.randomisation)
    findings.error("randomisation.missing", "protocol.phase",
                   "a Phase II protocol has no [randomisation]");
  if (p.escalation)
    findings.warning("design.in-phase-2", "escalation", "a Phase II protocol does not escalate",
                     "the table has no effect");
}

bool is_nct(const std::string& text) {
  return text.size() == 11 && text.starts_with("NCT") &&
         std::all_of(text.begin() + 3, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_nct(Findings& findings, const std::string& nct, const std::string& path) {
  if (!is_nct(nct))
    findings.error("registry.nct", path, fmt::format("\"{}\" is not the number of a record", nct),
                   "it is NCT and eight digits");
}

}  // namespace

void check_identity(Findings& findings) {
  const Protocol& p = findings.protocol();
  if (p.identity.phase == Phase::phase_1)
    check_phase_1(findings);
  else
    check_phase_2(findings);
  if (p.identity.nct) check_nct(findings, *p.identity.nct, "protocol.nct");
  for (std::size_t i = 0; i < p.registry.size(); ++i)
    check_nct(findings, p.registry[i].nct, path_of("registry", i, "nct"));
  if (p.identity.origin == Origin::registry_derived && !p.identity.nct)
    findings.warning("registry.no-record", "protocol.origin",
                     "the protocol is built from a registry record and does not name it", "",
                     "add nct = \"NCT…\" to [protocol]");
}

void check_run(Findings& findings) {
  const RunPlan& run = findings.protocol().run;
  if (run.trials && run.target_mc_error)
    findings.error("run.trials-or-error", "run.target_mc_error",
                   "both trials and target_mc_error are given", "each decides the number of trials",
                   "remove one of the two");
  if (!run.trials && !run.target_mc_error)
    findings.error("run.trials-or-error", "run", "neither trials nor target_mc_error is given", "",
                   "add trials = 10000?");
  if (run.target_mc_error && *run.target_mc_error <= 0)
    findings.error("run.zero-error", "run.target_mc_error",
                   "a Monte Carlo error of 0 needs endless trials", "",
                   "target_mc_error = 0.002 takes at most 62,500 trials");
  constexpr std::uint32_t few = 1000;
  if (run.trials && *run.trials < few)
    findings.note(
        "run.few-trials", "run.trials",
        fmt::format("with {} trials a probability near 1/2 has a standard error of {:.3f}",
                    *run.trials, 0.5 / std::sqrt(static_cast<double>(*run.trials))));
}

}  // namespace caudata::trial
