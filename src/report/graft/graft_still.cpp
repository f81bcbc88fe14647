// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "graft/thin_drawn.hpp"
#include "report/figures/frame.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr const char* still_id = "graft-still";
constexpr std::size_t still_most_cells = 3000;
constexpr double still_margin = 8, still_height = 150, still_radius = 0.9;

struct StillFrame {
  Scale x, z;
};

/// The outline between two curves along x.
template <class Low, class High>
void draw_outline(Svg& svg, const graft::CanalShape& shape, const StillFrame& frame,
                  const char* style, Low&& low, High&& high) {
  std::vector<Point> corners;
  const auto at = [&](std::size_t i, double z) {
    corners.push_back({frame.x(static_cast<double>(shape.x[i])), frame.z(z)});
  };
  for (std::size_t i = 0; i < shape.x.size(); ++i) at(i, high(i));
  for (std::size_t i = shape.x.size(); i-- > 0;) at(i, low(i));
  if (!corners.empty()) svg.polygon(corners, style);
}

void draw_canal(Svg& svg, const graft::CanalShape& shape, const StillFrame& frame) {
  const auto single = [](float value) { return static_cast<double>(value); };
  draw_outline(
      svg, shape, frame, "still-dura",
      [&](std::size_t i) { return single(shape.dura_centre[i][1] - shape.dura[i][1]); },
      [&](std::size_t i) { return single(shape.dura_centre[i][1] + shape.dura[i][1]); });
  draw_outline(
      svg, shape, frame, "still-cord", [&](std::size_t i) { return -single(shape.cord[i][1]); },
      [&](std::size_t i) { return single(shape.cord[i][1]); });
}

double deepest(const graft::CanalShape& shape) {
  double most = 1;
  for (std::size_t i = 0; i < shape.x.size(); ++i)
    for (const float side : {-1.0f, 1.0f}) {
      const auto z = static_cast<double>(shape.dura_centre[i][1] + side * shape.dura[i][1]);
      most = std::max({most, z, -z});
    }
  return most;
}

void draw_cells(Svg& svg, const graft::Snapshot& snapshot, const StillFrame& frame) {
  const std::uint64_t limit = graft::drawing_limit({&snapshot, 1}, still_most_cells);
  for (const graft::DrawnCell& cell : snapshot.drawn) {
    if (cell.compartment == graft::Compartment::left || graft::drawing_rank(cell.id) >= limit)
      continue;
    svg.circle({frame.x(static_cast<double>(cell.x)), frame.z(static_cast<double>(cell.z))},
               still_radius, fmt::format("in-{}", name(cell.compartment)));
  }
}

bool is_narrowed(const graft::GraftResult& result) {
  return result.shape.passage < 1 && result.what.subject.block.length > 0;
}

/// About the lesion's middle.
void draw_block(Svg& svg, const graft::GraftResult& result, const StillFrame& frame) {
  if (!is_narrowed(result)) return;
  const double middle = (result.shape.lesion_from + result.shape.lesion_to) / 2;
  const double half = result.what.subject.block.length / 2;
  svg.rect({frame.x(middle - half), still_margin, frame.x(middle + half) - frame.x(middle - half),
            still_height},
           "block-band",
           fmt::format("the canal is narrowed: {} % open", rounded(100 * result.shape.passage)));
}

std::vector<LegendItem> still_legend(const graft::GraftResult& result) {
  std::vector<LegendItem> items;
  for (std::size_t c = 0; c + 1 < graft::compartments; ++c) {
    const auto compartment = static_cast<graft::Compartment>(c);
    items.push_back({"", words(compartment), fmt::format("in-{}", name(compartment)), Hatch::none});
  }
  items.push_back({"", "lesion", "lesion-band", Hatch::none});
  if (is_narrowed(result)) items.push_back({"", "narrowed canal", "block-band", Hatch::none});
  return items;
}

/// Where the drawn cells are, in words.
Table still_table(const graft::GraftResult& result) {
  Table table{
      still_id,
      "Cells that are drawn, by compartment",
      {{"compartment", "", Align::left}, {"drawn", "", Align::right}},
      {},
      {"A subsample of the living, the same cells at every time; not a count of the graft."},
      Fold::open};
  std::array<std::uint64_t, graft::compartments> drawn{};
  if (!result.snapshots.empty())
    for (const graft::DrawnCell& cell : result.snapshots.back().drawn)
      ++drawn[static_cast<std::size_t>(cell.compartment)];
  for (std::size_t c = 0; c < graft::compartments; ++c)
    table.rows.push_back({{words(static_cast<graft::Compartment>(c)), {}},
                          {with_commas(drawn[c]), static_cast<double>(drawn[c])}});
  return table;
}

}  // namespace

Figure graft_still(const GraftInput& input) {
  const graft::GraftResult& result = input.result;
  const graft::CanalShape& shape = result.shape;
  const bool empty = shape.x.empty();
  const double widest = deepest(shape);
  const StillFrame frame{
      {empty ? 0 : static_cast<double>(shape.x.front()),
       empty ? 1 : static_cast<double>(shape.x.back()), still_margin, chart_width - still_margin},
      {-widest, widest, still_height + still_margin, still_margin}};
  const std::string alt =
      "The canal from the left side, head at the left, dorsal above, thickness exaggerated: cord, "
      "lesion, and the drawn cells at the last time by compartment.";
  const auto items = still_legend(result);
  Svg svg(still_id, chart_width,
          still_height + 2 * still_margin + 14 + legend_height(items, chart_width),
          "Cells in the canal", alt);
  draw_canal(svg, shape, frame);
  svg.rect({frame.x(shape.lesion_from), still_margin,
            std::max(1.0, frame.x(shape.lesion_to) - frame.x(shape.lesion_from)), still_height},
           "lesion-band", "the lesion, " + lesion_words(result));
  draw_block(svg, result, frame);
  if (!result.snapshots.empty()) draw_cells(svg, result.snapshots.back(), frame);
  legend(svg, items, {still_margin, still_height + 2 * still_margin + 8}, chart_width);
  return {still_id,
          fmt::format("Drawn cells {} after the first dose, seen from the left; head at the left, "
                      "dorsal above, thickness exaggerated.",
                      result.snapshots.empty() ? "–" : time_text(result.snapshots.back().hours)),
          svg.finish(),
          alt,
          still_table(result),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
