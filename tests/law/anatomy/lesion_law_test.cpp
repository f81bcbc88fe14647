// SPDX-License-Identifier: Apache-2.0
// Laws of the lesion, for every textbook pattern at every segment.
#include <gtest/gtest.h>

#include "anatomy/motor_pool.hpp"
#include "anatomy/textbook_cord.hpp"

namespace caudata::anatomy {
namespace {

constexpr Segment segment(std::size_t i) { return Segment{static_cast<std::uint8_t>(i)}; }

template <class Check>
void for_each_textbook_lesion(Check check) {
  const Cord cord = support::cord();
  for (const Phenotype phenotype : all_phenotypes) {
    for (std::size_t first = 1; first < segment_count; ++first) {
      check(cord, phenotype, segment(first), support::textbook(phenotype, segment(first)));
    }
  }
}

Lesion mirrored(Lesion lesion) {
  std::swap(lesion.side[0], lesion.side[1]);
  return lesion;
}

}  // namespace

TEST(Lesion, NoneLeavesEverythingIntact) {
  const Cord cord = support::cord();
  const Lesion none = no_lesion(cord);
  EXPECT_EQ(volume(none, cord), 0);
  for (const Side side : both_sides) {
    for (std::size_t i = 0; i < segment_count; ++i) {
      EXPECT_EQ(pool(none, cord, side, segment(i)), 1);
      for (const Tract tract : all_tracts) {
        EXPECT_EQ(continuous(none, cord, tract, side, segment(i)), 1);
      }
    }
  }
}

TEST(Lesion, SparesWhatLiesRostral) {
  for_each_textbook_lesion([](const Cord& cord, Phenotype, Segment first, const Lesion& lesion) {
    for (const Side side : both_sides) {
      for (std::size_t i = 0; i < first.index; ++i) {
        EXPECT_EQ(pool(lesion, cord, side, segment(i)), 1);
        for (const Tract tract : all_tracts) {
          EXPECT_EQ(continuous(lesion, cord, tract, side, segment(i)), 1);
        }
      }
    }
  });
}

TEST(Lesion, SupplyNeverGrowsCaudally) {
  for_each_textbook_lesion([](const Cord& cord, Phenotype, Segment, const Lesion& lesion) {
    for (const Side side : both_sides) {
      for (const Tract tract : all_tracts) {
        double before = 1;
        for (std::size_t i = 0; i < segment_count; ++i) {
          const double supply = continuous(lesion, cord, tract, side, segment(i));
          EXPECT_LE(supply, before);
          EXPECT_GE(supply, 0);
          before = supply;
        }
      }
    }
  });
}

TEST(Lesion, SidesAreAlike) {
  for_each_textbook_lesion([](const Cord& cord, Phenotype, Segment, const Lesion& lesion) {
    const Lesion mirror = mirrored(lesion);
    EXPECT_DOUBLE_EQ(volume(mirror, cord), volume(lesion, cord));
    for (const Side side : both_sides) {
      for (std::size_t i = 0; i < segment_count; ++i) {
        EXPECT_EQ(pool(mirror, cord, other(side), segment(i)),
                  pool(lesion, cord, side, segment(i)));
        for (const Tract tract : all_tracts) {
          EXPECT_EQ(continuous(mirror, cord, tract, other(side), segment(i)),
                    continuous(lesion, cord, tract, side, segment(i)));
        }
      }
    }
  });
}

TEST(Phenotype, CompleteLetsNothingPass) {
  const Lesion lesion = support::textbook(Phenotype::complete, c5);
  for (const Side side : both_sides) EXPECT_EQ(lesion[side].spared, PerTract{});
}

TEST(Phenotype, HalfTheCordTakesPainFromTheOtherHalfOfTheBody) {
  const Cord cord = support::cord();
  const Lesion lesion = support::textbook(Phenotype::brown_sequard, c5);
  const Segment foot = segment(24);
  const auto right = [&](Tract tract) {
    return continuous(lesion, cord, tract, Side::right, foot);
  };
  const auto left = [&](Tract tract) { return continuous(lesion, cord, tract, Side::left, foot); };
  EXPECT_LT(right(Tract::corticospinal), 0.01);
  EXPECT_LT(right(Tract::dorsal_column), 0.01);
  EXPECT_GT(right(Tract::spinothalamic), 0.5);
  EXPECT_GT(left(Tract::corticospinal), 0.5);
  EXPECT_GT(left(Tract::dorsal_column), 0.5);
  EXPECT_LT(left(Tract::spinothalamic), 0.01);
}

TEST(Phenotype, ConusReachesTheEndOfTheCord) {
  const Cord cord = support::cord();
  const Lesion lesion = support::textbook(Phenotype::conus, segment(22));
  EXPECT_LT(pool(lesion, cord, Side::right, sacral_segment), 0.5);
  EXPECT_EQ(pool(lesion, cord, Side::right, segment(21)), 1);
}

}  // namespace caudata::anatomy
