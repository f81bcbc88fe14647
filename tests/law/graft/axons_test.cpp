// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graft/axons/axon_forest.hpp"
#include "support/axon_cases.hpp"
#include "support/binned.hpp"

namespace caudata::graft {
namespace {

using test::axons_in;
using test::bare_axons;

/// Mean squared distance of a chain of n steps b whose neighbours have the mean cosine a (Flory):
/// n b^2 ((1 + a)/(1 - a) - 2 a (1 - a^n)/(n (1 - a)^2)).
double chain_msd(double b, double n, double a) {
  return n * b * b * ((1 + a) / (1 - a) - 2 * a * (1 - std::pow(a, n)) / (n * (1 - a) * (1 - a)));
}

TEST(Axons, SpreadAsAPersistentWalk) {
  constexpr std::size_t n = 4000;
  for (const double persistence : {0.3, 2.0}) {
    AxonParameters p = bare_axons();
    p.grey_persistence = persistence;
    AxonForest forest = axons_in(p, 0.1, test::all_grey(), n, 20.05, 1);
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const auto& points = forest.outline(i).points;
      ASSERT_EQ(points.size(), 201u);
      double r2 = 0;
      for (std::size_t k = 0; k < 3; ++k) r2 += std::pow(points.back()[k] - points[0][k], 2);
      sum += r2;
      squares += r2 * r2;
    }
    const double mean = sum / n, sd = std::sqrt((squares / n - mean * mean) / n);
    const double cosine = std::exp(-0.1 / persistence);
    EXPECT_NEAR(mean, chain_msd(0.1, 200, cosine), 6.5 * sd);  // false alarm below 1e-9
    // The continuous worm-like chain, which the step of 0.1 mm approaches.
    const double s = 20 / persistence;
    const double continuous = 2 * persistence * persistence * (s - 1 + std::exp(-s));
    EXPECT_NEAR(chain_msd(0.1, 200, cosine) / continuous, 1, 0.1 / persistence / 3);
  }
}

TEST(AxonWalk, TurnsByTheMeanCosineOfItsPersistence) {
  const AxonParameters p = bare_axons();
  const AxonWalk walk(p, 0.1);
  for (const Matter matter : {Matter::grey, Matter::white})
    EXPECT_NEAR(
        walk.mean_cosine(matter),
        std::exp(-0.1 / (matter == Matter::grey ? p.grey_persistence : p.white_persistence)), 1e-6);
  // The mean over the two uniforms, by the midpoint rule; the direction stays of length 1.
  const AxonVector e = unit({1, -2, -0.5f}, {1, 0, 0});
  double sum = 0;
  for (int i = 0; i < 100; ++i)
    for (int j = 0; j < 100; ++j) {
      const AxonVector turned = walk.turn(e, {Matter::grey, 0, {0, 0, 0}}, (float(i) + 0.5f) / 100,
                                          (float(j) + 0.5f) / 100);
      EXPECT_NEAR(norm(turned), 1, 1e-6);
      sum += dot(turned, e);
    }
  EXPECT_NEAR(sum / 1e4, walk.mean_cosine(Matter::grey), 1e-5);
}

TEST(Axons, RunStraightAlongTheCordInWhiteMatterWithoutNoise) {
  AxonParameters p = bare_axons();
  p.white_persistence = 1e30;
  p.white_guidance = 0.5;
  AxonForest forest = axons_in(p, 0.1, test::all_white(), 100, 30, 1);
  for (std::size_t i = 0; i < 100; ++i) {
    const auto& points = forest.outline(i).points;
    ASSERT_GT(points.size(), 250u);
    for (std::size_t k = 150; k + 1 < points.size(); ++k) {
      EXPECT_NEAR(std::abs(points[k + 1][0] - points[k][0]), 0.1, 1e-4);
      EXPECT_NEAR(points[k + 1][1], points[k][1], 1e-5);
      EXPECT_NEAR(points[k + 1][2], points[k][2], 1e-5);
    }
  }
  EXPECT_EQ(forest.count(1).entered, 100u);
}

TEST(Axons, GrowAtTheirSpeedBesideWhiteMatterAndProteoglycans) {
  AxonParameters p = bare_axons();
  p.white_speed = 1.5;
  p.cspg_slowing = 0.6;
  const auto path = [&](const Terrain& terrain) {
    return axons_in(p, 0.1, terrain, 1, 10, 7).lengths()[0];
  };
  EXPECT_NEAR(path(test::all_grey()), 10, 0.1001);
  EXPECT_NEAR(path(test::all_white()), 15, 0.1001);
  EXPECT_NEAR(path(test::scar(0.5f)), 7, 0.1001);
  p.cspg_slowing = 1;
  EXPECT_EQ(path(test::scar(1)), 0);
}

TEST(Axons, PathsDoNotDependOnHowTimeIsCut) {
  const AxonParameters p = bare_axons();
  const AxonForest one = axons_in(p, 0.1, test::all_grey(), 10, 8, 1);
  const AxonForest many = axons_in(p, 0.1, test::all_grey(), 10, 8, 64);
  for (std::size_t i = 0; i < 10; ++i) {
    const auto a = one.outline(i).points, b = many.outline(i).points;
    ASSERT_LE(std::max(a.size(), b.size()) - std::min(a.size(), b.size()), 1u);
    for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k) EXPECT_EQ(a[k], b[k]);
  }
}

