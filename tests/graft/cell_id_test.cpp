// SPDX-License-Identifier: Apache-2.0
#include "graft/cell_id.hpp"

#include <gtest/gtest.h>

#include <set>

#include "graft/cell_ledger.hpp"
#include "graft/graft_key.hpp"

namespace caudata::graft {
namespace {

TEST(CellId, TellsInjectedCellsOfFourDosesApartAndIsNeverNobody) {
  std::set<CellId> ids;
  for (const std::uint32_t dose : {0u, 1u, 2u, 3u})
    for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{1}, most_cells_of_a_dose - 1})
      ids.insert(cell_id(dose, index));
  EXPECT_EQ(ids.size(), 12u);
  EXPECT_FALSE(ids.contains(0));
  for (const CellId id : ids) {
    EXPECT_TRUE(was_injected(id));
    EXPECT_LT(id, std::uint64_t{1} << 32);
  }
}

TEST(CellId, OfAChildIsItsParentsAndItsOrdinals) {
  std::set<CellId> ids;
  for (CellId parent = 1; parent <= 100; ++parent)
    for (std::uint32_t ordinal = 0; ordinal < 100; ++ordinal) ids.insert(child_id(parent, ordinal));
  EXPECT_EQ(ids.size(), 10000u);
  for (const CellId id : ids) EXPECT_FALSE(was_injected(id));
  EXPECT_EQ(child_id(7, 3), child_id(7, 3));
}

TEST(CellLedger, IsBalancedOnlyIfEveryCellIsSomewhere) {
  CellLedger ledger{10, 2, {}};
  ledger[Compartment::suspended] = 3;
  ledger[Compartment::parenchyma] = 4;
  ledger[Compartment::dead] = 4;
  EXPECT_FALSE(ledger.balanced());
  ledger[Compartment::left] = 1;
  EXPECT_TRUE(ledger.balanced());
  EXPECT_EQ(ledger.living(), 7u);
}

TEST(GraftKey, GivesEachPurposeStepAndDrawWordsOfItsOwn) {
  const GraftKey key(std::array<std::uint32_t, 2>{1, 2});
  std::set<std::array<std::uint32_t, 4>> seen;
  for (const CellId cell : {CellId{1}, CellId{2}, born_bit | 1})
    for (const std::uint32_t step : {0u, 1u})
      for (const Purpose purpose : {Purpose::start, Purpose::kick})
        for (const std::uint32_t draw : {0u, (1u << 20) - 1})
          seen.insert(key.words(cell, step, purpose, draw));
  EXPECT_EQ(seen.size(), 24u);
}

TEST(GraftKey, UniformsLieStrictlyWithinTheUnitInterval) {
  EXPECT_GT(uniform_of(0), 0.0f);
  EXPECT_LT(uniform_of(0xffffffffu), 1.0f);
  EXPECT_EQ(uniform_of(0) + uniform_of(0xffffffffu), 1.0f);
}

}  // namespace
}  // namespace caudata::graft
