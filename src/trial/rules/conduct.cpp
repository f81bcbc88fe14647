// SPDX-License-Identifier: Apache-2.0
// Accrual, screening, and what goes other than planned.
#include <numeric>

#include "trial/rules/names.hpp"

namespace caudata::trial {
namespace {

constexpr double patience_years = 10;
/// A hundred years of this stay below the 2^20 candidates that a trial can tell apart.
constexpr double most_candidates_per_month = 800;

double candidates_per_month(const Protocol& p) {
  return std::accumulate(p.sites.begin(), p.sites.end(), 0.0,
                         [](double sum, const Site& site) { return sum + site.rate; });
}

void check_sites(Findings& findings) {
  const Protocol& p = findings.protocol();
  require_unique_names(findings, p.sites, "site", "site.duplicate-name");
  if (candidates_per_month(p) <= 0)
    return findings.error("accrual.none", path_of("site", 0, "rate"),
                          "no site brings any candidate", "the trial would never begin");
  if (candidates_per_month(p) > most_candidates_per_month)
    findings.error(
        "accrual.too-fast", path_of("site", 0, "rate"),
        fmt::format("all sites together bring {:g} candidates a month", candidates_per_month(p)),
        fmt::format("at most {} can be simulated", most_candidates_per_month));
  for (std::size_t i = 0; i < p.sites.size(); ++i)
    if (p.sites[i].rate <= 0)
      findings.warning("accrual.idle-site", path_of("site", i, "rate"),
                       fmt::format("site {} brings no candidate", p.sites[i].name));
}

void check_speed(Findings& findings) {
  const Protocol& p = findings.protocol();
  const double per_year =
      12 * candidates_per_month(p) * p.screening.consent * (1 - p.screening.other_failure);
  if (per_year <= 0 || !p.identity.planned_patients) return;
  const double years = *p.identity.planned_patients / per_year;
  if (years > patience_years)
    findings.warning(
        "accrual.too-slow", path_of("site", 0, "rate"),
        fmt::format("{} patients need at least {:.0f} years", *p.identity.planned_patients, years),
        "even if every candidate had the right age, level and AIS grade");
}

void check_screening(Findings& findings) {
  const Screening& s = findings.protocol().screening;
  if (s.consent <= 0)
    findings.error("screening.nobody-passes", "screening.consent", "nobody consents");
  if (s.other_failure >= 1)
    findings.error("screening.nobody-passes", "screening.other_failure", "everybody is excluded");
  if (s.waiting_list > 0 && s.longest_wait == Days{0})
    findings.warning("screening.waiting-list", "screening.waiting_list",
                     "the waiting list has places and nobody may wait", "",
                     "add longest_wait = \"21 d\"?");
  if (s.waiting_list == 0 && s.longest_wait > Days{0})
    findings.warning("screening.waiting-list", "screening.longest_wait",
                     "candidates may wait and the waiting list has no place", "",
                     "add waiting_list = 2?");
}

bool any_dose_window(const Protocol& p) {
  return std::ranges::any_of(p.parts, [](const Part& part) {
    return part.dosing_days.size() > 1 && part.dose_window > Days{0};
  });
}

void check_doses(Findings& findings) {
  const Protocol& p = findings.protocol();
  const Conduct& c = p.conduct;
  if (c.missed_dose + c.late_dose > 1)
    findings.error("conduct.dose-probabilities", "conduct.late_dose",
                   "missed and late doses add up to more than all doses");
  if (c.late_dose > 0 && !any_dose_window(p))
    findings.warning("conduct.late-without-window", "conduct.late_dose",
                     "a dose cannot be late: no part that repeats doses has a dose_window",
                     "the probability has no effect");
}

void check_replacement(Findings& findings) {
  const Conduct& c = findings.protocol().conduct;
  if (!c.replace_unevaluable && c.most_replacements)
    findings.warning("conduct.replacement-limit", "conduct.most_replacements",
                     "replacements are limited and nobody is replaced", "the limit has no effect");
}

}  // namespace

void check_accrual(Findings& findings) {
  check_sites(findings);
  check_screening(findings);
  check_speed(findings);
}

void check_conduct(Findings& findings) {
  const Conduct& c = findings.protocol().conduct;
  constexpr double half = 0.5;
  if (c.dropout >= 1)
    findings.error("conduct.everybody-leaves", "conduct.dropout", "everybody leaves the trial");
  else if (c.dropout > half)
    findings.warning("conduct.high-dropout", "conduct.dropout", "more than half leave the trial");
  if (c.missed_visit >= 1)
    findings.warning("conduct.no-visits", "conduct.missed_visit", "every visit is missed");
  check_doses(findings);
  check_replacement(findings);
}

}  // namespace caudata::trial
