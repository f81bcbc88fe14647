// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/lod_step.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr std::size_t lod_lanes = LinePanel::most_lanes;
double lod_sum(const float* values, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(values[i]);
  return sum;
}

}  // namespace

LodStep::LodStep(const VoxelMask& mask, const Transport& transport, double dt)
    : mask_(mask), dt_(dt) {
  const VoxelGrid& grid = mask_.grid();
  for (std::size_t axis = 0; axis < 3; ++axis) {
    laws_[axis] = line_law(transport, axis, grid.spacing[axis], dt);
    axes_[axis].panels = PanelKinds(mask_, axis, laws_[axis].diffuses);
    for (std::size_t m = 0; m < medium_count; ++m)
      if (laws_[axis].diffuses[m])
        axes_[axis].pivots[m] = pivots_of_uniform_line(laws_[axis], m, grid.n[axis]);
  }
  x_crossings_.resize(grid.n[2]);
  y_crossings_.resize(grid.n[2]);
  z_crossings_.resize(axes_[2].panels.panels());
  content_.resize(axes_[2].panels.panels());
  exchanged_.resize(grid.n[2]);
  held_back_.resize(grid.n[2]);
}

/// The lanes of a panel; of x the rows of the field, which are copied to lanes before use.
LinePanel LodStep::panel_of(Field& field, std::size_t axis, std::size_t plane, PanelCut cut) const {
  const VoxelGrid& grid = mask_.grid();
  const std::size_t at = plane * grid.plane() + cut.first;
  const std::size_t stride = axis == 1 ? grid.pitch() : grid.plane();
  float* const remainder =
      field.remainder[axis].data() + (axis == 1 ? plane * grid.pitch() : 0) + cut.first;
  return {field.values.data() + at,
          mask_.media().data() + at,
          stride,
          grid.n[axis],
          cut.lanes,
          remainder};
}

void LodStep::diffuse(std::size_t axis, std::uint8_t kind, const LinePanel& panel,
                      PanelScratch& scratch, LineCrossings& crossings, double* content) {
  if (kind == PanelKinds::mixed)
    diffuse_mixed_lines(laws_[axis], panel, scratch, crossings, content);
  else
    diffuse_uniform_lines(laws_[axis], axes_[axis].pivots[kind], panel, scratch, crossings,
                          content);
}

void LodStep::advance_x(Field& field, std::size_t z, PanelCut cut, std::uint8_t kind,
                        PanelScratch& scratch) {
  const VoxelGrid& grid = mask_.grid();
  scratch.reserve(grid.pitch());
  const std::size_t n = grid.n[0];
  std::array<float*, lod_lanes> rows;
  for (std::size_t lane = 0; lane < cut.lanes; ++lane) {
    const std::size_t y = cut.first + lane;
    rows[lane] =
        y < grid.n[1] ? field.values.data() + grid.index(0, y, z) : scratch.spare_row.data();
    if (kind != PanelKinds::mixed) {  // without asking the memory for the media of so many rows
      scratch.line_media[lane] = y < grid.n[1] ? kind : VoxelMask::padding;
      continue;
    }
    for (std::size_t x = 0; x < n; ++x)
      scratch.line_media[x * lod_lanes + lane] =
          y < grid.n[1] ? mask_.media()[grid.index(x, y, z)] : VoxelMask::padding;
  }
  const std::span<float* const> lines(rows.data(), cut.lanes);
  rows_to_lanes(lines, n, scratch.lines.data());
  diffuse(0, kind,
          {scratch.lines.data(), scratch.line_media.data(), lod_lanes, n, cut.lanes,
           field.remainder[0].data() + z * grid.rows_rounded() + cut.first},
          scratch, x_crossings_[z], nullptr);
  lanes_to_rows(scratch.lines.data(), n, lines);
}

void LodStep::advance_plane(Field& field, std::size_t z, PanelScratch& scratch) {
  x_crossings_[z] = {};
  y_crossings_[z] = {};
  for (std::size_t p = 0; p < axes_[0].panels.panels(); ++p)
    axes_[0].panels.each_part(
        z, p, [&](PanelCut cut, std::uint8_t kind) { advance_x(field, z, cut, kind, scratch); });
  for (std::size_t p = 0; p < axes_[1].panels.panels(); ++p)
    axes_[1].panels.each_part(z, p, [&](PanelCut cut, std::uint8_t kind) {
      diffuse(1, kind, panel_of(field, 1, z, cut), scratch, y_crossings_[z], nullptr);
    });
}

/// Of the lines along x and y of one plane, what their values could not hold.
double LodStep::held_back(const Field& field, std::size_t z) const {
  const VoxelGrid& grid = mask_.grid();
  return lod_sum(field.remainder[0].data() + z * grid.rows_rounded(), grid.n[1]) +
         lod_sum(field.remainder[1].data() + z * grid.pitch(), grid.n[0]);
}

