// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "report/figures/frame.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/lesion_share.hpp"
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
    if (has_adherent(lesion_share(result, s))) found.push_back(&s);
  return found;
}

/// The end of the axis: room for every dot, and for every line of at most three times the dots.
double highest_share(const graft::GraftResult& result) {
  double most = 0, line = 0;
  const auto room = [&](const graft::LesionAdherence& lesion) {
    if (!has_adherent(lesion)) return;
    most = std::max(most, lesion.share);
    line = std::max(line, lesion.high);
  };
  for (const graft::Snapshot& s : result.snapshots) room(lesion_share(result, s));
  for (const graft::NullModel& null : result.nulls) room(lesion_share(null));
  most = std::max(most, std::min(line, 3 * most));
  if (most == 0) most = line > 0 ? line : 1e-4;
  const double step = axis_step(100 * most, 5);
  double end = step;
  while (end < 100 * most) end += step;
  return end;
}

enum class LesionDot : std::uint8_t { run, null };

void draw_share(Svg& svg, const Scale& scale, double y, const graft::LesionAdherence& lesion,
                LesionDot dot, const std::string& what) {
  if (!has_adherent(lesion)) return;
  svg.line({scale(100 * lesion.low), y}, {scale(std::min(scale.to, 100 * lesion.high)), y},
           "whisker");
  const bool run = dot == LesionDot::run;
  svg.circle({scale(100 * lesion.share), y}, run ? 4 : 4.5, run ? "solid" : "hollow", what);
}

void draw_measured(Svg& svg, const Scale& scale, double y, const graft::GraftResult& result,
                   const graft::Snapshot& s) {
  const graft::LesionAdherence lesion = lesion_share(result, s);
  row_label(svg, time_text(s.hours), y);
  draw_share(
      svg, scale, y, lesion, LesionDot::run,
      fmt::format("{}: {} % of the adherent cells", time_text(s.hours), lesion_percent(lesion)));
}

void draw_null(Svg& svg, const Scale& scale, double y, const graft::NullModel& null) {
  const graft::LesionAdherence lesion = lesion_share(null);
  row_label(svg, "null: " + null.name, y);
  draw_share(svg, scale, y, lesion, LesionDot::null,
             fmt::format("{}: {} %", null.meaning, lesion_percent(lesion)));
}

/// The share and the ends of its interval.
std::array<Cell, 3> share_cells(const graft::LesionAdherence& lesion) {
  const Cell none{"–", {}};
  if (!has_adherent(lesion)) return {none, none, none};
  const auto end = [](double share) { return Cell{rounded(100 * share), share}; };
  return {Cell{lesion_percent(lesion), lesion.share}, end(lesion.low), end(lesion.high)};
}

std::vector<Cell> measured_row(const graft::GraftResult& result, const graft::Snapshot& s) {
  const graft::LesionAdherence lesion = lesion_share(result, s);
  const auto [share, low, high] = share_cells(lesion);
  const Cell time{time_text(s.hours), s.hours}, none{"–", {}};
  if (!has_adherent(lesion)) return {time, share, low, high, none, none, {"nobody adheres", {}}};
  return {
      time,
      share,
      low,
      high,
      {with_commas(lesion.on_lesion), static_cast<double>(lesion.on_lesion)},
      {cell_count_text(lesion.adherent, s.weight), static_cast<double>(lesion.adherent) * s.weight},
      {"this run", {}}};
}

std::vector<Cell> null_row(const graft::NullModel& null) {
  const auto [share, low, high] = share_cells(lesion_share(null));
  const Cell none{"–", {}};
  return {{"null: " + null.name, {}}, share, low, high, none, none, {null.meaning, {}}};
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
              {lesion_note()},
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
  const graft::NullModel* geometric = geometric_null(result);
  if (geometric != nullptr && has_adherent(lesion_share(*geometric))) {
    const double x = scale(100 * geometric->lesion_adherent_share);
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
          "Adherent cells on the lesion as a share of all adherent cells (line: 95 % of what other "
          "random numbers would give), beside null models (hollow), each a run beside the run. "
          "Dashed: the geometric null, in which a cell adheres when it does in the run but "
          "anywhere on the canal's surface.",
          svg.finish(),
          alt,
          lesion_table(result),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
