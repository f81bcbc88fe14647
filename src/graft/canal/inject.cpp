// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <ranges>

#include "graft/canal/canal_phase.hpp"
#include "graft/delivered_cells.hpp"

namespace caudata::graft {
namespace {

/// Draws a place by shares: evenly within a cell.
class InjectPlaces {
 public:
  explicit InjectPlaces(const std::vector<double>& shares) {
    double sum = 0;
    for (const double share : shares) ends_.push_back(sum += share);
  }

  /// In units of 2^-32 of the whole.
  std::uint32_t operator()(std::uint32_t word) const {
    const double at = (word + 0.5) * 0x1p-32 * ends_.back();
    const auto end = std::upper_bound(ends_.begin(), ends_.end() - 1, at);
    const double before = end == ends_.begin() ? 0 : *(end - 1);
    const double within = *end > before ? (at - before) / (*end - before) : 0.5;
    const double cell = static_cast<double>(end - ends_.begin());
    const double share = (cell + std::min(within, 1.0)) / static_cast<double>(ends_.size());
    return static_cast<std::uint32_t>(std::min(share * 0x1p32, 0x1p32 - 1));
  }

 private:
  std::vector<double> ends_;
};

/// Evenly by volume along a ray, no further than `thickness` [mm] from the dura.
std::uint32_t inject_depth(const DriftField& field, double thickness, std::uint32_t x,
                           std::uint32_t azimuth, std::uint32_t word) {
  const Located at = locate(field, x, azimuth, 0);
  const SectionShape shape = section_shape(field, at.jx, at.ja);
  const double inner = static_cast<double>(shape.inner.value(at.fx, at.fa));
  const double gap =
      std::max(static_cast<double>(shape.gap.value(at.fx, at.fa)), static_cast<double>(least_gap));
  const double outer = inner + gap, share = (word + 0.5) * 0x1p-32;
  const double least = outer - std::min(thickness, gap);
  const double radius = std::sqrt(least * least + share * (outer * outer - least * least));
  const double units = std::clamp((radius - inner) / gap, 0.0, 1.0) * depth_units;
  return static_cast<std::uint32_t>(std::min(units, depth_units - 1.0)) << 8;
}

/// The indices of a block.
auto inject_block(std::size_t block, std::uint64_t cells) {
  const std::uint64_t first = block * canal_block;
  return std::views::iota(first, std::min<std::uint64_t>(first + canal_block, cells));
}

/// Where the living cells of each block begin, and their number.
std::vector<std::size_t> inject_begins(core::Team& team, const DoseOrder& order,
                                       std::uint64_t cells, std::uint64_t living) {
  std::vector<std::size_t> begins((cells + canal_block - 1) / canal_block + 1, 0);
  team.for_each_block(begins.size() - 1, [&](std::size_t block, unsigned) {
    for (const std::uint64_t index : inject_block(block, cells))
      begins[block + 1] += order.rank(index) < living ? 1u : 0u;
  });
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  return begins;
}

}  // namespace

void CanalCourse::inject_due() {
  while (doses_given_ < plan_.doses.size() && tick_of(plan_.doses[doses_given_].hour) <= ticks_) {
    inject(doses_given_++);
    last_dose_ = ticks_;
    unsorted_ = 0;
  }
}

/// Only living cells become particles; the dead are counted where they would have begun.
void CanalCourse::inject(std::size_t dose) {
  const DriftField& field = phase().field;
  const CanalDose& given = plan_.doses[dose];
  const InjectPlaces along(given.start.along), around(given.start.around);
  const std::vector<double>& thickness = given.start.thickness;
  const std::uint64_t cells = plan_.cells_of(dose), living = given.cells - given.dead;
  const DoseOrder order(key_, static_cast<std::uint32_t>(dose), given.cells);
  const std::vector<std::size_t> begins = inject_begins(team_, order, cells, living);
  const ParticleColumns added = store_.append(begins.back());
  injected_ += cells;
  const auto begin = [&](CellId id, std::uint32_t x, const auto& place, std::size_t i) {
    const auto kind = key_.words(id, 0, Purpose::start, 1);
    const bool in_clump = static_cast<double>(uniform_of(kind[1])) < cells_.clumped;
    added.id[i] = static_cast<std::uint32_t>(id);
    added.x[i] = x;
    added.azimuth[i] =
        (around(place[1]) & fraction_mask) | size_class(kind[0] & 15, kind[0] >> 4 & 7, in_clump);
    const double depth =
        thickness.empty() ? 1e6 : thickness[static_cast<std::size_t>(field.cell_of_x(x))];
    added.depth[i] =
        inject_depth(field, depth, x, added.azimuth[i], place[2]) | state_of(Motion::suspended);
  };
  std::vector<decltype(dead_)> dead(begins.size() - 1);
  team_.for_each_block(dead.size(), [&](std::size_t block, unsigned) {
    std::size_t to = begins[block];
    for (const std::uint64_t index : inject_block(block, cells)) {
      const CellId id = cell_id(static_cast<std::uint32_t>(dose), index);
      const auto place = key_.words(id, 0, Purpose::start, 0);
      const std::uint32_t x = along(place[0]);
      if (order.rank(index) < living)
        begin(id, x, place, to++);
      else
        ++dead[block][field.region[static_cast<std::size_t>(field.cell_of_x(x))]];
    }
  });
  for (const auto& of_block : dead)
    for (std::size_t region = 0; region < dead_.size(); ++region) dead_[region] += of_block[region];
}

}  // namespace caudata::graft
