// SPDX-License-Identifier: Apache-2.0
#include "trial/rules/names.hpp"

namespace caudata::trial {
namespace {

constexpr std::size_t most_visits = 255;

bool has_visit(const Part& part, const Visit& visit) {
  return visit.parts.empty() || std::ranges::find(visit.parts, part.name) != visit.parts.end();
}

/// Days from the first dose.
Days offset(const Part& part, const Visit& visit) {
  return visit.anchor == VisitAnchor::first_dose ? visit.day : last_dose(part) + visit.day;
}

void check_parts_known(Findings& findings, std::size_t i) {
  const Protocol& p = findings.protocol();
  for (std::size_t k = 0; k < p.visits[i].parts.size(); ++k) {
    const std::string& part = p.visits[i].parts[k];
    if (std::ranges::find(p.parts, part, &Part::name) == p.parts.end())
      findings.error("visit.unknown-part", path_of("visit", i, fmt::format("parts[{}]", k)),
                     fmt::format("there is no part \"{}\"", part), "",
                     did_you_mean(part, names_of(p.parts)));
  }
}

void check_inside(Findings& findings, const Part& part, std::size_t i) {
  const Protocol& p = findings.protocol();
  const Visit& visit = p.visits[i];
  const Days day = offset(part, visit), end = last_dose(part) + p.follow_up.end;
  const std::string path = path_of("visit", i, "at");
  if (day > end)
    findings.error(
        "visit.after-follow-up", path,
        fmt::format("visit {} of {} is {} after the first dose, follow-up ends {} after it",
                    visit.name, part.name, core::to_text(day), core::to_text(end)),
        "nobody would come", "move the visit or prolong [follow_up] end");
  else if (day < Days{0})
    findings.error("visit.before-first-dose", path,
                   fmt::format("visit {} of {} is before the first dose", visit.name, part.name),
                   "the examination before it is the one at screening");
  else if (day - visit.window < Days{0})
    findings.warning("visit.before-first-dose", path_of("visit", i, "window"),
                     fmt::format("the window of visit {} opens before the first dose of {}",
                                 visit.name, part.name),
                     "an examination before the dose is not one after it");
}

/// Neighbours in time whose windows touch the same day.
void check_overlaps(Findings& findings, const Part& part) {
  const auto& visits = findings.protocol().visits;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < visits.size(); ++i)
    if (has_visit(part, visits[i])) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return offset(part, visits[i]); });
  for (std::size_t k = 1; k < order.size(); ++k) {
    const Visit &before = visits[order[k - 1]], &here = visits[order[k]];
    const Days closes = offset(part, before) + before.window;
    const Days opens = offset(part, here) - here.window;
    if (closes >= opens)
      findings.warning("visit.windows-overlap", path_of("visit", order[k], "at"),
                       fmt::format("the windows of {} and {} share days in {}", before.name,
                                   here.name, part.name),
                       "one examination could count for both");
  }
}

}  // namespace

void check_visits(Findings& findings) {
  const Protocol& p = findings.protocol();
  require_unique_names(findings, p.visits, "visit", "visit.duplicate-name");
  if (p.visits.size() > most_visits)
    return findings.error("visit.too-many", path_of("visit", most_visits),
                          fmt::format("there are more than {} visits", most_visits));
  for (std::size_t i = 0; i < p.visits.size(); ++i) {
    check_parts_known(findings, i);
    for (const Part& part : p.parts)
      if (has_visit(part, p.visits[i])) check_inside(findings, part, i);
  }
  for (const Part& part : p.parts) check_overlaps(findings, part);
}

void check_follow_up(Findings& findings) {
  const Protocol& p = findings.protocol();
  for (std::size_t i = 1; i < p.follow_up.long_term.size(); ++i)
    if (p.follow_up.long_term[i] <= p.follow_up.long_term[i - 1])
      findings.error("follow-up.not-ascending", fmt::format("follow_up.long_term[{}]", i),
                     "the long-term contacts do not ascend");
  if (p.follow_up.long_term.empty()) return;
  for (const Part& part : p.parts)
    if (p.follow_up.long_term.front() <= last_dose(part) + p.follow_up.end)
      return findings.warning(
          "follow-up.long-term-early", "follow_up.long_term[0]",
          fmt::format("the first long-term contact falls into the follow-up of {}", part.name),
          "the long-term study begins when the trial has ended");
}

}  // namespace caudata::trial
