// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "report/cohort/cohort_figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using trial::ScreenFailure;

constexpr double row = 34, top = 6, numbers_column = 120;
/// As a trial screens: on arrival, by the examination, then the rest.
constexpr std::array order{ScreenFailure::age,
                           ScreenFailure::cause,
                           ScreenFailure::time_since_injury,
                           ScreenFailure::level,
                           ScreenFailure::ais,
                           ScreenFailure::not_classifiable,
                           ScreenFailure::other_exclusion};
static_assert(order.size() == trial::screen_failure_count);

struct Step {
  std::string what;
  std::uint64_t before{0}, lost{0};
  std::uint64_t after() const { return before - lost; }
};

std::vector<Step> steps(const oc::CohortSums& sums) {
  std::vector<Step> all;
  std::uint64_t left = sums.persons;
  const auto add = [&](std::string what, std::uint64_t lost) {
    all.push_back({std::move(what), left, lost});
    left -= lost;
  };
  for (const ScreenFailure failure : order)
    add(name(failure), sums.failed[static_cast<std::size_t>(failure)]);
  add("no consent", sums.refused);
  return all;
}

std::string percent_of(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? "–" : fixed(100 * static_cast<double>(part) / static_cast<double>(all), 1);
}

void draw_step(Svg& svg, const Step& step, std::uint64_t persons, double y) {
  const double full = chart_width - label_column - numbers_column;
  const auto width = [&](std::uint64_t n) {
    return persons == 0 ? 0 : full * static_cast<double>(n) / static_cast<double>(persons);
  };
  row_label(svg, step.what, y + row / 2 - 3);
  svg.rect({label_column, y, width(step.after()), row - 8}, "blue shade-2",
           fmt::format("{} left", with_commas(step.after())));
  svg.area({label_column + width(step.after()), y, width(step.lost), row - 8}, "red shade-1",
           Hatch::rising, fmt::format("{} excluded here", with_commas(step.lost)));
  svg.text({chart_width - numbers_column + 12, y + 17},
           fmt::format("−{} ({} %)", with_commas(step.lost), percent_of(step.lost, persons)),
           "t12");
}

Table numbers(const std::vector<Step>& all, const oc::CohortSums& sums) {
  Table table{"screening",
              "Screening: the first criterion that a person fails",
              {{"criterion", "", Align::left},
               {"screened", "", Align::right},
               {"fail here", "", Align::right},
               {"of those screened here", "%", Align::right},
               {"of all", "%", Align::right},
               {"left", "", Align::right}},
              {},
              {},
              Fold::open};
  for (const Step& step : all)
    table.rows.push_back({{step.what, {}},
                          {with_commas(step.before), static_cast<double>(step.before)},
                          {with_commas(step.lost), static_cast<double>(step.lost)},
                          {percent_of(step.lost, step.before), {}},
                          {percent_of(step.lost, sums.persons), {}},
                          {with_commas(step.after()), static_cast<double>(step.after())}});
  return table;
}

}  // namespace

Figure screening_funnel(const CohortInput& input) {
  const std::vector<Step> all = steps(input.sums);
  const std::string alt =
      "A bar per criterion in the order of screening: those left, and those who fail it first.";
  Svg svg("screening", chart_width, top + row * static_cast<double>(all.size()) + 30,
          "Screening funnel", alt);
  double y = top;
  for (const Step& step : all) {
    draw_step(svg, step, input.sums.persons, y);
    y += row;
  }
  legend(svg,
         {{"", "still eligible", "blue shade-2", Hatch::none},
          {"", "fails this criterion first", "red shade-1", Hatch::rising}},
         {label_column, y + 4}, chart_width - label_column);
  return {
      "screening",
      fmt::format("Of {} persons {} are eligible and consent ({} %). Criteria in the order of a "
                  "trial's screening; a person counts at the first one failed.",
                  with_commas(input.sums.persons), with_commas(input.sums.eligible),
                  percent_of(input.sums.eligible, input.sums.persons)),
      svg.finish(),
      alt,
      numbers(all, input.sums),
      input.reproducibility.canonical_command};
}

}  // namespace caudata::report
