// SPDX-License-Identifier: Apache-2.0
#include "graft/particles/particle.hpp"

#include <gtest/gtest.h>

namespace caudata::graft {
namespace {

TEST(ParticleWords, OfAnAdherentCellHoldTimeDepthAndSurfaceToTheEdge) {
  for (const std::uint32_t time : {0u, 1u, 15u, 16u, 65535u, 65536u, most_adhesion_time}) {
    for (const std::uint32_t depth : {0u, 0x12345600u, 0xffffff00u}) {
      for (const Surface surface : {Surface::pia, Surface::dura, Surface::root, Surface::lesion}) {
        const std::uint32_t word =
            adherent_word(depth | state_of(Motion::bedload, Surface::dura), surface, time);
        EXPECT_EQ(motion_of(word), Motion::adherent);
        EXPECT_EQ(surface_of(word), surface);
        EXPECT_EQ(adhesion_time(word), time);
        EXPECT_EQ(depth_share(word), (static_cast<float>(depth >> 24) + 0.5f) / 256);
        const std::uint32_t dead = with_state(word, state_of(Gone::dead));
        EXPECT_EQ(motion_of(dead), Motion::gone);
        EXPECT_EQ(gone_of(dead), Gone::dead);
      }
    }
  }
}

TEST(ParticleWords, TimesOfAdhesionLastForFifteenYears) {
  EXPECT_GT(longest_course_hours, 11.9 * 365.25 * 24);
  EXPECT_LT(longest_course_hours * 3600 / adhesion_time_seconds + 0.5, most_adhesion_time);
}

}  // namespace
}  // namespace caudata::graft
