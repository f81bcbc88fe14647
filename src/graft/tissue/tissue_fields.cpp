// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue_fields.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/contract.hpp"
#include "core/time_units.hpp"
#include "graft/byte_store.hpp"

namespace caudata::graft {
namespace {

constexpr std::array<double, 3> tissue_voxel{0.5, 0.25, 0.25};  // [mm] along x, y, z
constexpr double error_of_level = 1e-4;  // of oxygen and glucose, as a share of the highest level
constexpr double margin_lengths = 6;     // in which levels fall to 1/e

constexpr std::array metabolites{Substance::oxygen, Substance::glucose};
constexpr std::array soluble_pools{Substance::soluble, Substance::immunomodulatory};

bool is_metabolite(Substance s) { return s == Substance::oxygen || s == Substance::glucose; }

FieldsPace fields_pace(const TissueParameters& p, double seconds, std::size_t steps) {
  return {seconds,
          steps,
          {error_of_level * std::max(p.supply.oxygen, p.fields.oxygen.csf),
           error_of_level * std::max(p.supply.glucose, p.fields.glucose.csf)}};
}

VoxelGrid tissue_grid(const CordSurface& surface) {
  double widest = 0, highest = 0;
  for (double x = surface.from(); x <= surface.to(); x += tissue_voxel[0]) {
    widest = std::max(widest, surface.half_axes(x)[0]);
    highest = std::max(highest, surface.half_axes(x)[1]);
  }
  const auto across = [](double half, double spacing) {
    return 2 * (static_cast<std::uint32_t>(std::ceil(half / spacing)) + 1);
  };
  VoxelGrid grid;
  grid.spacing = tissue_voxel;
  grid.n = {
      static_cast<std::uint32_t>(std::ceil((surface.to() - surface.from()) / tissue_voxel[0])),
      across(widest, tissue_voxel[1]), across(highest, tissue_voxel[2])};
  grid.origin = {surface.from(), -0.5 * grid.n[1] * tissue_voxel[1],
                 -0.5 * grid.n[2] * tissue_voxel[2]};
  return grid;
}

Medium tissue_medium(const CordSurface& surface, const LesionOnDay* lesion, double x, double y,
                     double z) {
  if (!surface.inside(x, y, z)) return Medium::canal;
  if (lesion == nullptr) return Medium::cord;
  const auto [half_y, half_z] = surface.half_axes(x);
  const double u = y / half_y, v = z / half_z;
  return u * u + v * v < lesion->at(x).cavity ? Medium::cavity : Medium::cord;
}

/// Of the section of the cavity where that is widest, the shorter of its two extents [mm].
double cavity_across(const VoxelMask& mask) {
  const VoxelGrid& g = mask.grid();
  double widest = 0;
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    std::vector<std::uint32_t> in_y(g.n[1]), in_z(g.n[2]);
    for (std::uint32_t z = 0; z < g.n[2]; ++z)
      for (std::uint32_t y = 0; y < g.n[1]; ++y)
        if (mask.at(x, y, z) == Medium::cavity) {
          ++in_y[y];
          ++in_z[z];
        }
    const double high = *std::ranges::max_element(in_y) * g.spacing[2];
    const double wide = *std::ranges::max_element(in_z) * g.spacing[1];
    widest = std::max(widest, std::min(high, wide));
  }
  return widest;
}

}  // namespace

VoxelMask tissue_mask(const CordSurface& surface, const LesionOnDay* lesion) {
  const VoxelGrid grid = tissue_grid(surface);
  VoxelMask mask(grid, Medium::canal);
  const auto centre = [&](std::size_t axis, std::uint32_t i) {
    return grid.origin[axis] + (i + 0.5) * grid.spacing[axis];
  };
  for (std::uint32_t z = 0; z < grid.n[2]; ++z)
    for (std::uint32_t y = 0; y < grid.n[1]; ++y)
      for (std::uint32_t x = 0; x < grid.n[0]; ++x)
        mask.set(x, y, z, tissue_medium(surface, lesion, centre(0, x), centre(1, y), centre(2, z)));
  return mask;
}

std::string_view name(LesionLevel level) {
  return level == LesionLevel::cspg ? "cspg" : "inflammation";
}

std::string_view unit(LesionLevel level) { return level == LesionLevel::cspg ? "1" : "cells/mm^3"; }

