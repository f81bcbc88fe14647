// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/cohort/cohort_figures.hpp"
#include "report/figures/funnel_drawing.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double top = 6;

/// A step of the funnel that a cohort has: it knows no places, and nobody is under way at its end.
struct Step {
  FunnelStep of;
  std::uint64_t before{0}, lost{0};
  std::uint64_t after() const { return before - lost; }
};

std::vector<Step> steps(const oc::CohortSums& sums) {
  std::vector<Step> all;
  std::uint64_t left = sums.persons;
  for (const FunnelStep& step : funnel_steps()) {
    if (!step.failure && step.loss != Loss::declined) continue;
    const std::uint64_t lost =
        step.failure ? sums.failed[static_cast<std::size_t>(*step.failure)] : sums.refused;
    all.push_back({step, left, lost});
    left -= lost;
  }
  return all;
}

std::vector<FunnelBar> bars(const std::vector<Step>& all, std::uint64_t persons) {
  std::vector<FunnelBar> out;
  for (const Step& step : all)
    out.push_back(
        {words(step.of), static_cast<double>(step.after()), static_cast<double>(step.lost),
         step.of.loss,
         fmt::format("−{} ({} %)", with_commas(step.lost), percent_of(step.lost, persons))});
  return out;
}

Cell count(std::uint64_t persons) { return {with_commas(persons), static_cast<double>(persons)}; }

Table numbers(const std::vector<Step>& all, std::uint64_t persons) {
  Table table{"cohort-screening-funnel",
              "Screening: where persons leave",
              {{"step", "", Align::left},
               {"screened", "", Align::right},
               {"leave here", "", Align::right},
               {"of those screened here", "%", Align::right},
               {"of all", "%", Align::right},
               {"left", "", Align::right}},
              {},
              {},
              Fold::open};
  for (const Step& step : all)
    table.rows.push_back({{words(step.of), {}},
                          count(step.before),
                          count(step.lost),
                          percent_cell(step.lost, step.before),
                          percent_cell(step.lost, persons),
                          count(step.after())});
  return table;
}

}  // namespace

Figure cohort_screening_funnel(const CohortInput& input) {
  const std::uint64_t persons = input.sums.persons;
  const std::vector<Step> all = steps(input.sums);
  const std::vector<FunnelBar> drawn = bars(all, persons);
  const std::string alt =
      "A bar per step in the order of screening: those still there, and those who leave at it.";
  Svg svg("cohort-screening-funnel", chart_width, top + funnel_height(drawn), "Screening funnel",
          alt);
  draw_funnel(svg, drawn, static_cast<double>(persons), top);
  return {"cohort-screening-funnel",
          fmt::format("Of {} persons {} are eligible and consent ({} %). Criteria in the order of "
                      "a trial's screening; a person counts at the first one failed.",
                      with_commas(persons), with_commas(input.sums.eligible),
                      percent_of(input.sums.eligible, persons)),
          svg.finish(),
          alt,
          numbers(all, persons),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
