// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/first_uniforms.hpp"

/// Whether and when something befalls a cell that a hazard acts on.
namespace caudata::graft {

/// One uniform of the cell with 52 bits, as small probabilities of a short step need; its first 23
/// are those of `first_uniforms`.
inline double uniform_of(const GraftKey& key, CellId cell, std::uint32_t step, Purpose purpose) {
  const std::array<std::uint32_t, 4> words = key.words(cell, step, purpose);
  return core::uniform_from(std::uint64_t{words[0]} << 32 | words[1]);
}

/// P(it happens in a step) = 1 - exp(-H), H the hazard integrated over the step: exact for any
/// length of step, and for steps of any hazard one after the other.
inline double probability(double integrated_hazard) { return -core::expm1(-integrated_hazard); }

/// u < 1 - exp(-H). Most cells are far from it: 1 - exp(-H) < H spares them the exponential.
inline bool happens(double u, double integrated_hazard) {
  constexpr double above_rounding = 1 + 0x1p-50;
  return u <= integrated_hazard * above_rounding && u < probability(integrated_hazard);
}

/// Sets befallen[i] to whether it happens to cell i in the step, hazard(i) integrated over it; 0
/// for a cell that it cannot befall. Returns how many it does. The random word is that of (cell,
/// step, purpose), so results depend neither on the order of cells nor on how they are cut into
/// batches. 23 bits of it, many cells at a time, settle all but a few.
template <class Hazard>
std::uint64_t befall(std::span<const CellId> cells, const GraftKey& key, std::uint32_t step,
                     Purpose purpose, const Hazard& hazard, std::span<std::uint8_t> befallen) {
  EXPECTS(befallen.size() == cells.size());
  constexpr std::size_t at_once = 512;
  constexpr double half_a_step = 0x1p-24, above_rounding = 1 + 0x1p-50;
  std::array<float, at_once> first;
  std::uint64_t sum = 0;
  for (std::size_t begin = 0; begin < cells.size(); begin += at_once) {
    const std::size_t n = std::min(at_once, cells.size() - begin);
    first_uniforms(key, step, purpose, 0, cells.subspan(begin, n), std::span(first).first(n));
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t cell = begin + i;
      const double integrated = hazard(cell);
      const bool may = static_cast<double>(first[i]) - half_a_step <= integrated * above_rounding;
      befallen[cell] = may && happens(uniform_of(key, cells[cell], step, purpose), integrated);
      sum += befallen[cell];
    }
  }
  return sum;
}

/// When it happens under a hazard that stays as it is, in the unit of time of the hazard: before t
/// exactly if `happens` with that u in a step of length t, up to rounding. hazard > 0.
inline double time_until(double u, double hazard) { return -core::log1p(-u) / hazard; }

}  // namespace caudata::graft
