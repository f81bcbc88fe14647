// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "core/elementary.hpp"
#include "evidence/fit/convergence.hpp"
#include "evidence/fit/hamiltonian_sampler.hpp"
#include "evidence/fit/history_match.hpp"
#include "evidence/fit/latin_hypercube.hpp"
#include "evidence/fit/posterior_shape.hpp"

namespace caudata::evidence::fit {
namespace {

core::Stream stream(std::uint32_t lane) {
  return {core::Seed{1}, core::TrialIndex(0), core::the_trial_itself, core::Process::test, lane};
}

double smooth(const Point& p) { return 2 * p[0] - p[1] + 0.5 * core::sincos(4 * p[0] * p[1]).sin; }

}  // namespace

TEST(LatinHypercube, EveryIntervalOfEveryCoordinateHasOnePoint) {
  auto random = stream(0);
  const auto points = latin_hypercube(17, 3, random);
  for (std::size_t d = 0; d < 3; ++d) {
    std::vector<int> count(17, 0);
    for (const Point& p : points) ++count[static_cast<std::size_t>(p[d] * 17)];
    EXPECT_EQ(count, std::vector<int>(17, 1));
  }
}

TEST(GaussianProcess, InterpolatesASmoothFunctionAndKnowsHowWell) {
  auto random = stream(1);
  const auto points = latin_hypercube(40, 2, random);
  std::vector<double> values;
  for (const Point& p : points) values.push_back(smooth(p));
  const GaussianProcess process(points, values);
  for (std::size_t i = 0; i < points.size(); ++i)
    EXPECT_NEAR(process.at(points[i]).mean, values[i], 1e-3);  // the nugget lets it pass so close
  double worst = 0;
  for (const Point& p : latin_hypercube(50, 2, random))
    worst = std::max(worst, std::fabs(process.at(p).mean - smooth(p)));
  EXPECT_LT(worst, 0.03);
  int far = 0;
  for (const double error : process.left_out_errors()) far += std::fabs(error) > 3 ? 1 : 0;
  EXPECT_LE(far, 4);
}

TEST(GaussianProcess, ACoordinateWithoutInfluenceHasTheLongerLength) {
  auto random = stream(2);
  const auto points = latin_hypercube(40, 2, random);
  std::vector<double> values;
  for (const Point& p : points) values.push_back(core::sincos(6 * p[0]).sin);
  const GaussianProcess process(points, values);
  EXPECT_LT(process.lengths()[0], process.lengths()[1]);
}

TEST(GaussianProcess, ALineIsExactFarFromThePoints) {
  auto random = stream(3);
  const auto points = latin_hypercube(20, 2, random);
  std::vector<double> values;
  for (const Point& p : points) values.push_back(3 + 2 * p[0] - 5 * p[1]);
  EXPECT_NEAR(GaussianProcess(points, values).at({3, -2}).mean, 19, 1e-6);
}

TEST(GaussianProcess, SlopesAreThoseOfDifferences) {
  auto random = stream(7);
  const auto points = latin_hypercube(40, 2, random);
  std::vector<double> values;
  for (const Point& p : points) values.push_back(smooth(p));
  const GaussianProcess process(points, values);
  constexpr double step = 1e-5;
  for (const Point& p : latin_hypercube(20, 2, random)) {
    const EmulatedSlopes slopes = process.slopes_at(p);
    EXPECT_NEAR(slopes.mean.value, process.at(p).mean, 1e-12);
    EXPECT_NEAR(slopes.variance.value, process.at(p).variance, 1e-9);
    for (std::size_t d = 0; d < 2; ++d) {
      Point above = p, below = p;
      above[d] += step;
      below[d] -= step;
      const Emulated up = process.at(above), down = process.at(below);
      EXPECT_NEAR(slopes.mean.gradient[d], (up.mean - down.mean) / (2 * step), 1e-5);
      EXPECT_NEAR(slopes.variance.gradient[d], (up.variance - down.variance) / (2 * step), 1e-4);
    }
  }
}

// A likelihood that is normal in z = quantile of the standard normal at u, with a uniform prior of
// u, gives a normal posterior of z: precision I + P, mean (I + P)^-1 P a. Here P = [[20, -12],
// [-12, 20]], a = (1, -0.5).
TEST(HamiltonianSampler, DrawsFromANormalPosterior) {
  const LogDensity likelihood = [](const Point& u) {
    const double z[] = {core::normal_quantile(u[0]) - 1, core::normal_quantile(u[1]) + 0.5};
    const double force[] = {20 * z[0] - 12 * z[1], -12 * z[0] + 20 * z[1]};
    Slope slope{-(z[0] * force[0] + z[1] * force[1]) / 2, {}};
    for (std::size_t d = 0; d < 2; ++d) {
      const double at = core::normal_quantile(u[d]);
      const double density = core::exp(-at * at / 2) / std::sqrt(2 * std::numbers::pi);
      slope.gradient.push_back(-force[d] / density);
    }
    return slope;
  };
  const Sampled sampled =
      sample(likelihood, {{0.5, 0.5}, {0.9, 0.2}}, {4000, 8000, 0, 2, {}}, stream);
  // (I + P)^-1 = [[21, 12], [12, 21]] / 297; P a = (26, -22).
  const double variance = 21.0 / 297, covariance = 12.0 / 297;
  const double mean[] = {(21 * 26 - 12 * 22) / 297.0, (12 * 26 - 21 * 22) / 297.0};
  std::array<double, 2> sum{};
  double product = 0;
  for (const Point& u : sampled.draws) {
    const double x = core::normal_quantile(u[0]) - mean[0];
    const double y = core::normal_quantile(u[1]) - mean[1];
    sum[0] += x;
    sum[1] += y;
    product += x * y;
  }
  const auto n = static_cast<double>(sampled.draws.size());
  for (std::size_t d = 0; d < 2; ++d) {
    EXPECT_LT(sampled.convergence[d].r_hat, 1.01);
    ASSERT_GT(sampled.convergence[d].effective, 1000);
    // alpha = 1e-6, two-sided, by the effective draws
    EXPECT_NEAR(sum[d] / n, 0, 4.9 * std::sqrt(variance / sampled.convergence[d].effective));
  }
  const double effective =
      std::min(sampled.convergence[0].effective, sampled.convergence[1].effective);
  const double sd = std::sqrt((variance * variance + covariance * covariance) / effective);
  EXPECT_NEAR(product / n, covariance, 4.9 * sd);
  EXPECT_NEAR(sampled.accepted, 0.8, 0.15);
}

TEST(HamiltonianSampler, ThreadsChangeNoDraw) {
  const LogDensity uniform = [](const Point& u) { return Slope{0, Point(u.size(), 0)}; };
  const auto one = sample(uniform, {{0.5, 0.5}}, {40, 20, 0, 1, {}}, stream);
  EXPECT_EQ(one.draws, sample(uniform, {{0.5, 0.5}}, {40, 20, 0, 4, {}}, stream).draws);
}

namespace {

/// Chains of an autoregressive process of order one with mean 0 and variance 1, the last one moved.
std::vector<std::vector<double>> chains(double correlation, double moved, std::uint32_t lane) {
  std::vector<std::vector<double>> all;
  for (std::uint32_t c = 0; c < chain_count; ++c) {
    auto random = stream(lane + c);
    double x = core::normal_quantile(random.uniform());
    all.emplace_back();
    for (int i = 0; i < 4000; ++i) {
      all.back().push_back(x + (c + 1 == chain_count ? moved : 0));
      x = correlation * x +
          std::sqrt(1 - correlation * correlation) * core::normal_quantile(random.uniform());
    }
  }
  return all;
}

}  // namespace

// The variance of a mean of n values is (1 + r) / (1 - r) / n, so that many draws are effective.
TEST(Convergence, CountsTheDrawsOfAnAutoregressiveProcess) {
  for (const double r : {-0.4, 0.0, 0.5, 0.9}) {
    const Convergence c = convergence(chains(r, 0, 20));
    EXPECT_LT(c.r_hat, 1.02) << r;
    EXPECT_NEAR(c.effective / (4 * 4000 * (1 - r) / (1 + r)), 1, 0.3) << r;
  }
}

TEST(Convergence, SeesAChainThatIsElsewhereOrWider) {
  EXPECT_GT(convergence(chains(0, 1, 30)).r_hat, 1.05);
  auto wider = chains(0, 0, 40);
  for (double& x : wider.front()) x *= 3;
  EXPECT_GT(convergence(wider).r_hat, 1.05);
}

// Uniform prior on the square, y1 = x0 + x1 observed 1.0 +- 0.05, y2 = x0 - x1 observed 0.2 +-
// 0.05: the posterior is normal with means 0.6 and 0.4, standard deviations 0.05 / sqrt(2), no
// correlation, and well inside the square.
TEST(HistoryMatch, RecoversThePosteriorOfALinearGaussianModel) {
  const Model model = [](std::span<const Point> points) {
    std::vector<std::vector<Output>> all;
    for (const Point& p : points) all.push_back({{p[0] + p[1], 0}, {p[0] - p[1], 0}, {7, 0}});
    return all;
  };
  const std::vector<Observation> observed{{1, 0.05}, {0.2, 0.05}, {3, 0.1}};
  const Match match = match_history(model, observed, {2, 2, 20, 500, 100, 2}, stream);
  EXPECT_EQ(match.emulators.moved, (std::vector<char>{1, 1, 0}));
  // |y1 - 1| <= 0.15 and |y2 - 0.2| <= 0.15 is a square of area 0.3 * 0.3 / 2.
  EXPECT_NEAR(match.waves[1].not_ruled_out, 0.045, 0.03);
  const LogDensity density = [&](const Point& p) {
    return log_likelihood(match.emulators, observed, p);
  };
  const Sampled sampled =
      sample(density, start_points(match.runs, density), {1500, 1500, lanes_of(2), 2, {}}, stream);
  const auto m = marginals(sampled.draws);
  const double sd = 0.05 / std::sqrt(2.0);
  EXPECT_NEAR(m[0].mean, 0.6, 0.01);
  EXPECT_NEAR(m[1].mean, 0.4, 0.01);
  EXPECT_NEAR(m[0].sd, sd, 0.2 * sd);
  EXPECT_NEAR(m[1].sd, sd, 0.2 * sd);
  EXPECT_NEAR(correlations(sampled.draws)[0][1], 0, 0.2);
}

}  // namespace caudata::evidence::fit