TEST(Axons, EndAtLengthsOfTheirLaw) {
  AxonParameters p = test::from_data<AxonParameters>("graft.axon");
  const double sigma = std::log(p.length_spread);
  const boost::math::lognormal law(std::log(p.length) - sigma * sigma / 2, sigma);
  EXPECT_NEAR(boost::math::mean(law), p.length, 1e-9);
  CellId id = 0;
  test::expect_law(law, 40000, [&] {
    return draw_traits(p, test::rule_key, {++id, {0, 0, 0}, 0}).length;
  });
  p = bare_axons();
  p.length = 3;
  p.length_spread = 1.5;
  const AxonForest forest = axons_in(p, 0.1, test::all_grey(), 200, 30, 3);
  const auto lengths = forest.lengths();
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const double drawn = draw_traits(p, test::rule_key, test::axon_neuron(i)).length;
    EXPECT_GE(lengths[i], drawn - 1e-9);
    EXPECT_LT(lengths[i], drawn + 0.1);
  }
  EXPECT_EQ(forest.count(30).cones, 0u);
}

TEST(Axons, HalfAreLeftAfterTheHalfLife) {
  constexpr std::size_t n = 20000;
  AxonParameters p = bare_axons();
  p.half_life = 480;
  core::Team team(1);
  AxonForest forest(p, test::rule_key, 0.1);
  std::vector<AxonNeuron> neurons;
  for (std::size_t i = 0; i < n; ++i) neurons.push_back(test::axon_neuron(i));
  forest.plant(neurons);
  for (const double days : {48.0, 480.0, 547.0, 1440.0})
    EXPECT_GT(test::binomial_p_value(forest.count(days).living, n, std::exp2(-days / 480)),
              test::alpha);
}

TEST(Axons, StopAmongProteoglycansAfterAnExponentialPath) {
  constexpr std::size_t n = 20000;
  AxonParameters p = bare_axons();
  p.cspg_stopping = 2;
  const AxonForest forest = axons_in(p, 0.1, test::scar(0.5f), n, 40, 1);
  const auto lengths = forest.lengths();
  for (const double path : {0.1, 0.5, 1.0, 3.0}) {
    const auto longer = static_cast<std::uint64_t>(
        std::ranges::count_if(lengths, [&](double l) { return l > path + 0.05; }));
    EXPECT_GT(test::binomial_p_value(longer, n, std::exp(-2 * 0.5 * path)), test::alpha) << path;
  }
}

/// Expected cones without competition: a cone splits at most once a step.
double expected_cones(const BranchParameters& p, double days, int steps) {
  double mean = 1;
  for (int i = 0; i < steps; ++i)
    mean *= 1 - std::expm1(-lone_branchings(p, days / steps * i, days / steps));
  return mean;
}

