// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/special_functions/ellint_2.hpp>
#include <cmath>
#include <complex>

#include "anatomy/canal/root_strands.hpp"
#include "anatomy/canal/shear_dispersion.hpp"
#include "anatomy/canal/streaming.hpp"
#include "anatomy/textbook_canal.hpp"

/// Closed forms by other means than the code's own.
namespace caudata::anatomy {

namespace {

constexpr double oracle_omega = 7.33, oracle_nu = 0.75;

}  // namespace

TEST(CanalOracle, WomersleyIsTheHyperbolicCosine) {
  for (const double gap : {0.4, 2.0, 6.0, 12.0}) {
    const PlaneWomersley flow(gap, oracle_omega, oracle_nu);
    const Complex k = std::sqrt(Complex(0, oracle_omega / oracle_nu));
    for (const double w : {0.0, 0.1, 0.35, 0.5, 0.8, 1.0}) {
      const Complex law = 1.0 - std::cosh(k * gap * (w - 0.5)) / std::cosh(k * gap / 2.0);
      EXPECT_LT(std::abs(flow.profile(w) - law), 1e-14) << gap << " " << w;
    }
    const Complex mean = 1.0 - std::tanh(k * gap / 2.0) / (k * gap / 2.0);
    EXPECT_LT(std::abs(flow.mean() - mean), 1e-14);
    EXPECT_LT(std::abs(flow.wall_slope() - k * gap * std::tanh(k * gap / 2.0)),
              1e-13 * std::abs(k) * gap);
  }
}

// Womersley numbers of the half gap for gaps of 2, 4, 6 and 10 mm at 70 beats a minute.
TEST(CanalOracle, WomersleyNumbersAreThePublishedOnes) {
  const double expected[] = {3.1, 6.3, 9.4, 15.6}, half_gaps[] = {1, 2, 3, 5};
  for (int i = 0; i < 4; ++i) {
    const PlaneWomersley flow(2 * half_gaps[i], oracle_omega, oracle_nu);
    EXPECT_NEAR(std::abs(flow.z()) / 2, expected[i], 0.06);
  }
}

TEST(CanalOracle, TheTableHoldsTheProfileItsIntegralAndItsSlopes) {
  constexpr double gap = 3.1, d = 1e-5;
  constexpr std::size_t m = 40;
  WomersleyColumn here, wider, narrower;
  const PlaneWomersley flow(gap, oracle_omega, oracle_nu);
  tabulate(flow, m, here);
  tabulate(PlaneWomersley(gap + d, oracle_omega, oracle_nu), m, wider);
  tabulate(PlaneWomersley(gap - d, oracle_omega, oracle_nu), m, narrower);
  for (std::size_t k = 0; k <= m; ++k) {
    const double w = static_cast<double>(k) / m;
    EXPECT_LT(std::abs(here.profile[k] - flow.profile(w)), 1e-13);
    EXPECT_LT(std::abs(here.per_gap[k] - (wider.profile[k] - narrower.profile[k]) / (2 * d)), 1e-8);
    EXPECT_LT(
        std::abs(here.integral_per_gap[k] - (wider.integral[k] - narrower.integral[k]) / (2 * d)),
        1e-8);
    const Complex slope = (flow.profile(w + d) - flow.profile(w - d)) / (2 * d);
    EXPECT_LT(std::abs(here.slope[k] - slope), 1e-7);
  }
  EXPECT_LT(std::abs(here.integral.front()), 1e-15);
  EXPECT_LT(std::abs(here.integral.back() - flow.mean()), 1e-14);
}

// Rayleigh 1884: beyond the Stokes layer a standing flow U(x) cos(omega t) streams with
// -3/(4 omega) U dU/dx along the wall. The force outside of the layer is a gradient, which a
// pressure takes up.
TEST(CanalOracle, SteadyStreamingAlongAWallIsRayleighs) {
  constexpr double gap = 30, speed = 10, slope = 0.2;
  constexpr std::size_t m = 12000;
  const PlaneWomersley flow(gap, oracle_omega, oracle_nu);
  WomersleyColumn column;
  tabulate(flow, m, column);
  const GapFlow here{0, 0, 0, speed, slope, 0, 0, flow.mean(), column.integral_per_gap.back()};
  std::vector<double> drift;
  lagrangian_profile(flow, column, here, oracle_omega, oracle_nu, drift);
  const auto core = [&](std::size_t k) {
    const double w = static_cast<double>(k) / m;
    return drift[k] + speed * slope / 2 * pressure_profile(w, gap, oracle_nu);
  };
  const double slip = 2 * core(m / 4) - core(m / 2);  // a straight line between the two slips
  const double law = -3 * speed * slope / (4 * oracle_omega);
  EXPECT_NEAR(slip, law, 0.01 * std::abs(law));
}

TEST(CanalOracle, PerimeterOfAnEllipseIsTheCompleteEllipticIntegral) {
  for (const double ratio : {1.0, 0.8, 0.3, 0.01}) {
    const Ellipse e{7, 7 * ratio};
    const double law = 4 * 7 * boost::math::ellint_2(std::sqrt(1 - ratio * ratio));
    EXPECT_NEAR(perimeter(e), law, 1e-14 * law) << ratio;
  }
}

TEST(CanalOracle, ReachEndsOnTheEllipse) {
  const Ellipse e{7, 4, 1.5, -2};
  for (double a = 0; a < 6.2; a += 0.37) {
    const double r = reach(e, std::sin(a), std::cos(a));
    const double y = (r * std::sin(a) - 1.5) / 7, z = (r * std::cos(a) + 2) / 4;
    EXPECT_NEAR(y * y + z * z, 1, 1e-14);
  }
  EXPECT_EQ(reach({1, 1, 2, 0}, 1, 0), -1);
}

// With one section all along everything has a closed form.
TEST(CanalOracle, VolumesAndAreasOfAnEvenCanalAreThoseOfEllipses) {
  CanalParameters p = support::canal_parameters();
  p.dura.profile = {1, 1, 1, 1, 1, 1, 1, 1, 1};
  p.root.radius = 0.1;
  const Canal canal(support::cord(), p, typical_man(p));
  const double length = canal.length(), section = p.dura.section;
  EXPECT_NEAR(canal.volumes(0, length).dura, section * length, 1e-9 * section * length);
  const Ellipse dura = ellipse_of(section, p.dura.aspect);
  const double girth =
      4 * dura.half_y * boost::math::ellint_2(std::sqrt(1 - 1 / (p.dura.aspect * p.dura.aspect)));
  EXPECT_NEAR(canal.surfaces(0, length).dura, girth * length, 1e-9 * girth * length);
}

TEST(CanalOracle, RootsHaveTheVolumeAndAreaOfTheirLength) {
  const Canal canal = support::canal();
  const double length = root_length(canal.axis()), r = canal.parameters().root.radius;
  EXPECT_NEAR(canal.volumes(0, canal.length()).roots, M_PI * r * r * length, 1e-4 * length);
  EXPECT_NEAR(canal.surfaces(0, canal.length()).roots, 2 * M_PI * r * length, 1e-4 * length);
}

// Taylor and Aris: a parabola of mean U in a slab of half gap a adds 2/105 U^2 a^2 / D.
TEST(CanalOracle, ShearDispersionOfAParabolaIsTaylorAndAriss) {
  constexpr double gap = 3, mixing = 0.4, mean = 0.7;
  const auto added = [&](std::size_t layers) {
    std::vector<double> u;
    for (std::size_t k = 0; k < layers; ++k) {
      const double w = (static_cast<double>(k) + 0.5) / static_cast<double>(layers);
      const double third = 1.0 / (12 * static_cast<double>(layers * layers));
      u.push_back(6 * mean * (w * (1 - w) - third));  // the layer's mean
    }
    return shear_dispersion(u, gap, mixing);
  };
  const double peclet = mean * gap / 2 / mixing, law = mixing * 2 * peclet * peclet / 105;
  EXPECT_NEAR(added(400), law, 1e-4 * law);
  EXPECT_NEAR(std::log2((law - added(20)) / (law - added(40))), 2, 0.05);
}

// u = U cos(theta) around a ring of radius r: B = -U r^2 cos(theta) / D, which adds U^2 r^2 / 2 D.
TEST(CanalOracle, ShearDispersionAroundARingIsThatOfACosine) {
  constexpr double radius = 5, mixing = 0.4, most = 0.7;
  const double law = most * most * radius * radius / (2 * mixing);
  for (const double turned : {0.0, 1.1}) {
    std::vector<ShearLane> lanes;
    for (int k = 0; k < 200; ++k) {
      const double theta = 2 * M_PI * (k + 0.5) / 200 + turned;
      lanes.push_back({most * std::cos(theta) + 3, 2, 2 * M_PI * radius / 200});
    }
    EXPECT_NEAR(ring_dispersion(lanes, mixing), law, 1e-3 * law);
  }
}

// Two lanes of a mirrored pair are the slab of one, cut at the mirror.
TEST(CanalOracle, ARingOfMirroredLanesIsASlab) {
  const std::vector<double> half{0.2, -0.5, 0.9, 0.1, 0.4};
  std::vector<ShearLane> lanes;
  for (const double u : half) lanes.push_back({u, 2, 0.6});
  for (std::size_t k = half.size(); k-- > 0;) lanes.push_back({half[k], 2, 0.6});
  EXPECT_NEAR(ring_dispersion(lanes, 0.4), shear_dispersion(half, 3, 0.4), 1e-12);
}

TEST(CanalOracle, HalfLifeOfASoluteIsThatOfItsWashout) {
  CanalFlowParameters p{};
  p.production = 0.5;
  p.cranial_volume = 150;
  EXPECT_NEAR(washout(p, 90e3), 0.5 * 1440 / 240, 1e-12);
}

}  // namespace caudata::anatomy
