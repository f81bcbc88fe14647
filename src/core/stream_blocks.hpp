// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "core/stream.hpp"

/// Words of streams four blocks at a time, for loops that would wait for one block after another.
/// The words are those of `Stream`, bit by bit.
namespace caudata::core {

inline constexpr std::uint32_t blocks_at_once = 4;

/// The two words of each block.
using FourBlocks = std::array<std::array<std::uint64_t, 2>, blocks_at_once>;

/// The first two words of the streams of the candidates first, first + 1, first + 2, first + 3.
/// Precondition: they are below 2^20.
FourBlocks first_blocks(Seed seed, TrialIndex trial, CandidateId first, Process process);

/// The blocks `from` to `from` + 3 of one stream.
FourBlocks stream_blocks(Seed seed, TrialIndex trial, CandidateId candidate, Process process,
                         std::uint32_t from);

}  // namespace caudata::core
