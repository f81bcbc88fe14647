// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "core/contract.hpp"
#include "graft/canal/canal_phase.hpp"
#include "graft/particles/turn.hpp"

namespace caudata::graft {
namespace {

/// Blocks of cells, and a result of each block: fixed by the number of cells alone.
template <class R, class Count>
std::vector<R> counts_by_block(core::Team& team, std::size_t cells, const Count& count) {
  constexpr std::size_t block_cells = std::size_t{1} << 20;
  std::vector<R> of_block((cells + block_cells - 1) / block_cells);
  team.for_each_block(of_block.size(), [&](std::size_t block, unsigned) {
    const std::size_t first = block * block_cells;
    for (std::size_t i = first; i < std::min(first + block_cells, cells); ++i)
      count(i, of_block[block]);
  });
  return of_block;
}

Compartment counts_compartment(std::uint32_t depth_word) {
  switch (motion_of(depth_word)) {
    case Motion::suspended:
      return Compartment::suspended;
    case Motion::bedload:
      return Compartment::bedload;
    case Motion::adherent:
      return Compartment::adherent;
    case Motion::gone:
      break;
  }
  return gone_of(depth_word) == Gone::dead ? Compartment::dead : Compartment::left;
}

template <class Table>
void counts_add(Table& to, const Table& from) {
  for (std::size_t i = 0; i < to.size(); ++i)
    for (std::size_t j = 0; j < to[i].size(); ++j) to[i][j] += from[i][j];
}

float counts_mm(const DriftField& field, std::uint32_t x) {
  return static_cast<float>(x * 0x1p-32 * static_cast<double>(field.length));
}

template <class T>
std::vector<T> counts_joined(std::vector<std::vector<T>> blocks) {
  std::vector<T> all;
  for (const auto& block : blocks) all.insert(all.end(), block.begin(), block.end());
  std::sort(all.begin(), all.end(), [](const T& a, const T& b) { return a.id < b.id; });
  return all;
}

}  // namespace

std::uint64_t CanalDistribution::adherent_on(Surface surface) const {
  const auto& row = adherent[static_cast<std::size_t>(surface)];
  return std::accumulate(row.begin(), row.end(), std::uint64_t{0});
}

CanalDistribution CanalCourse::distribution() const {
  const ParticleView cells = store_.all();
  const DriftField& field = phase().field;
  const auto blocks = counts_by_block<CanalDistribution>(
      team_, cells.size(), [&](std::size_t i, CanalDistribution& d) {
        const std::size_t region =
            field.region[static_cast<std::size_t>(field.cell_of_x(cells.x[i]))];
        const Compartment where = counts_compartment(cells.depth[i]);
        ++d.by_region[static_cast<std::size_t>(where)][region];
        if (where == Compartment::adherent)
          ++d.adherent[static_cast<std::size_t>(surface_of(cells.depth[i]))][region];
      });
  CanalDistribution all;
  all.by_region[static_cast<std::size_t>(Compartment::dead)] = dead_;
  all.by_region[static_cast<std::size_t>(Compartment::left)] = left_;
  for (const CanalDistribution& block : blocks) {
    counts_add(all.by_region, block.by_region);
    counts_add(all.adherent, block.adherent);
  }
  return all;
}

CellLedger CanalCourse::ledger() const {
  const CanalDistribution d = distribution();
  CellLedger ledger;
  ledger.injected = injected_ - handed_over_;
  for (std::size_t c = 0; c < compartments; ++c)
    ledger.cells[c] =
        std::accumulate(d.by_region[c].begin(), d.by_region[c].end(), std::uint64_t{0});
  ENSURES(ledger.balanced());
  return ledger;
}

std::vector<Arrival> CanalCourse::arrivals(const AdherentRules& rules,
                                           const WallPiles& piles) const {
  const ParticleView cells = store_.all();
  const DriftField& field = phase().field;
  return counts_joined(counts_by_block<std::vector<Arrival>>(
      team_, store_.settled(), [&](std::size_t i, std::vector<Arrival>& arrived) {
        const Surface surface = surface_of(cells.depth[i]);
        if (surface != Surface::pia && surface != Surface::lesion) return;
        const double debt = oxygen_lack(rules, piles, i) * hours_adherent(i);
        arrived.push_back({cells.id[i], counts_mm(field, cells.x[i]),
                           azimuth_turns(cells.azimuth[i]), static_cast<float>(debt), surface,
                           static_cast<float>(diameter_of(cells.azimuth[i]) / 2)});
      }));
}

std::size_t CanalCourse::wall_of(std::uint32_t x, std::uint32_t azimuth,
                                 std::uint32_t depth) const {
  const DriftField& field = phase().field;
  const std::int32_t cell = field.cell_of_x(x) * field.na + field.cell_of_azimuth(azimuth);
  return 2 * static_cast<std::size_t>(cell) + (surface_of(depth) == Surface::dura ? 1 : 0);
}

WallPiles CanalCourse::wall_piles() const {
  const ParticleView cells = store_.all();
  const Phase& now = phase();
  WallPiles piles;
  piles.cells.assign(now.walls.size(), 0);
  piles.thickness.assign(now.walls.size(), 0);
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (lies_on_wall(cells.depth[i]))
      ++piles.cells[wall_of(cells.x[i], cells.azimuth[i], cells.depth[i])];
  const double volume = mean_cell_volume(cells_) * weight() / survival_.pile_packing;
  for (std::size_t i = 0; i < piles.cells.size(); ++i)
    if (piles.cells[i] > 0)
      piles.thickness[i] = piles.cells[i] * volume / wall_area(now.field, now.walls[i]);
  return piles;
}

std::vector<PlacedCell> CanalCourse::drawn(double share) const {
  const ParticleView cells = store_.all();
  const DriftField& field = phase().field;
  return counts_joined(counts_by_block<std::vector<PlacedCell>>(
      team_, cells.size(), [&](std::size_t i, std::vector<PlacedCell>& drawn) {
        if (static_cast<double>(uniform_of(key_.words(cells.id[i], 0, Purpose::draw)[0])) >= share)
          return;
        const std::uint32_t depth = cells.depth[i];
        const Located at = locate(field, cells.x[i], cells.azimuth[i], 0);
        const SectionShape shape = section_shape(field, at.jx, at.ja);
        const float w = motion_of(depth) != Motion::adherent ? depth_share(depth)
                        : surface_of(depth) == Surface::dura ? 1.0f
                        : surface_of(depth) == Surface::root ? depth_share(depth)
                                                             : 0.0f;
        const float radius = shape.inner.value(at.fx, at.fa) + w * shape.gap.value(at.fx, at.fa);
        const TurnSines turn = sines_of_turns(azimuth_turns(cells.azimuth[i]));
        const double diameter = diameter_of(cells.azimuth[i]);
        drawn.push_back({counts_mm(field, cells.x[i]), radius * turn.sine, radius * turn.cosine,
                         cells.id[i], counts_compartment(depth), surface_of(depth),
                         static_cast<float>(diameter)});
      }));
}

}  // namespace caudata::graft
