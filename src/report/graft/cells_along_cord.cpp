// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/graft/decades.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr const char* along_id = "along-the-cord";
constexpr double along_left = 52, along_top = 34, along_panel = 104, along_gap = 40;
constexpr std::size_t along_panels = 4;
constexpr double least_density = 1;  // cells per mm at the foot of the axis

struct AlongLine {
  graft::Compartment compartment;
  const char* style;
};
constexpr std::array<AlongLine, 5> along_lines{
    {{graft::Compartment::dead, "along along-dead"},
     {graft::Compartment::suspended, "along along-suspended"},
     {graft::Compartment::bedload, "along along-bedload"},
     {graft::Compartment::adherent, "along along-adherent"},
     {graft::Compartment::parenchyma, "along along-parenchyma"}}};

struct AlongFrame {
  std::vector<RegionExtent> regions;
  Scale x, log_y;
  Decades decades;
  double lesion_from, lesion_to;
};

/// Cells per mm of a region.
double density(const graft::Snapshot& s, graft::Compartment compartment,
               const RegionExtent& where) {
  const double cells =
      static_cast<double>(s.by_region[static_cast<std::size_t>(compartment)][where.region]) *
      s.weight;
  const double length = where.to - where.from;
  return length > 0 ? cells / length : 0;
}

double highest_density(const graft::GraftResult& result, const std::vector<RegionExtent>& regions) {
  double most = 10 * least_density;
  for (const std::size_t i : chosen_times(result.snapshots.size(), along_panels))
    for (const AlongLine& line : along_lines)
      for (const RegionExtent& region : regions)
        most = std::max(most, density(result.snapshots[i], line.compartment, region));
  return most;
}

/// Steps from region to region; nothing where there are no cells.
void draw_along(Svg& svg, const AlongFrame& frame, const graft::Snapshot& s,
                const AlongLine& line) {
  double before = 0;
  for (const RegionExtent& region : frame.regions) {
    const double cells = density(s, line.compartment, region);
    const double y = cells >= least_density ? frame.log_y(log10_of(cells)) : frame.log_y.left;
    const double last = before >= least_density ? frame.log_y(log10_of(before)) : frame.log_y.left;
    const double x = frame.x(region.from);
    if (y != last) svg.line({x, last}, {x, y}, line.style);
    if (cells >= least_density) svg.line({x, y}, {frame.x(region.to), y}, line.style);
    before = cells;
  }
}

void draw_along_axes(Svg& svg, const AlongFrame& frame, double top) {
  svg.rect({frame.x(frame.lesion_from), top,
            std::max(1.0, frame.x(frame.lesion_to) - frame.x(frame.lesion_from)), along_panel},
           "lesion-band", "the lesion");
  for (int power = frame.decades.from; power <= frame.decades.to; power += frame.decades.step()) {
    const double y = frame.log_y(power);
    svg.line({frame.x.left, y}, {frame.x.right, y}, power == frame.decades.from ? "axis" : "grid");
    svg.text({frame.x.left - 7, y + 4}, power_of_ten(power), "t12 soft", Anchor::end);
  }
}

bool is_labelled(const std::string& region) {
  constexpr std::array labels{"C1", "C5", "T1", "T4", "T8", "T12", "L3", "cauda"};
  return std::ranges::find(labels, region) != labels.end();
}

void draw_region_names(Svg& svg, const AlongFrame& frame, double y) {
  for (const RegionExtent& region : frame.regions) {
    const double x = frame.x(region.from);
    svg.line({x, y}, {x, y + 4}, "axis");
    const std::string name = graft::region_name(region.region);
    if (!is_labelled(name)) continue;
    const double middle = frame.x((region.from + region.to) / 2);
    svg.text({middle, y + 17}, name == "cauda" ? "below the conus" : name, "t12 soft",
             Anchor::middle);
  }
}

Table along_table(const graft::GraftResult& result, const std::vector<RegionExtent>& regions) {
  Table table{along_id,
              "Cells by region of the canal, at the chosen times",
              {{"time", "", Align::left}, {"region", "", Align::left}},
              {},
              {"Cells. Regions are the segments of the cord; cauda is the canal below the conus."},
              Fold::open};
  for (const AlongLine& line : along_lines)
    table.columns.push_back({words(line.compartment), "", Align::right});
  for (const std::size_t i : chosen_times(result.snapshots.size(), along_panels)) {
    const graft::Snapshot& s = result.snapshots[i];
    for (const RegionExtent& region : regions) {
      std::vector<Cell> row{
          {time_text(s.hours), s.hours},
          {graft::region_name(region.region), static_cast<double>(region.region)}};
      for (const AlongLine& line : along_lines) {
        const std::uint64_t n =
            s.by_region[static_cast<std::size_t>(line.compartment)][region.region];
        row.push_back({cell_count_text(n, s.weight), static_cast<double>(n) * s.weight});
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// A line of its colour in the place of a swatch.
void along_legend(Svg& svg, double y) {
  double x = along_left;
  for (auto line = along_lines.rbegin(); line != along_lines.rend(); ++line) {
    svg.line({x, y}, {x + 22, y}, line->style);
    svg.text({x + 28, y + 4.5}, words(line->compartment), "t12");
    x += 28 + text_width(words(line->compartment), 12) + 20;
  }
  svg.rect({x, y - 6, 14, 12}, "lesion-band");
  svg.text({x + 20, y + 4.5}, "lesion", "t12");
}

}  // namespace

Figure cells_along_cord(const GraftInput& input) {
  const graft::GraftResult& result = input.result;
  const auto times = chosen_times(result.snapshots.size(), along_panels);
  AlongFrame frame{region_extents(result.shape), {}, {}, {}, result.shape.lesion_from,
                   result.shape.lesion_to};
  frame.decades = Decades::around(least_density, highest_density(result, frame.regions));
  const bool empty = frame.regions.empty();
  frame.x = {empty ? 0 : frame.regions.front().from, empty ? 1 : frame.regions.back().to,
             along_left, chart_width - 10};
  const double height =
      along_top + static_cast<double>(times.size()) * (along_panel + along_gap) + 14;
  const std::string alt =
      "Cells per millimetre of the canal from the foramen magnum (left) to the end of the dural "
      "sac "
      "(right), a panel per time, a line per compartment; a band marks the lesion.";
  Svg svg(along_id, chart_width, height, "Cells along the canal", alt);
  along_legend(svg, 8);
  double top = along_top;
  for (const std::size_t i : times) {
    frame.log_y = frame.decades.scale(top + along_panel, top);
    draw_along_axes(svg, frame, top);
    for (const AlongLine& line : along_lines) draw_along(svg, frame, result.snapshots[i], line);
    svg.text({frame.x.right, top - 5}, time_text(result.snapshots[i].hours), "t13 strong",
             Anchor::end);
    draw_region_names(svg, frame, top + along_panel);
    top += along_panel + along_gap;
  }
  svg.text({along_left, height - 6}, "cells per mm of the canal, logarithmic; head at the left",
           "t12 soft");
  return {along_id,
          "Cells along the canal at chosen times, by segment of the cord, per mm, on a logarithmic "
          "axis.",
          svg.finish(),
          alt,
          along_table(result, frame.regions),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
