// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "oc/estimate_error.hpp"
#include "report/figures/frame.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr const char* lesion_id = "lesion-adherence";
constexpr double lesion_row = 26, lesion_top = 10;

/// Times at which cells adhere.
std::vector<const graft::Snapshot*> with_adherent(const graft::GraftResult& result) {
  std::vector<const graft::Snapshot*> found;
  for (const graft::Snapshot& s : result.snapshots)
    if (lesion_share(s).adherent > 0) found.push_back(&s);
  return found;
}

/// The end of the axis: room for every dot.
double highest_share(const graft::GraftResult& result) {
  double most = 0;
  for (const graft::Snapshot* s : with_adherent(result)) {
    const LesionShare share = lesion_share(*s);
    most = std::max(most, share_of(share.on_lesion, share.adherent));
  }
  for (const graft::NullModel& null : result.nulls)
    most = std::max(most, null.lesion_adherent_share);
  const double step = axis_step(100 * most, 5);
  double end = step;
  while (end < 100 * most) end += step;
  return end;
}

void draw_measured(Svg& svg, const Scale& scale, double y, const graft::Snapshot& s) {
  const LesionShare share = lesion_share(s);
  const oc::Measured value = oc::share(share.on_lesion, share.adherent);
  const double low = std::max(0.0, 100 * (value.value - 2 * value.error));
  const double high = std::min(scale.to, 100 * (value.value + 2 * value.error));
  row_label(svg, time_text(s.hours), y);
  svg.line({scale(low), y}, {scale(high), y}, "whisker");
  svg.circle({scale(100 * value.value), y}, 4, "solid",
             fmt::format("{}: {} ± {} % of the adherent cells", time_text(s.hours),
                         percent(value.value, value.error), percent(value.error, value.error)));
}

void draw_null(Svg& svg, const Scale& scale, double y, const graft::NullModel& null) {
  row_label(svg, "null: " + null.name, y);
  svg.circle({scale(100 * null.lesion_adherent_share), y}, 4.5, "hollow",
             fmt::format("{}: {} %", null.meaning, fixed(100 * null.lesion_adherent_share, 2)));
}

Table lesion_table(const graft::GraftResult& result) {
  Table table{lesion_id,
              "Adherent cells on the lesion, beside the null models",
              {{"time or null model", "", Align::left},
               {"on the lesion", "% of adherent", Align::right},
               {"±", "", Align::right},
               {"on the lesion", "cells", Align::right},
               {"adherent", "cells", Align::right},
               {"what it is", "", Align::left}},
              {},
              {"± is the standard error of the simulated cells as a sample; what is not known of "
               "the parameters is much more."},
              Fold::open};
  for (const graft::Snapshot& s : result.snapshots) {
    const LesionShare share = lesion_share(s);
    const oc::Measured value =
        share.adherent == 0 ? oc::Measured{} : oc::share(share.on_lesion, share.adherent);
    const auto count = [&](std::uint64_t n) {
      return Cell{cell_count_text(n, s.weight), static_cast<double>(n) * s.weight};
    };
    const bool none = share.adherent == 0;
    table.rows.push_back(
        {{time_text(s.hours), s.hours},
         none ? Cell{"–", {}} : Cell{percent(value.value, value.error), value.value},
         none ? Cell{"–", {}} : Cell{percent(value.error, value.error), value.error},
         count(share.on_lesion),
         count(share.adherent),
         {"this run", {}}});
  }
  for (const graft::NullModel& null : result.nulls)
    table.rows.push_back({{null.name, {}},
                          {fixed(100 * null.lesion_adherent_share, 2), null.lesion_adherent_share},
                          {"–", {}},
                          {"–", {}},
                          {"–", {}},
                          {null.meaning, {}}});
  return table;
}

}  // namespace

Figure lesion_adherence(const GraftInput& input) {
  const graft::GraftResult& result = input.result;
  const auto times = with_adherent(result);
  const double rows = static_cast<double>(times.size() + result.nulls.size());
  const double bottom = lesion_top + lesion_row * rows;
  const double end = highest_share(result), step = axis_step(end, 5);
  const Scale scale{0, end, label_column, chart_width - 20};
  const std::string alt =
      "Share of the adherent cells that adhere on the lesion, a row per time, and a row per null "
      "model; a line goes up from the geometric null.";
  Svg svg(lesion_id, chart_width, bottom + 40, "Adherent cells on the lesion", alt);
  grid(svg, scale, lesion_top, bottom, step, step < 1 ? (step < 0.1 ? 2 : 1) : 0);
  if (const graft::NullModel* null = geometric_null(result)) {
    const double x = scale(100 * null->lesion_adherent_share);
    svg.line({x, lesion_top}, {x, bottom}, "mark");
  }
  double y = lesion_top + lesion_row / 2;
  for (const graft::Snapshot* s : times) {
    draw_measured(svg, scale, y, *s);
    y += lesion_row;
  }
  for (const graft::NullModel& null : result.nulls) {
    draw_null(svg, scale, y, null);
    y += lesion_row;
  }
  svg.text({(scale.left + scale.right) / 2, bottom + 34}, "% of the adherent cells", "t12 soft",
           Anchor::middle);
  return {lesion_id,
          "Adherent cells on the lesion as a share of all adherent cells (line: two standard "
          "errors), beside null models (hollow). Dashed: the geometric null, adherent cells "
          "uniform over all surface.",
          svg.finish(),
          alt,
          lesion_table(result),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
