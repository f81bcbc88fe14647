// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "report/figures/frame.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/share_noise.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr const char* lesion_id = "lesion-adherence";
constexpr double lesion_row = 26, lesion_top = 10;

/// Of the marks of an axis.
int decimals_of(double step) {
  int decimals = 0;
  for (double s = step; s < 0.999 && decimals < 8; s *= 10) ++decimals;
  return decimals;
}

/// Times at which cells adhere.
std::vector<const graft::Snapshot*> with_adherent(const graft::GraftResult& result) {
  std::vector<const graft::Snapshot*> found;
  for (const graft::Snapshot& s : result.snapshots)
    if (lesion_share(s).adherent > 0) found.push_back(&s);
  return found;
}

NoisyShare measured(const graft::GraftResult& result, const graft::Snapshot& s) {
  const LesionShare share = lesion_share(s);
  return noisy_share(share.on_lesion, share.adherent, injected_sampling(result, s));
}

/// The end of the axis: room for every dot, and for every line of at most three times the dots.
double highest_share(const graft::GraftResult& result) {
  double most = 0, line = 0;
  for (const graft::Snapshot* s : with_adherent(result)) {
    const NoisyShare share = measured(result, *s);
    most = std::max(most, share.value);
    line = std::max(line, share.high);
  }
  for (const graft::NullModel& null : result.nulls) {
    most = std::max(most, null.lesion_adherent_share);
    line = std::max(line, has_interval(null) ? null.high : 0);
  }
  most = std::max(most, std::min(line, 3 * most));
  if (most == 0) most = line > 0 ? line : 1e-4;
  const double step = axis_step(100 * most, 5);
  double end = step;
  while (end < 100 * most) end += step;
  return end;
}

void draw_measured(Svg& svg, const Scale& scale, double y, const graft::GraftResult& result,
                   const graft::Snapshot& s) {
  const NoisyShare share = measured(result, s);
  row_label(svg, time_text(s.hours), y);
  if (share.error > 0)
    svg.line({scale(100 * share.low), y}, {scale(std::min(scale.to, 100 * share.high)), y},
             "whisker");
  svg.circle({scale(100 * share.value), y}, 4, "solid",
             fmt::format("{}: {} % of the adherent cells", time_text(s.hours),
                         noisy_percent(share, injected_sampling(result, s))));
}

void draw_null(Svg& svg, const Scale& scale, double y, const graft::NullModel& null) {
  row_label(svg, "null: " + null.name, y);
  if (has_interval(null))
    svg.line({scale(100 * null.low), y}, {scale(std::min(scale.to, 100 * null.high)), y},
             "whisker");
  svg.circle({scale(100 * null.lesion_adherent_share), y}, 4.5, "hollow",
             fmt::format("{}: {} %", null.meaning, null_share_text(null)));
}

Cell lesion_percent(double share) { return {rounded(100 * share), share}; }

std::vector<Cell> measured_row(const graft::GraftResult& result, const graft::Snapshot& s) {
  const LesionShare share = lesion_share(s);
  const auto count = [&](std::uint64_t n) {
    return Cell{cell_count_text(n, s.weight), static_cast<double>(n) * s.weight};
  };
  const Cell none{"–", {}};
  const CellSampling sampling = injected_sampling(result, s);
  if (share.adherent == 0)
    return {{time_text(s.hours), s.hours}, none, none, none, none, none, {"nobody adheres", {}}};
  const NoisyShare value = measured(result, s);
  return {{time_text(s.hours), s.hours},
          {noisy_percent(value, sampling), value.value},
          sampling.is_whole() ? none : lesion_percent(value.low),
          sampling.is_whole() ? none : lesion_percent(value.high),
          {with_commas(share.on_lesion), static_cast<double>(share.on_lesion)},
          count(share.adherent),
          {"this run", {}}};
}

std::vector<Cell> null_row(const graft::NullModel& null) {
  const Cell none{"–", {}};
  return {{"null: " + null.name, {}},
          {null_share_text(null), null.lesion_adherent_share},
          has_interval(null) ? lesion_percent(null.low) : none,
          has_interval(null) ? lesion_percent(null.high) : none,
          none,
          none,
          {null.meaning, {}}};
}

Table lesion_table(const graft::GraftResult& result) {
  Table table{lesion_id,
              "Adherent cells on the lesion, beside the null models",
              {{"time or null model", "", Align::left},
               {"on the lesion", "% of adherent", Align::right},
               {"95 % from", "%", Align::right},
               {"to", "%", Align::right},
               {"on the lesion", "followed cells", Align::right},
               {"adherent", "cells", Align::right},
               {"what it is", "", Align::left}},
              {},
              {sampling_note(result)},
              Fold::open};
  for (const graft::Snapshot& s : result.snapshots) table.rows.push_back(measured_row(result, s));
  for (const graft::NullModel& null : result.nulls) table.rows.push_back(null_row(null));
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
  grid(svg, scale, lesion_top, bottom, step, decimals_of(step));
  if (const graft::NullModel* null = geometric_null(result)) {
    const double x = scale(100 * null->lesion_adherent_share);
    svg.line({x, lesion_top}, {x, bottom}, "mark");
  }
  double y = lesion_top + lesion_row / 2;
  for (const graft::Snapshot* s : times) {
    draw_measured(svg, scale, y, result, *s);
    y += lesion_row;
  }
  for (const graft::NullModel& null : result.nulls) {
    draw_null(svg, scale, y, null);
    y += lesion_row;
  }
  svg.text({(scale.left + scale.right) / 2, bottom + 34}, "% of the adherent cells", "t12 soft",
           Anchor::middle);
  return {lesion_id,
          "Adherent cells on the lesion as a share of all adherent cells (line: 95 % of what "
          "following a part of the cells leaves open), beside null models (hollow). Dashed: the "
          "geometric null, adherent cells "
          "uniform over all surface.",
          svg.finish(),
          alt,
          lesion_table(result),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
