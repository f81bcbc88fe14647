// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "core/stream.hpp"
#include "graft/cell_id.hpp"

namespace caudata::graft {

/// What a cell's random word is for: the upper 12 of the 32 bits "purpose and draw". Append only.
enum class Purpose : std::uint32_t {
  start,  // where in the bolus a cell begins, its size and density
  kick,   // mixing
  adhere,
  detach,
  die,
  enter,
  divide,
  commit,
  fate,
  take,
  escape,
  push,  // direction of a new daughter
  cone,
  branch,
  prune,
  clump,
  draw,     // which cells are drawn
  pile,     // how deep in its pile a cell lies
  scatter,  // where a cell would adhere if it did so anywhere
  deliver,  // which of the delivered cells it is
};

/// The key of one graft: two words of the candidate's stream, so that scenarios, doses and arms
/// share it. Every random number of a cell is philox(cell id 64 · step 32 · purpose 12 and draw 20)
/// under this key, whatever the slot, the thread or the order.
class GraftKey {
 public:
  /// From the stream of core::Process::graft, lane 0.
  explicit GraftKey(core::Stream stream);
  explicit GraftKey(std::array<std::uint32_t, 2> words) : words_(words) {}

  /// Four words. draw < 2^20.
  std::array<std::uint32_t, 4> words(CellId cell, std::uint32_t step, Purpose purpose,
                                     std::uint32_t draw = 0) const {
    return core::philox4x32_10(
        {static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(cell >> 32), step,
         purpose_and_draw(purpose, draw)},
        words_);
  }

  static constexpr std::uint32_t purpose_and_draw(Purpose purpose, std::uint32_t draw) {
    return static_cast<std::uint32_t>(purpose) << 20 | draw;
  }

  const std::array<std::uint32_t, 2>& key() const { return words_; }

 private:
  std::array<std::uint32_t, 2> words_;
};

/// (k + 1/2) / 2^23 of the upper 23 bits: exact in single precision, never 0 and never 1.
constexpr float uniform_of(std::uint32_t word) {
  return (static_cast<float>(word >> 9) + 0.5f) * 0x1p-23f;
}

}  // namespace caudata::graft