/// Without competition and with no difference between orders every cone branches by itself: the
/// number of cones is a Yule process in the time of lone_branchings, met at first order in the
/// step.
TEST(Axons, BranchAsAYuleProcessWithoutCompetition) {
  constexpr std::size_t n = 4000;
  constexpr int steps = 60;
  AxonParameters p = bare_axons();
  p.speed = 1e-9;
  p.branch.expected = 1.2;
  p.branch.decay = 5;
  const AxonForest forest = axons_in(p, 0.1, test::all_grey(), n, 30, steps);
  const double mean = expected_cones(p.branch, 30, steps);
  EXPECT_NEAR(static_cast<double>(forest.count(30).cones) / n, mean,
              6.2 * std::sqrt(mean * mean / n));
  const double yule = std::exp(1.2 * (1 - std::exp(-6)));
  const double coarse = yule - expected_cones(p.branch, 30, 240);
  const double fine = yule - expected_cones(p.branch, 30, 480);
  EXPECT_GE(std::log2(coarse / fine), 0.95);
  EXPECT_LT(fine / yule, 0.01);
}

TEST(Axons, CompetitionMakesFewerBranches) {
  AxonParameters p = bare_axons();
  p.speed = 1e-9;
  p.branch.expected = 2;
  const auto cones = [&] {
    return axons_in(p, 0.1, test::all_grey(), 2000, 60, 60).count(1).cones;
  };
  const auto alone = cones();
  p.branch.competition = 1;
  // Full competition: each axon branches at the rate of a lone cone, 2 times in all.
  EXPECT_NEAR(static_cast<double>(cones()) / 2000, 3, 0.25);
  EXPECT_GT(alone, 2 * cones());
}

TEST(Axons, StayInsideTheCordAndEnterItsWhiteMatter) {
  const AxonParameters p = test::from_data<AxonParameters>("graft.axon");
  const AxonForest forest = axons_in(p, 0.1, test::round_cord(), 300, 60, 120);
  std::size_t checked = 0;
  for (const AxonBlock& b : forest.blocks())
    for (const AxonSegment& s : b.segments) {
      EXPECT_LT(s.end.y * s.end.y + s.end.z * s.end.z, 25.0f);
      ++checked;
    }
  EXPECT_GT(checked, 10000u);
  EXPECT_GT(forest.count(60).entered, 100u);
  EXPECT_GT(forest.reaching(102, 60), forest.reaching(110, 60));
  EXPECT_GT(forest.reaching(110, 60), 0u);
}

TEST(Axons, RestWhereThereIsNoGround) {
  const Terrain nowhere = [](std::span<const AxonVector>, std::span<Ground> ground) {
    std::ranges::fill(ground, Ground{Matter::outside, 0, {1, 0, 0}});
  };
  const AxonForest forest = axons_in(bare_axons(), 0.1, nowhere, 5, 10, 2);
  EXPECT_EQ(forest.count(10).segments, 0u);
  EXPECT_EQ(forest.count(10).cones, 5u);
}

TEST(AxonWalk, AnyDirectionIsThatOfItsHeightAndAzimuth) {
  for (const float height : {0.001f, 0.3f, 0.8f})
    for (int i = 0; i <= 1000; ++i) {
      const float azimuth = static_cast<float>(i) / 1000;
      const AxonVector e = any_direction(height, azimuth);
      const double z = 2 * double{height} - 1, s = std::sqrt(1 - z * z), a = 2 * M_PI * azimuth;
      EXPECT_NEAR(e.z, z, 3e-7);
      EXPECT_NEAR(std::hypot(e.x - s * std::cos(a), e.y - s * std::sin(a)), 0, 1e-6);
    }
}

TEST(AxonWalk, IsMirroredAtTheEdge) {
  const AxonVector in{0, -2, 0}, e = unit({1, 1, 0}, in);
  const AxonVector back = turned_back(e, in);
  EXPECT_NEAR(back.x, e.x, 1e-6);
  EXPECT_NEAR(back.y, -e.y, 1e-6);
  EXPECT_EQ(turned_back(back, in), back);
  EXPECT_NEAR(dot(turned_back(e, {0, 0, 0}), e), -1, 1e-6);
}

}  // namespace
}  // namespace caudata::graft