TissueFields::TissueFields(const VoxelMask& mask, const TissueParameters& parameters,
                           double seconds, std::size_t steps)
    : mask_(mask),
      p_(parameters),
      pace_(fields_pace(parameters, seconds, steps)),
      narrowest_cavity_(cavity_across(mask)),
      fields_(substance_count, Field(mask.grid())),
      far_(soluble_pools.size(), Field(mask.grid())),
      covered_(mask.grid().pitch() / VoxelGrid::row_group),
      closed_(substance_count) {
  for (std::size_t i = 0; i < soluble_pools.size(); ++i) {
    long_steps_.emplace_back(mask, transport_of(soluble_pools[i], p_.fields), seconds);
    far_ledgers_.push_back(long_steps_[i].open_ledger(far_[i]));
  }
  const auto rest = [&](Substance s, double tissue, double fluid) {
    fill(fields_[at(s)], mask_, Medium::cord, static_cast<float>(tissue));
    fill(fields_[at(s)], mask_, Medium::cavity, static_cast<float>(fluid));
    fill(fields_[at(s)], mask_, Medium::canal, static_cast<float>(fluid));
  };
  rest(Substance::oxygen, p_.supply.oxygen, p_.fields.oxygen.csf);
  rest(Substance::glucose, p_.supply.glucose, p_.fields.glucose.csf);
}

MassLedger TissueFields::ledger(Substance s) const {
  MassLedger all = closed_[at(s)];
  for (const FieldsWindow& window : windows_) all += window.ledger(s);
  return all;
}

std::vector<CordStretch> TissueFields::windows() const {
  std::vector<CordStretch> all;
  for (const FieldsWindow& window : windows_) all.push_back(window.where());
  return all;
}

float TissueFields::level(LesionLevel level, std::size_t x, std::size_t y, std::size_t z) const {
  if (!lesion_ || mask_.at(x, y, z) != Medium::cord) return 0;
  const VoxelGrid& g = grid();
  const LesionSite site = lesion_->at(g.origin[0] + (static_cast<double>(x) + 0.5) * g.spacing[0]);
  const double cells = site.macrophages + site.neutrophils + site.t_cells;
  return static_cast<float>(level == LesionLevel::cspg ? site.cspg : cells);
}

/// Nothing but of metabolites.
AlongCord TissueFields::blood(Substance s, const LesionOnDay* lesion) const {
  const VoxelGrid& g = grid();
  AlongCord along(g.n[0]);
  if (!is_metabolite(s)) return along;
  const double level = s == Substance::oxygen ? p_.supply.oxygen : p_.supply.glucose;
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    const double middle = g.origin[0] + (x + 0.5) * g.spacing[0];
    const double perfusion = lesion == nullptr ? 1 : lesion->at(middle).perfusion;
    const double rate = p_.supply.exchange / core::seconds_per_day * perfusion;
    along.uptake[x] = static_cast<float>(rate);
    along.source[x] = static_cast<float>(rate * level);
  }
  return along;
}

/// The length in which what cells do to a level falls to 1/e: sqrt(D / k) with the loss to blood
/// where it is least, or by decay; in a cavity, which has no blood, that of a channel between walls
/// that hold their level, behind a layer of tissue.
double TissueFields::reach(Substance s, const LesionOnDay* lesion) const {
  const Transport transport = transport_of(s, p_.fields);
  const double tissue = transport.medium[static_cast<std::size_t>(Medium::cord)].diffusion;
  const double fluid = transport.medium[static_cast<std::size_t>(Medium::cavity)].diffusion;
  if (!is_metabolite(s)) {
    const double diffusion = narrowest_cavity_ > 0 ? std::max(tissue, fluid) : tissue;
    return std::sqrt(diffusion / transport.decay);
  }
  const AlongCord along = blood(s, lesion);
  const auto least = static_cast<double>(*std::ranges::min_element(along.uptake));
  return std::sqrt(tissue / least) + narrowest_cavity_ / std::numbers::pi;
}

double TissueFields::margin(const LesionOnDay* lesion) const {
  double furthest = 0;
  for (const Substance s : every_substance) furthest = std::max(furthest, reach(s, lesion));
  return margin_lengths * furthest;
}

void TissueFields::settle_without_cells(const LesionOnDay* lesion, core::Team& team) {
  constexpr int days = 2;
  Exchange exchange(grid());
  UnsplitScratch scratch(grid());
  const AlignedFloats no_cells(grid().stored());
  for (const Substance s : metabolites) {
    const UnsplitStep step(mask_, transport_of(s, p_.fields));
    MassLedger ledger = step.open_ledger(fields_[at(s)]);
    spread(blood(s, lesion), 0, mask_, exchange, team);
    for (int day = 0; day < days; ++day)
      step.advance(fields_[at(s)], exchange, {no_cells, 1}, core::seconds_per_day,
                   3 * pace_.tolerance[at(s)], ledger, scratch, team);
  }
}

void TissueFields::open_windows() {
  windows_.clear();
  constexpr auto group = static_cast<std::uint32_t>(VoxelGrid::row_group);
  for (std::uint32_t from = 0; from < covered_.size(); ++from) {
    if (covered_[from] == 0) continue;
    std::uint32_t to = from;
    while (to < covered_.size() && covered_[to] != 0) ++to;
    const CordStretch where{from * group, std::min(to * group, grid().n[0])};
    FieldsWindow& window = windows_.emplace_back(mask_, where, p_.fields, pace_);
    for (const Substance s : every_substance) window.read(s, fields_[at(s)]);
    from = to;
  }
}

