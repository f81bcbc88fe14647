// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "trial/rules/names.hpp"

namespace caudata::trial {
namespace {

bool examined(const std::string& variable) { return variable != "DLT" && variable != "AE"; }

bool covers(const Part& part, const Visit& visit, Days day) {
  const bool comes =
      visit.parts.empty() || std::ranges::find(visit.parts, part.name) != visit.parts.end();
  const Days at = visit.anchor == VisitAnchor::first_dose ? visit.day : last_dose(part) + visit.day;
  return comes && visit.examination && at - visit.window <= day && day <= at + visit.window;
}

bool some_visit_covers(const Protocol& p, Days day) {
  return std::ranges::any_of(p.parts, [&](const Part& part) {
    return std::ranges::any_of(p.visits, [&](const Visit& v) { return covers(part, v, day); });
  });
}

bool after_all_follow_up(const Protocol& p, Days day) {
  return std::ranges::all_of(
      p.parts, [&](const Part& part) { return day > last_dose(part) + p.follow_up.end; });
}

void check_endpoint(Findings& findings, std::size_t i) {
  const Protocol& p = findings.protocol();
  const Endpoint& endpoint = p.endpoints[i];
  const std::string path = path_of("endpoint", i, "day");
  if (after_all_follow_up(p, endpoint.day))
    findings.error("endpoint.after-follow-up", path,
                   fmt::format("\"{}\" is due {} after the first dose, when follow-up has ended",
                               endpoint.name, core::to_text(endpoint.day)));
  else if (examined(endpoint.variable) && !some_visit_covers(p, endpoint.day))
    findings.error("endpoint.no-visit", path,
                   fmt::format("no visit with an examination covers day {} after the first dose",
                               endpoint.day.value()),
                   fmt::format("{} could not be measured", endpoint.variable));
}

void check_primary(Findings& findings) {
  const Protocol& p = findings.protocol();
  if (p.identity.phase != Phase::phase_2) return;
  const auto primaries = std::ranges::count_if(p.endpoints, &Endpoint::primary);
  if (primaries == 0)
    findings.error("endpoint.no-primary", "protocol.phase", "no endpoint is primary");
  if (primaries > 1)
    findings.warning("endpoint.several-primary", "endpoint",
                     fmt::format("{} endpoints are primary", primaries),
                     "the significance level must be shared out among them");
}

std::int64_t ratio_sum(const Randomisation& r) {
  return std::accumulate(r.ratio.begin(), r.ratio.end(), std::int64_t{0});
}

void check_repeated(Findings& findings, const std::vector<std::string>& list, const char* key) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(list.begin(), end, list[i]) != end)
      findings.error("randomisation.repeated", fmt::format("randomisation.{}[{}]", key, i),
                     fmt::format("\"{}\" is there twice", list[i]));
  }
}

void check_blocks(Findings& findings, const Randomisation& r) {
  const std::int64_t sum = ratio_sum(r);
  for (std::size_t i = 0; i < r.block_sizes.size(); ++i)
    if (r.block_sizes[i] % sum != 0)
      findings.error("randomisation.block-size", fmt::format("randomisation.block_sizes[{}]", i),
                     fmt::format("a block of {} cannot keep the ratio {}", r.block_sizes[i],
                                 fmt::join(r.ratio, ":")),
                     fmt::format("it must be a multiple of {}", sum));
}

}  // namespace

void check_endpoints(Findings& findings) {
  const Protocol& p = findings.protocol();
  require_unique_names(findings, p.endpoints, "endpoint", "endpoint.duplicate-name");
  for (std::size_t i = 0; i < p.endpoints.size(); ++i) check_endpoint(findings, i);
  check_primary(findings);
  constexpr double half = 0.5;
  if (p.analysis.alpha <= 0 || p.analysis.alpha >= half)
    findings.error("analysis.alpha", "analysis.alpha",
                   fmt::format("{} is no significance level", p.analysis.alpha), "",
                   "alpha = 0.05?");
}

void check_randomisation(Findings& findings) {
  const Protocol& p = findings.protocol();
  if (!p.randomisation) return;
  const Randomisation& r = *p.randomisation;
  check_repeated(findings, r.arms, "arms");
  check_repeated(findings, r.strata, "strata");
  if (r.ratio.size() != r.arms.size())
    findings.error(
        "randomisation.ratio", "randomisation.ratio",
        fmt::format("{} arms and {} numbers in the ratio", r.arms.size(), r.ratio.size()));
  check_blocks(findings, r);
  if (p.identity.planned_patients && *p.identity.planned_patients % ratio_sum(r) != 0)
    findings.warning("randomisation.planned", "protocol.planned_patients",
                     fmt::format("{} patients cannot be divided {}", *p.identity.planned_patients,
                                 fmt::join(r.ratio, ":")));
}

}  // namespace caudata::trial
