// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue_fields.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr std::array<double, 3> tissue_voxel{0.5, 0.25, 0.25};  // [mm] along x, y, z
constexpr double seconds_per_day = 86400;
constexpr double tissue_ln2 = 0.69314718055994530942;

constexpr std::array every_substance{
    Substance::oxygen,           Substance::glucose, Substance::contact,     Substance::soluble,
    Substance::immunomodulatory, Substance::cspg,    Substance::inflammation};
constexpr std::array soluble_pools{Substance::soluble, Substance::immunomodulatory};

bool is_metabolite(Substance s) { return s == Substance::oxygen || s == Substance::glucose; }

double metabolite_step(const SupplyParameters& p, double longest) {
  constexpr double share_of_renewal = 0.3;
  return p.exchange > 0 ? std::min(longest, share_of_renewal * seconds_per_day / p.exchange)
                        : longest;
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

TissueFields::TissueFields(const VoxelMask& mask, const TissueParameters& parameters,
                           double seconds, std::size_t steps)
    : mask_(mask), p_(parameters), steps_per_interval_(steps), exchange_(mask.grid()) {
  for (const Substance s : every_substance) {
    fields_.emplace_back(mask.grid());
    const double step = seconds / static_cast<double>(steps_of(s));
    steps_.emplace_back(mask, transport_of(s, p_.fields),
                        is_metabolite(s) ? metabolite_step(p_.supply, step) : step);
  }
  for (const Substance s : soluble_pools)
    long_steps_.emplace_back(mask, transport_of(s, p_.fields), seconds);
  const auto rest = [&](Substance s, double tissue, double fluid) {
    fill(fields_[at(s)], mask_, Medium::cord, static_cast<float>(tissue));
    fill(fields_[at(s)], mask_, Medium::cavity, static_cast<float>(fluid));
    fill(fields_[at(s)], mask_, Medium::canal, static_cast<float>(fluid));
  };
  rest(Substance::oxygen, p_.supply.oxygen, p_.fields.oxygen.csf);
  rest(Substance::glucose, p_.supply.glucose, p_.fields.glucose.csf);
  for (const Substance s : every_substance)
    ledgers_.push_back(steps_[at(s)].open_ledger(fields_[at(s)]));
}

std::size_t TissueFields::steps_of(Substance s) const {
  const bool bound =
      s == Substance::contact || s == Substance::cspg || s == Substance::inflammation;
  return bound ? 1 : steps_per_interval_;
}

TissueFields::AlongCord TissueFields::blood(Substance s, const LesionOnDay* lesion) const {
  const double level = s == Substance::oxygen ? p_.supply.oxygen : p_.supply.glucose;
  const VoxelGrid& g = grid();
  AlongCord along(g.n[0]);
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    const double middle = g.origin[0] + (x + 0.5) * g.spacing[0];
    const double perfusion = lesion == nullptr ? 1 : lesion->at(middle).perfusion;
    const double rate = p_.supply.exchange / seconds_per_day * perfusion;
    along.uptake[x] = static_cast<float>(rate);
    along.source[x] = static_cast<float>(rate * level);
  }
  return along;
}

double TissueFields::level_of(Substance s, const LesionSite& site) {
  return s == Substance::cspg ? site.cspg : site.macrophages + site.neutrophils + site.t_cells;
}

void TissueFields::take_over(const LesionOnDay& lesion) {
  const VoxelGrid& g = grid();
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    const LesionSite site = lesion.at(g.origin[0] + (x + 0.5) * g.spacing[0]);
    for (const Substance s : {Substance::cspg, Substance::inflammation}) {
      const auto level = static_cast<float>(level_of(s, site));
      for (std::uint32_t z = 0; z < g.n[2]; ++z)
        for (std::uint32_t y = 0; y < g.n[1]; ++y)
          if (mask_.at(x, y, z) == Medium::cord) fields_[at(s)].at(x, y, z) = level;
    }
  }
  for (const Substance s : {Substance::cspg, Substance::inflammation})
    ledgers_[at(s)] = steps_[at(s)].open_ledger(fields_[at(s)]);
}

void TissueFields::rest(const std::array<double, substance_count>& canal, core::Team& team) {
  for (std::size_t i = 0; i < soluble_pools.size(); ++i) {
    const std::size_t s = at(soluble_pools[i]);
    if (!(canal[s] > 0) && ledgers_[s].content == 0) continue;
    fill(fields_[s], mask_, Medium::canal, static_cast<float>(canal[s]));
    long_steps_[i].advance(fields_[s], ledgers_[s], team);
  }
}

TissueFields::AlongCord TissueFields::renewed(Substance s, const LesionOnDay& lesion) const {
  const double half_life =
      s == Substance::cspg ? p_.fields.cspg.half_life : p_.fields.inflammation.half_life;
  const double decay = tissue_ln2 / (half_life * seconds_per_day);
  const VoxelGrid& g = grid();
  AlongCord along(g.n[0]);
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    const LesionSite site = lesion.at(g.origin[0] + (x + 0.5) * g.spacing[0]);
    along.source[x] = static_cast<float>(decay * level_of(s, site));
  }
  return along;
}

TissueFields::AlongCord TissueFields::without_cells(Substance s, const LesionOnDay* lesion) const {
  if (is_metabolite(s)) return blood(s, lesion);
  if ((s == Substance::cspg || s == Substance::inflammation) && lesion != nullptr)
    return renewed(s, *lesion);
  return AlongCord(grid().n[0]);
}

void TissueFields::begin_exchange(const AlongCord& along, core::Team& team) {
  constexpr auto cord = static_cast<std::uint8_t>(Medium::cord);
  const VoxelGrid& g = grid();
  team.for_each_block(g.n[2], [&](std::size_t z, unsigned) {
    for (std::size_t y = 0; y < g.n[1]; ++y) {
      const std::size_t row = g.index(0, y, z);
      const std::uint8_t* const media = mask_.media().data() + row;
      for (std::size_t x = 0; x < g.n[0]; ++x) {
        exchange_.source[row + x] = media[x] == cord ? along.source[x] : 0.0f;
        exchange_.uptake[row + x] = media[x] == cord ? along.uptake[x] : 0.0f;
      }
    }
  });
}

void TissueFields::advance(const CellsByVoxel& cells, const RatesOf& rates_of,
                           const LesionOnDay* lesion,
                           const std::array<double, substance_count>& canal, core::Team& team) {
  for (const Substance s : every_substance) {
    Field& field = fields_[at(s)];
    begin_exchange(without_cells(s, lesion), team);
    exchange_with_cells(field, cells, rates_of(s), exchange_, team);
    fill(field, mask_, Medium::canal, static_cast<float>(canal[at(s)]));
    for (std::size_t i = 0; i < steps_of(s); ++i)
      steps_[at(s)].advance(field, exchange_, ledgers_[at(s)], team);
    ENSURES(ledgers_[at(s)].balanced());
  }
}

void TissueFields::write(ByteWriter& out) const {
  for (const Field& field : fields_) {
    out.put(std::span(field.values.data(), field.values.size()));
    for (const auto& rest : field.remainder) out.put(std::span(rest.data(), rest.size()));
  }
  out.put(std::span(ledgers_.data(), ledgers_.size()));
}

bool TissueFields::read(ByteReader& in) {
  for (Field& field : fields_) {
    in.fill(std::span(field.values.data(), field.values.size()));
    for (auto& rest : field.remainder) in.fill(std::span(rest.data(), rest.size()));
  }
  in.fill(std::span(ledgers_.data(), ledgers_.size()));
  return in.whole();
}

}  // namespace caudata::graft
