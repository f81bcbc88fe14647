// SPDX-License-Identifier: Apache-2.0
#include "trial/rules/names.hpp"

namespace caudata::trial {
namespace {

constexpr double harmless = 0.05;
constexpr double harmful = 1.0 / 3;

void check_stated_parts(Findings& findings, std::size_t i) {
  const Protocol& p = findings.protocol();
  for (const PartRates& rates : p.scenarios[i].stated)
    if (std::ranges::find(p.parts, rates.part, &Part::name) == p.parts.end())
      findings.error("scenario.unknown-part", path_of("scenario", i, "dlt." + rates.part),
                     fmt::format("there is no part \"{}\"", rates.part), "",
                     did_you_mean(rates.part, names_of(p.parts)));
}

void check_shape(Findings& findings, std::size_t i, const Part& part) {
  const auto& stated = findings.protocol().scenarios[i].stated;
  const auto rates = std::ranges::find(stated, part.name, &PartRates::part);
  if (rates == stated.end())
    return findings.error(
        "scenario.missing-part", path_of("scenario", i, "dlt"),
        fmt::format("there is no probability for part {}", part.name), "",
        fmt::format("add {} = [ … ] with {} value(s)", part.name, part.doses.size()));
  const std::string path = path_of("scenario", i, "dlt." + part.name);
  if (rates->p.size() != part.doses.size())
    return findings.error("scenario.wrong-count", path,
                          fmt::format("{} has {} doses and {} probabilities", part.name,
                                      part.doses.size(), rates->p.size()));
  for (std::size_t k = 1; k < rates->p.size(); ++k)
    if (rates->p[k] < rates->p[k - 1])
      findings.warning(
          "scenario.not-monotone", fmt::format("{}[{}]", path, k),
          fmt::format("in {} dose {} is safer than dose {}", part.name, part.doses[k],
                      part.doses[k - 1]),
          "dose-escalation designs take for granted that toxicity does not fall with the dose");
}

/// A dose given repeatedly cannot be safer than the same dose given once.
void check_repeats(Findings& findings, std::size_t i, std::size_t part) {
  const Protocol& p = findings.protocol();
  const Part& here = p.parts[part];
  const auto gating = std::ranges::find(p.parts, here.gate->part, &Part::name);
  if (gating == p.parts.end()) return;
  const auto& once = p.scenarios[i].toxicity.p[static_cast<std::size_t>(gating - p.parts.begin())];
  const auto& more = p.scenarios[i].toxicity.p[part];
  for (std::size_t k = 0; k < std::min(here.doses.size(), more.size()); ++k) {
    const auto same = std::ranges::find(gating->doses, here.doses[k]) - gating->doses.begin();
    if (same >= static_cast<std::ptrdiff_t>(once.size())) continue;
    if (more[k] < once[static_cast<std::size_t>(same)])
      findings.warning(
          "scenario.repeats-safer", path_of("scenario", i, fmt::format("dlt.{}[{}]", here.name, k)),
          fmt::format("dose {} is safer in {} than in {}", here.doses[k], here.name, gating->name),
          "a patient of the later part has had the single dose as well");
  }
}

bool same_truth(const Scenario& a, const Scenario& b) {
  return a.toxicity.p == b.toxicity.p && a.toxicity.onset == b.toxicity.onset &&
         a.toxicity.onset_mean == b.toxicity.onset_mean && a.toxicity.late == b.toxicity.late;
}

void check_duplicates(Findings& findings, std::size_t i) {
  const auto& scenarios = findings.protocol().scenarios;
  for (std::size_t k = 0; k < i; ++k)
    if (same_truth(scenarios[k], scenarios[i]))
      findings.warning("scenario.same-truth", path_of("scenario", i, "dlt"),
                       fmt::format("scenario \"{}\" states the same truth as \"{}\"",
                                   scenarios[i].name, scenarios[k].name),
                       "the same trials would be simulated twice");
}

double highest(const Scenario& scenario) {
  double top = 0;
  for (const auto& part : scenario.toxicity.p)
    for (const double rate : part) top = std::max(top, rate);
  return top;
}

void check_span(Findings& findings) {
  const auto& list = findings.protocol().scenarios;
  if (std::ranges::none_of(list, [](const Scenario& s) { return highest(s) <= harmless; }))
    findings.note("scenario.no-null", "scenario", "no scenario is harmless (all rates at most 5 %)",
                  "the chance of stopping a safe product would stay unknown");
  if (std::ranges::none_of(list, [](const Scenario& s) { return highest(s) >= harmful; }))
    findings.note("scenario.no-harm", "scenario", "no scenario is harmful (a rate of at least 1/3)",
                  "the chance of missing harm would stay unknown");
}

}  // namespace

void check_scenarios(Findings& findings) {
  const Protocol& p = findings.protocol();
  require_unique_names(findings, p.scenarios, "scenario", "scenario.duplicate-name");
  for (std::size_t i = 0; i < p.scenarios.size(); ++i) {
    check_stated_parts(findings, i);
    for (const Part& part : p.parts) check_shape(findings, i, part);
    for (std::size_t part = 0; part < p.parts.size(); ++part)
      if (p.parts[part].gate) check_repeats(findings, i, part);
    check_duplicates(findings, i);
    const bool uses_mean = p.scenarios[i].toxicity.onset == safety::OnsetShape::after_each_dose;
    if (!uses_mean && findings.has(path_of("scenario", i, "onset_mean")))
      findings.warning("scenario.onset-mean-unused", path_of("scenario", i, "onset_mean"),
                       "onset_mean has no effect", "it belongs to onset = \"after each dose\"");
  }
  if (!p.scenarios.empty()) check_span(findings);
}

}  // namespace caudata::trial
