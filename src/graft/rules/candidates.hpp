// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "graft/first_uniforms.hpp"

namespace caudata::graft {

/// One random number in (0, 1) of 52 bits from two words, one of them as in first_uniforms.
inline double uniform_of(std::uint32_t first, std::uint32_t second) {
  return core::uniform_from(std::uint64_t{first} << 32 | second);
}

/// consider(i) for every cell whose uniform_of(words[0], words[1]) may lie below bound(i), and for
/// few others: a filter before the exact decision of a rule, by 23 bits of many cells at once.
/// bound(i) at least the probability of the event.
template <class Bound, class Consider>
void for_each_candidate(const GraftKey& key, std::uint32_t step, Purpose purpose,
                        std::span<const CellId> cells, Bound bound, Consider consider) {
  constexpr std::size_t at_once = 1024;
  constexpr double half_a_step = 0x1p-24, round_off = 1 + 0x1p-40;
  std::array<float, at_once> uniforms;
  for (std::size_t begin = 0; begin < cells.size(); begin += at_once) {
    const std::size_t n = std::min(at_once, cells.size() - begin);
    first_uniforms(key, step, purpose, 0, cells.subspan(begin, n), std::span(uniforms).first(n));
    for (std::size_t i = 0; i < n; ++i)
      if (double{uniforms[i]} - half_a_step < bound(begin + i) * round_off) consider(begin + i);
  }
}

}  // namespace caudata::graft
