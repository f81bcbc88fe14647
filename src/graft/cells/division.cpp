// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/division.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

constexpr double division_half = 0.79370052598409973738;  // 2^(-1/3)

/// Both daughters; the first is the mother from now on.
std::array<Cell, 2> daughters(const Cell& mother, const GraftKey& key) {
  const auto direction = division_direction(key, mother.id, mother.divisions);
  std::array<Cell, 2> two{mother, mother};
  const auto radius = static_cast<float>(double{mother.sphere.radius} * division_half);
  const double shift = (double{mother.sphere.radius} - double{radius}) * quanta_per_um;
  const std::int32_t x = nearest_whole(shift * direction[0]),
                     y = nearest_whole(shift * direction[1]),
                     z = nearest_whole(shift * direction[2]);
  const Sphere& s = mother.sphere;
  two[0].sphere = {s.x + x, s.y + y, s.z + z, radius};
  two[1].sphere = {s.x - x, s.y - y, s.z - z, radius};
  two[1].id = child_id(mother.id, mother.divisions);
  two[0].divisions = static_cast<std::uint16_t>(mother.divisions + 1);
  two[1].divisions = 0;
  for (Cell& c : two) c.kind.quiet = 0;
  return two;
}

}  // namespace

std::array<double, 3> division_direction(const GraftKey& key, CellId mother,
                                         std::uint32_t ordinal) {
  const auto words = key.words(mother, ordinal, Purpose::push);
  const double z = 2 * ((words[0] + 0.5) * 0x1p-32) - 1;
  const auto turn = core::sincos(2 * std::numbers::pi * ((words[1] + 0.5) * 0x1p-32));
  const double across = std::sqrt((1 - z) * (1 + z));
  return {across * turn.cos, across * turn.sin, z};
}

std::vector<Birth> divide(Cells& cells, std::span<const Slot> mothers, const GraftKey& key,
                          CellLedger& ledger) {
  std::vector<Cell> born;
  std::vector<Birth> births;
  born.reserve(mothers.size());
  births.reserve(mothers.size());
  const auto spheres = cells.spheres_to_change();
  for (const Slot slot : mothers) {
    const auto two = daughters(cells[slot], key);
    spheres[slot] = two[0].sphere;
    cells.kinds()[slot] = two[0].kind;
    cells.divisions()[slot] = two[0].divisions;
    born.push_back(two[1]);
    births.push_back({two[0].id, two[1].id});
    ++ledger.born;
    ++ledger.cells[two[1].kind.compartment];
  }
  cells.append(born);
  std::sort(births.begin(), births.end(),
            [](const Birth& a, const Birth& b) { return a.child < b.child; });
  return births;
}

void bury(Cells& cells, std::span<const std::uint8_t> doomed, CellLedger& ledger,
          core::Team& team) {
  EXPECTS(doomed.size() == cells.size());
  const auto kinds = std::as_const(cells).kinds();
  for (std::size_t i = 0; i < doomed.size(); ++i) {
    if (doomed[i] == 0) continue;
    --ledger.cells[kinds[i].compartment];
    ++ledger[Compartment::dead];
  }
  cells.remove(doomed, team);
}

}  // namespace caudata::graft
