// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "core/elementary.hpp"
#include "evidence/fit/ensemble_sampler.hpp"
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
  auto design = stream(4), sampling = stream(5);
  const Match match = match_history(model, observed, {2, 2, 20, 500, 100, 2}, design);
  EXPECT_EQ(match.emulators.moved, (std::vector<char>{1, 1, 0}));
  // |y1 - 1| <= 0.15 and |y2 - 0.2| <= 0.15 is a square of area 0.3 * 0.3 / 2.
  EXPECT_NEAR(match.waves[1].not_ruled_out, 0.045, 0.03);
  const LogDensity density = [&](const Point& p) {
    return log_likelihood(match.emulators, observed, p);
  };
  auto starting = stream(6);
  const Sampled sampled =
      sample_ensemble(density, latin_hypercube(12, 2, starting), {12, 300, 1500, 2}, sampling);
  const auto m = marginals(sampled.draws);
  const double sd = 0.05 / std::sqrt(2.0);
  EXPECT_NEAR(m[0].mean, 0.6, 0.01);
  EXPECT_NEAR(m[1].mean, 0.4, 0.01);
  EXPECT_NEAR(m[0].sd, sd, 0.2 * sd);
  EXPECT_NEAR(m[1].sd, sd, 0.2 * sd);
  EXPECT_NEAR(correlations(sampled.draws)[0][1], 0, 0.2);
}

}  // namespace caudata::evidence::fit
