// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/mechanics.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "graft/cells/division.hpp"
#include "graft/cells/growth.hpp"
#include "graft/simd.hpp"
#include "support/packed_cells.hpp"

namespace caudata::graft {
namespace {

constexpr PairLaw mechanics_tissue{PairShape::linear, 0.05, 0.002, 1.25};

MechanicsOptions mechanics_options(NeighbourMode mode, double skin) {
  MechanicsOptions options;
  options.mode = mode;
  options.skin = skin;
  return options;
}

/// Some steps with growth, division and death in between; the cells in the order of their slots.
std::vector<Cell> after_a_life(std::vector<Cell> list, const MechanicsOptions& options,
                               unsigned threads) {
  Cells cells = test::columns_of(list);
  Mechanics mechanics(cells, mechanics_tissue, options);
  core::Team team(threads);
  CellLedger ledger;
  ledger.injected = ledger.cells[0] = cells.size();
  const GraftKey key(std::array<std::uint32_t, 2>{3, 4});
  for (int round = 0; round < 6; ++round) {
    mechanics.advance(3, team);
    std::vector<float> gain(cells.size());
    for (std::size_t i = 0; i < gain.size(); ++i) gain[i] = cells.ids()[i] % 3 == 0 ? 150.0f : 0.0f;
    grow(cells, gain, team);
    mechanics.advance(1, team);
    std::vector<Slot> mothers;
    std::vector<std::uint8_t> doomed(cells.size());
    for (Slot i = 0; i < cells.size(); ++i) {
      doomed[i] = (cells.ids()[i] >> 3) % 40 == static_cast<unsigned>(round) ? 1 : 0;
      if (doomed[i] != 0) mechanics.wake_around(i);
    }
    bury(cells, doomed, ledger, team);
    for (Slot i = 0; i < cells.size(); ++i)
      if (volume_of(double{cells[i].sphere.radius}) > 2800) mothers.push_back(i);
    divide(cells, mothers, key, ledger);
    EXPECT_TRUE(ledger.balanced());
  }
  mechanics.advance(1, team);
  EXPECT_EQ(ledger.living(), cells.size());
  std::vector<Cell> result;
  for (std::size_t i = 0; i < cells.size(); ++i) result.push_back(cells[i]);
  return result;
}

std::vector<Cell> sorted_by_id(std::vector<Cell> list) {
  std::sort(list.begin(), list.end(), [](const Cell& a, const Cell& b) { return a.id < b.id; });
  return list;
}

TEST(MechanicsSameBytes, ForAnyNumberOfThreadsAndEveryInstructionSet) {
  const auto start = test::mixed_cells(1500);
  for (const double rest : {0.0, 0.05}) {
    MechanicsOptions options = mechanics_options(NeighbourMode::lists, 2);
    options.rest_speed = rest;
    const auto once = after_a_life(start, options, 1);
    EXPECT_GT(once.size(), 1500u);
    for (unsigned threads = 2; threads <= 4; ++threads)
      EXPECT_EQ(after_a_life(start, options, threads), once) << threads;
    for (const SimdTarget& target : simd_targets()) {
      const OnlySimdTarget only(target);
      EXPECT_EQ(after_a_life(start, options, 2), once) << target.name;
    }
  }
}

TEST(MechanicsSameBytes, WhateverFindsTheNeighbours) {
  const auto start = test::mixed_cells(1500);
  for (const double rest : {0.0, 0.05}) {
    MechanicsOptions options = mechanics_options(NeighbourMode::lists, 2);
    options.rest_speed = rest;
    const auto lists = after_a_life(start, options, 1);
    options.mode = NeighbourMode::grid;
    EXPECT_EQ(after_a_life(start, options, 1), lists) << "slots too";
    options.skin = 0;
    EXPECT_EQ(sorted_by_id(after_a_life(start, options, 1)), sorted_by_id(lists));
    options = mechanics_options(NeighbourMode::lists, 5);
    options.rest_speed = rest;
    options.rows_per_block = 6;  // most blocks have no list
    EXPECT_EQ(sorted_by_id(after_a_life(start, options, 1)), sorted_by_id(lists));
  }
}

TEST(MechanicsSameBytes, WhateverTheOrderOfInsertion) {
  auto start = test::mixed_cells(800);
  const MechanicsOptions options = mechanics_options(NeighbourMode::lists, 2);
  const auto once = after_a_life(start, options, 1);
  std::reverse(start.begin(), start.end());
  EXPECT_EQ(after_a_life(start, options, 1), once);
  // In two parts, the later ids first.
  Cells parts;
  parts.append(std::span(start).subspan(0, 300));
  parts.append(std::span(start).subspan(300));
  std::vector<Cell> mixed;
  for (std::size_t i = 0; i < parts.size(); ++i) mixed.push_back(parts[i]);
  EXPECT_EQ(after_a_life(mixed, options, 1), once);
}

TEST(MechanicsSameBytes, WhereverTheOriginIs) {
  auto start = test::mixed_cells(500);
  const MechanicsOptions options = mechanics_options(NeighbourMode::lists, 2);
  auto once = sorted_by_id(after_a_life(start, options, 1));
  for (Cell& c : start) c.sphere.x += 1'500'000'000;
  auto moved = sorted_by_id(after_a_life(start, options, 1));
  for (Cell& c : moved) c.sphere.x -= 1'500'000'000;
  EXPECT_EQ(moved, once);
}

}  // namespace
}  // namespace caudata::graft
