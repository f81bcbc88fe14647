// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/fields_window.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr std::array window_metabolites{Substance::oxygen, Substance::glucose};
constexpr std::array window_pools{Substance::contact, Substance::soluble,
                                  Substance::immunomodulatory};
constexpr std::array window_shares{1.0 / 15, 2.0 / 15, 4.0 / 15, 8.0 / 15};  // of an interval

/// act(first voxel of a row here, the same in the whole cord) for every row.
template <class Act>
void window_rows(const VoxelGrid& here, const VoxelGrid& cord, std::uint32_t from, Act act) {
  for (std::size_t z = 0; z < here.n[2]; ++z)
    for (std::size_t y = 0; y < here.n[1]; ++y) act(here.index(0, y, z), cord.index(from, y, z));
}

}  // namespace

VoxelMask stretch_of(const VoxelMask& cord, CordStretch where) {
  EXPECTS(where.from < where.to && where.to <= cord.grid().n[0]);
  VoxelGrid grid = cord.grid();
  grid.n[0] = where.to - where.from;
  grid.origin[0] += where.from * grid.spacing[0];
  VoxelMask mask(grid, Medium::canal);
  for (std::size_t z = 0; z < grid.n[2]; ++z)
    for (std::size_t y = 0; y < grid.n[1]; ++y)
      for (std::size_t x = 0; x < grid.n[0]; ++x) mask.set(x, y, z, cord.at(where.from + x, y, z));
  return mask;
}

void spread(const AlongCord& along, std::uint32_t first, const VoxelMask& mask, Exchange& exchange,
            core::Team& team) {
  constexpr auto cord = static_cast<std::uint8_t>(Medium::cord);
  const VoxelGrid& g = mask.grid();
  const float* const source = along.source.data() + first;
  const float* const uptake = along.uptake.data() + first;
  team.for_each_block(g.n[2], [&](std::size_t z, unsigned) {
    for (std::size_t y = 0; y < g.n[1]; ++y) {
      const std::size_t row = g.index(0, y, z);
      const std::uint8_t* const media = mask.media().data() + row;
      for (std::size_t x = 0; x < g.n[0]; ++x) {
        exchange.source[row + x] = media[x] == cord ? source[x] : 0.0f;
        exchange.uptake[row + x] = media[x] == cord ? uptake[x] : 0.0f;
      }
    }
  });
}

FieldsWindow::FieldsWindow(const VoxelMask& cord, CordStretch where,
                           const FieldParameters& parameters, const FieldsPace& pace)
    : where_(where),
      mask_(stretch_of(cord, where)),
      pace_(pace),
      fields_(substance_count, Field(mask_.grid())),
      ledgers_(substance_count),
      exchange_(mask_.grid()),
      most_(mask_.grid().stored()),
      scratch_(mask_.grid()) {
  for (const Substance s : window_metabolites)
    unsplit_.emplace_back(mask_, transport_of(s, parameters));
  for (const Substance s : window_pools) {
    const double steps = s == Substance::contact ? 1 : static_cast<double>(pace.steps);
    split_.emplace_back(mask_, transport_of(s, parameters), pace.seconds / steps);
  }
}

void FieldsWindow::read(Substance s, const Field& whole) {
  Field& field = fields_[at(s)];
  window_rows(field.grid, whole.grid, where_.from, [&](std::size_t here, std::size_t there) {
    std::copy_n(whole.values.begin() + static_cast<std::ptrdiff_t>(there), field.grid.n[0],
                field.values.begin() + static_cast<std::ptrdiff_t>(here));
  });
  ledgers_[at(s)] = at(s) < unsplit_.size() ? unsplit_[at(s)].open_ledger(field)
                                            : split_[at(s) - unsplit_.size()].open_ledger(field);
}

void FieldsWindow::write(Substance s, Field& whole) const {
  const Field& field = fields_[at(s)];
  window_rows(field.grid, whole.grid, where_.from, [&](std::size_t here, std::size_t there) {
    std::copy_n(field.values.begin() + static_cast<std::ptrdiff_t>(here), field.grid.n[0],
                whole.values.begin() + static_cast<std::ptrdiff_t>(there));
  });
}

void FieldsWindow::settle(Substance s, const CellsByVoxel& cells, const CellRates& rates,
                          core::Team& team) {
  most_uptake_of_cells(mask_.grid(), cells, rates.most_uptake, most_, team);
  for (const double share : window_shares)
    unsplit_[at(s)].advance(fields_[at(s)], exchange_, {most_, rates.half_saturation},
                            share * pace_.seconds, pace_.tolerance[at(s)], ledgers_[at(s)],
                            scratch_, team);
}

void FieldsWindow::advance(Substance s, const AlongCord& along, const CellsByVoxel& cells,
                           const CellRates& rates, double fluid, core::Team& team) {
  EXPECTS(along.source.size() == cells.row);
  Field& field = fields_[at(s)];
  const CellsByVoxel here{cells.begin, cells.row, where_.from};
  const bool metabolite = at(s) < unsplit_.size();
  const bool nothing = rates.secretion.empty() && !(fluid > 0) && ledgers_[at(s)].content == 0;
  if (!metabolite && nothing) return;
  fill(field, mask_, Medium::canal, static_cast<float>(fluid));
  spread(along, where_.from, mask_, exchange_, team);
  if (metabolite) return settle(s, here, rates, team);
  exchange_with_cells(field, here, rates, exchange_, team);
  const std::size_t steps = s == Substance::contact ? 1 : pace_.steps;
  for (std::size_t i = 0; i < steps; ++i)
    split_[at(s) - unsplit_.size()].advance(field, exchange_, ledgers_[at(s)], team);
  ENSURES(ledgers_[at(s)].balanced());
}

}  // namespace caudata::graft