/// Values and remainders, all in an order of their own.
double LodStep::content(const Field& field) const {
  const VoxelGrid& grid = mask_.grid();
  double sum = 0;
  for (const double panel : content_) sum += panel;
  for (const double plane : held_back_) sum += plane;
  for (std::size_t y = 0; y < grid.n[1]; ++y)
    sum += lod_sum(field.remainder[2].data() + y * grid.pitch(), grid.n[0]);
  return sum;
}

/// What crossed along one axis, and what then decayed by the law of the scheme.
void LodStep::book_axis(std::size_t axis, const std::vector<LineCrossings>& by_block,
                        double& content, MassLedger& ledger) const {
  LineCrossings all;
  for (const LineCrossings& block : by_block) {
    for (std::size_t m = 0; m < medium_count; ++m) all.medium[m] += block.medium[m];
    for (std::size_t end = 0; end < 2; ++end) all.end[end] += block.end[end];
  }
  for (std::size_t m = 0; m < medium_count; ++m) {
    ledger.medium[m] += all.medium[m];
    content += all.medium[m].net();
  }
  for (std::size_t end = 0; end < 2; ++end) {
    ledger.wall[2 * axis + end] += all.end[end];
    content += all.end[end].net();
  }
  const double decayed = static_cast<double>(laws_[axis].fraction) * content;
  ledger.decay += decayed;
  content -= decayed;
}

void LodStep::exchange_plane(Field& field, const Exchange& exchange, std::size_t z) {
  exchanged_[z] = {};
  for (std::size_t p = 0; p < axes_[1].panels.panels(); ++p)
    axes_[1].panels.each_part(z, p, [&](PanelCut cut, std::uint8_t) {
      const LinePanel panel = panel_of(field, 1, z, cut);
      const auto at = static_cast<std::size_t>(panel.values - field.values.data());
      const Exchanged part = exchange_lines(
          laws_[1].diffuses, dt_, panel, exchange.source.data() + at, exchange.uptake.data() + at);
      exchanged_[z].gained += part.gained;
      exchanged_[z].lost += part.lost;
    });
}

void LodStep::advance(Field& field, MassLedger& ledger, core::Team& team) {
  advance(field, nullptr, ledger, team);
}

void LodStep::advance(Field& field, const Exchange& exchange, MassLedger& ledger,
                      core::Team& team) {
  EXPECTS(exchange.source.size() == field.values.size());
  advance(field, &exchange, ledger, team);
}

void LodStep::advance(Field& field, const Exchange* exchange, MassLedger& ledger,
                      core::Team& team) {
  EXPECTS(field.grid == mask_.grid());
  if (scratch_.size() < team.threads()) scratch_.resize(team.threads());
  team.for_each_block(mask_.grid().n[2], [&](std::size_t z, unsigned worker) {
    if (exchange != nullptr) exchange_plane(field, *exchange, z);
    advance_plane(field, z, scratch_[worker]);
    held_back_[z] = held_back(field, z);
  });
  team.for_each_block(axes_[2].panels.panels(), [&](std::size_t p, unsigned worker) {
    z_crossings_[p] = {};
    content_[p] = 0;
    axes_[2].panels.each_part(0, p, [&](PanelCut cut, std::uint8_t kind) {
      double content = 0;
      diffuse(2, kind, panel_of(field, 2, 0, cut), scratch_[worker], z_crossings_[p], &content);
      content_[p] += content;
    });
  });
  double content = ledger.content;
  if (exchange != nullptr)
    for (const Exchanged& plane : exchanged_) {
      ledger.sources += plane.gained;
      ledger.uptake += plane.lost;
      content += plane.gained - plane.lost;
    }
  book_axis(0, x_crossings_, content, ledger);
  book_axis(1, y_crossings_, content, ledger);
  book_axis(2, z_crossings_, content, ledger);
  ledger.content = this->content(field);
  ENSURES(ledger.balanced());
}

MassLedger LodStep::open_ledger(const Field& field) const {
  EXPECTS(field.grid == mask_.grid());
  const VoxelGrid& grid = mask_.grid();
  MassLedger ledger;
  for (std::size_t i = 0; i < field.values.size(); ++i)
    if (diffuses_in(mask_.media()[i])) ledger.content += static_cast<double>(field.values[i]);
  for (std::size_t z = 0; z < grid.n[2]; ++z) ledger.content += held_back(field, z);
  for (std::size_t y = 0; y < grid.n[1]; ++y)
    ledger.content += lod_sum(field.remainder[2].data() + y * grid.pitch(), grid.n[0]);
  ledger.initial = ledger.content;
  return ledger;
}

}  // namespace caudata::graft
