// SPDX-License-Identifier: Apache-2.0
#include "trial/rules/names.hpp"

namespace caudata::trial {
namespace {

bool repeats(const Part& part) { return part.dosing_days.size() > 1; }

void check_missing_gate(Findings& findings, std::size_t i) {
  const Protocol& p = findings.protocol();
  const Part& part = p.parts[i];
  if (!repeats(part) || part.gate || p.identity.phase != Phase::phase_1) return;
  const auto single = std::ranges::find_if_not(p.parts, repeats);
  if (single == p.parts.end())
    return findings.warning("gate.no-single-dose-part", path_of("part", i, "dosing_days"),
                            fmt::format("{} gives {} doses and no part gives a single one",
                                        part.name, part.dosing_days.size()),
                            "the first patient would get repeated doses of an untried level");
  findings.error("gate.missing", path_of("part", i),
                 fmt::format("{} repeats doses and has no gate", part.name),
                 "it could treat a dose that no patient has had once",
                 fmt::format("add gate = {{ part = \"{}\", requires = \"same dose cleared\" }}?",
                             single->name));
}

void check_doses_open(Findings& findings, std::size_t i, const Part& gating) {
  const Part& part = findings.protocol().parts[i];
  for (std::size_t k = 0; k < part.doses.size(); ++k) {
    if (std::ranges::find(gating.doses, part.doses[k]) != gating.doses.end()) continue;
    findings.error(
        "gate.never-opens", path_of("part", i, fmt::format("doses[{}]", k)),
        fmt::format("dose {} of {} can never open", part.doses[k], part.name),
        fmt::format("its gate waits for the same dose in {}, which does not have it", gating.name));
  }
}

void check_gate(Findings& findings, std::size_t i) {
  const auto& parts = findings.protocol().parts;
  const std::string path = path_of("part", i, "gate.part");
  const std::string& wanted = parts[i].gate->part;
  const auto found = std::ranges::find(parts, wanted, &Part::name);
  if (found == parts.end())
    return findings.error("gate.unknown-part", path, fmt::format("there is no part \"{}\"", wanted),
                          "", did_you_mean(wanted, names_of(parts)));
  if (found - parts.begin() >= static_cast<std::ptrdiff_t>(i))
    return findings.error(
        "gate.not-earlier", path,
        fmt::format("{} waits for {}, which is not before it", parts[i].name, wanted),
        "parts are listed in the order in which they may begin");
  check_doses_open(findings, i, *found);
}

}  // namespace

void check_gates(Findings& findings) {
  const auto& parts = findings.protocol().parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].gate)
      check_gate(findings, i);
    else
      check_missing_gate(findings, i);
  }
}

}  // namespace caudata::trial
