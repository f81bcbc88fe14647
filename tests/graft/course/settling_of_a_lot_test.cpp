// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <cstring>

#include "graft/canal/course_fixture.hpp"
#include "graft/course/graft_course_fixture.hpp"
#include "support/exact_test.hpp"

// The sizes, densities and clumps of a lot reach the particles.
namespace caudata::graft {
namespace {

double mean_speed(const SuspendedCells& cells) {
  const auto speeds = settling_speeds(cells);
  double sum = 0;
  for (std::size_t i = 0; i < size_classes; ++i) {
    const bool clump = clumped(static_cast<std::uint32_t>(i));
    sum += static_cast<double>(speeds[i]) * (clump ? cells.clumped : 1 - cells.clumped) / 128;
  }
  return sum;
}

TEST(SettlingOfALot, HasTheMeanOfItsLaws) {
  const GraftSetup setup = test::small_setup(test::sad_plan());
  const product::Lot& lot = setup.lot.lot;
  const double spread = core::log(lot.diameter.gsd);
  const double square = lot.diameter.median * lot.diameter.median * core::exp(2 * spread * spread);
  double clumps = 0, cells = 0;  // the mean of k^(2/3) over cells, which sizes of clumps have
  for (std::uint32_t k = 1; k <= 200; ++k) {
    clumps += core::pow(k, 2.0 / 3) * product::share_of_cells(lot.clump, k);
    cells += product::share_of_cells(lot.clump, k);
  }
  EXPECT_NEAR(cells, 1, 1e-9);
  EXPECT_GT(clumps, 1.01);
  const anatomy::CanalParameters& canal = test::lively_graft().canal;
  const double excess = lot.density.mean * 1000 - canal.fluid.density;  // [kg/m3]
  // um^2 kg/m3 m/s2 over mPa s are nm/s.
  const double law = excess * 9.80665 * square * clumps / (18 * canal.fluid.viscosity) * 1e-6;
  EXPECT_NEAR(mean_speed(setup.cells), law, 0.01 * law);
  const double volume = product::mean_volume(lot.diameter) * 1e-9;  // [mm^3]
  EXPECT_NEAR(mean_cell_volume(setup.cells), volume, 0.02 * volume);
}

TEST(SettlingOfALot, TheCellsOfADoseAreThoseOfTheDelivery) {
  const GraftSetup setup = test::small_setup(test::mad_plan());
  ASSERT_EQ(setup.delivered.size(), 2u);
  ASSERT_EQ(setup.doses.doses.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    const product::Delivered& came = setup.delivered[i];
    const DoseCells& cells = setup.tissue.doses[i];
    EXPECT_GT(came.living, came.dead);
    EXPECT_EQ(cells.all_living(), static_cast<std::uint64_t>(came.living));
    EXPECT_EQ(cells.dead, static_cast<std::uint64_t>(came.dead));
    EXPECT_EQ(setup.doses.doses[i].cells, cells.all());
    EXPECT_EQ(setup.doses.doses[i].dead, cells.dead);
    for (const product::CellType type : product::every_cell_type)
      EXPECT_EQ(cells.living[product::index(type)],
                static_cast<std::uint64_t>(came.by_type[product::index(type)]));
  }
}

TEST(SettlingOfALot, IsSharedOutEvenlyAmongTheInjectedCells) {
  constexpr std::size_t n = 20000;
  const CanalSite site = test::course_site();
  core::Team team(2);
  const CanalPlan plan{{{0, n, test::course_start()}}, {{0, anatomy::Posture::supine}}, 0};
  const SuspendedCells cells = test::course_cells();
  const CanalCourse course(site, plan, cells, test::course_parameters(), test::course_survival(0),
                           test::course_key, team);
  // A checkpoint ends with the words of azimuth and those of depth.
  const std::vector<std::byte> state = test::state_of(course);
  std::vector<std::uint32_t> azimuth(n);
  std::memcpy(azimuth.data(), state.data() + state.size() - 8 * n, 4 * n);
  std::array<double, size_classes> seen{};
  for (const std::uint32_t word : azimuth) ++seen[class_of(word)];
  double square = 0;
  for (std::uint32_t i = 0; i < size_classes; ++i) {
    const double wanted = n / 128.0 * (clumped(i) ? cells.clumped : 1 - cells.clumped);
    square += (seen[i] - wanted) * (seen[i] - wanted) / wanted;
  }
  const boost::math::chi_squared law(size_classes - 1);
  EXPECT_GT(2 * std::min(cdf(law, square), cdf(complement(law, square))), test::alpha) << square;
}

}  // namespace
}  // namespace caudata::graft
