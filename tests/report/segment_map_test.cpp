// SPDX-License-Identifier: Apache-2.0
#include "report/figures/segment_map.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "report/svg.hpp"

namespace caudata::report {
namespace {

/// The rectangle of this colour and tip, counted from 0, and where in the picture it is drawn.
struct Drawn {
  std::size_t at{std::string::npos};
  Box box;
};
Drawn drawn(const std::string& svg, const std::string& colour, const std::string& tip,
            std::size_t ordinal) {
  const std::regex rect("<rect class=\"" + colour +
                        "[^\"]*\" x=\"([^\"]*)\" y=\"([^\"]*)\" width=\"([^\"]*)\" "
                        "height=\"([^\"]*)\"><title>" +
                        tip + "</title>");
  std::sregex_iterator found(svg.begin(), svg.end(), rect);
  for (std::size_t i = 0; i < ordinal && found != std::sregex_iterator(); ++i) ++found;
  if (found == std::sregex_iterator()) return {};
  return {static_cast<std::size_t>(found->position()),
          {std::stod((*found)[1]), std::stod((*found)[2]), std::stod((*found)[3]),
           std::stod((*found)[4])}};
}

LesionOutline a_lesion() {
  LesionOutline lesion;
  lesion.side[0] = {4, 9, 6, {}};  // the zone ends within what is destroyed
  lesion.side[1] = {5, 7, 8, {}};  // and beyond it
  return lesion;
}

}  // namespace

TEST(SegmentMap, ShowsTheZoneOverWhatIsDestroyedAndBothAreSeen) {
  const std::string svg = segment_map({}, 1, {"seed 1", a_lesion()}).svg;
  for (const std::size_t side : {0u, 1u}) {
    const Drawn destroyed = drawn(svg, "red", "grey matter destroyed", side);
    const Drawn zone = drawn(svg, "amber", "zone of transition: supply down to 1/e", side);
    ASSERT_NE(destroyed.at, std::string::npos) << side;
    ASSERT_NE(zone.at, std::string::npos) << side;
    EXPECT_GT(zone.at, destroyed.at) << "drawn later";
    EXPECT_EQ(zone.box.y, destroyed.box.y) << "both begin at the rostral end";
    EXPECT_DOUBLE_EQ(zone.box.width, destroyed.box.width / 2);
    EXPECT_GE(zone.box.x, destroyed.box.x);
    EXPECT_LE(zone.box.x + zone.box.width, destroyed.box.x + destroyed.box.width);
  }
}

}  // namespace caudata::report
