// SPDX-License-Identifier: Apache-2.0
#include "graft/course/share_interval.hpp"

#include <gtest/gtest.h>

namespace caudata::graft {
namespace {

// R. G. Newcombe 1998, Stat Med 17:857, table I, Wilson's interval.
TEST(ShareInterval, IsThatOfPublishedExamples) {
  struct Example {
    double cells, of, low, high;
  };
  for (const Example& e : {Example{81, 263, 0.2553, 0.3662},
                           {15, 148, 0.0624, 0.1605},
                           {0, 20, 0, 0.1611},
                           {1, 29, 0.0061, 0.1718}}) {
    const ShareInterval interval = share_interval(e.cells / e.of, e.of);
    EXPECT_NEAR(interval.low, e.low, 5e-5);
    EXPECT_NEAR(interval.high, e.high, 5e-5);
  }
}

TEST(ShareInterval, OfAllMirrorsThatOfNone) {
  const ShareInterval none = share_interval(0, 12.5), all = share_interval(1, 12.5);
  EXPECT_EQ(none.low, 0);
  EXPECT_EQ(all.high, 1);
  EXPECT_NEAR(all.low, 1 - none.high, 1e-15);
}

}  // namespace
}  // namespace caudata::graft