void TissueFields::cover(const CellsByVoxel& cells, const LesionOnDay* lesion, core::Team& team) {
  const std::size_t nx = grid().n[0];
  std::vector<std::uint8_t> occupied(nx);
  for (std::size_t row = 0; row + nx < cells.begin.size(); row += nx) {
    if (cells.begin[row] == cells.begin[row + nx]) continue;
    for (std::size_t x = 0; x < nx; ++x)
      if (cells.begin[row + x] < cells.begin[row + x + 1]) occupied[x] = 1;
  }
  if (std::ranges::find(occupied, 1) == occupied.end()) return;
  const double voxels = std::ceil(margin(lesion) / grid().spacing[0]);
  const std::size_t around =
      voxels < static_cast<double>(nx) ? static_cast<std::size_t>(voxels) : nx;
  std::vector<std::uint8_t> wanted = covered_;
  for (std::size_t x = 0; x < nx; ++x) {
    if (occupied[x] == 0) continue;
    const std::size_t first = x > around ? (x - around) / VoxelGrid::row_group : 0;
    const std::size_t last = std::min(x + around, nx - 1) / VoxelGrid::row_group;
    std::fill(wanted.begin() + static_cast<std::ptrdiff_t>(first),
              wanted.begin() + static_cast<std::ptrdiff_t>(last) + 1, std::uint8_t{1});
  }
  if (wanted == covered_) return;
  if (windows_.empty()) settle_without_cells(lesion, team);
  for (const Substance s : every_substance) {
    closed_[at(s)] = ledger(s);
    closed_[at(s)].close();
  }
  covered_ = std::move(wanted);
  open_windows();
}

void TissueFields::rest(const std::array<double, substance_count>& canal, core::Team& team) {
  for (std::size_t i = 0; i < soluble_pools.size(); ++i) {
    const Substance s = soluble_pools[i];
    if (!(canal[at(s)] > 0) && far_ledgers_[i].content == 0) continue;
    fill(far_[i], mask_, Medium::canal, static_cast<float>(canal[at(s)]));
    long_steps_[i].advance(far_[i], far_ledgers_[i], team);
    fields_[at(s)].values = far_[i].values;
    for (const FieldsWindow& window : windows_) window.write(s, fields_[at(s)]);
  }
}

void TissueFields::advance(const CellsByVoxel& cells, const RatesOf& rates_of,
                           const LesionOnDay* lesion,
                           const std::array<double, substance_count>& canal, core::Team& team) {
  EXPECTS(cells.begin.size() == grid().voxels() + 1);
  if (lesion != nullptr) take_over(*lesion);
  cover(cells, lesion, team);
  rest(canal, team);
  for (const Substance s : every_substance) {
    const AlongCord along = blood(s, lesion);
    const CellRates rates = rates_of(s);
    for (FieldsWindow& window : windows_) {
      window.advance(s, along, {cells.begin, grid().n[0], 0}, rates, canal[at(s)], team);
      window.write(s, fields_[at(s)]);
    }
  }
}

void TissueFields::write(ByteWriter& out) const {
  out.put(std::span<const std::uint8_t>(covered_));
  out.put(std::uint64_t{lesion_.has_value()});
  out.put(lesion_.value_or(LesionOnDay{}));
  for (const Field& field : fields_) out.put(std::span<const float>(field.values));
  for (const Field& field : far_) {
    out.put(std::span<const float>(field.values));
    for (const auto& rest : field.remainder) out.put(std::span<const float>(rest));
  }
  out.put(std::span<const MassLedger>(far_ledgers_));
  out.put(std::span<const MassLedger>(closed_));
  for (const FieldsWindow& window : windows_) window.visit_rest([&](auto some) { out.put(some); });
}

bool TissueFields::read(ByteReader& in) {
  in.fill(std::span<std::uint8_t>(covered_));
  const bool has_lesion = in.get<std::uint64_t>() != 0;
  const auto lesion = in.get<LesionOnDay>();
  lesion_ = has_lesion ? std::optional(lesion) : std::nullopt;
  for (Field& field : fields_) in.fill(std::span<float>(field.values));
  for (Field& field : far_) {
    in.fill(std::span<float>(field.values));
    for (auto& rest : field.remainder) in.fill(std::span<float>(rest));
  }
  in.fill(std::span<MassLedger>(far_ledgers_));
  in.fill(std::span<MassLedger>(closed_));
  if (!in.whole()) return false;
  open_windows();
  for (FieldsWindow& window : windows_) window.visit_rest([&](auto some) { in.fill(some); });
  return in.whole();
}

}  // namespace caudata::graft
