// SPDX-License-Identifier: Apache-2.0
// Published figures: the contour of EffTox, the boundaries of BOIN-ET, the benchmark of BOIN12.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/elementary.hpp"
#include "design/boin_et_boundaries.hpp"
#include "design/efftox_posterior.hpp"
#include "design/lp_contour.hpp"
#include "design/utility_desirability.hpp"

namespace caudata::design {
namespace {

TEST(LpContour, GoesThroughTheThreePoints) {
  for (const ContourPoints points :
       {ContourPoints{0.5, 0.65, 0.7, 0.25}, ContourPoints{0.2, 0.9, 0.3, 0.2},
        ContourPoints{0, 1, 0.6, 0.6}}) {
    const auto contour = lp_contour(points);
    ASSERT_TRUE(contour);
    EXPECT_NEAR(contour->utility(points.eff0, 0), 0, 1e-12);
    EXPECT_NEAR(contour->utility(1, points.tox1), 0, 1e-12);
    EXPECT_NEAR(contour->utility(points.eff_star, points.tox_star), 0, 1e-12);
    EXPECT_EQ(contour->utility(1, 0), 1);
  }
}

TEST(LpContour, RefusesPointsOutsideTheBox) {
  EXPECT_FALSE(lp_contour({0.5, 0.65, 0.4, 0.25}));
  EXPECT_FALSE(lp_contour({0.5, 0.65, 0.7, 0.65}));
  EXPECT_FALSE(lp_contour({0.5, 0.65, 1, 0.25}));
}

const EffToxModel model{efftox_dose_codes(std::vector{1.0, 2.0, 4.0, 6.6, 10.0}),
                        {-7.9593, 3.5487},
                        {1.5482, 3.5018},
                        {0.7367, 2.5423},
                        {3.4181, 2.4406},
                        {0, 0.2},
                        {0, 1},
                        0.5,
                        0.3};

// Without patients the logits are normal.
TEST(EffToxPosterior, IsThePriorWithoutPatients) {
  const std::vector<Tally> nobody(5);
  const auto posterior = efftox_posterior(model, nobody);
  for (std::size_t dose = 0; dose < 5; ++dose) {
    const double x = model.x[dose];
    const double tox = std::hypot(model.alpha.sd, model.beta.sd * x);
    const double eff = std::hypot(model.gamma.sd, model.zeta.sd * x, model.eta.sd * x * x);
    const double logit_hurdle = std::log(0.3 / 0.7);
    EXPECT_NEAR(posterior[dose].below_tox,
                core::normal_cdf((logit_hurdle - model.alpha.mean - model.beta.mean * x) / tox),
                1e-6);
    EXPECT_NEAR(posterior[dose].above_eff,
                core::normal_cdf((model.gamma.mean + model.zeta.mean * x) / eff), 1e-6);
  }
}

// Refining steps and cut-offs changes nothing that a decision could see.
TEST(EffToxPosterior, HasConverged) {
  const std::vector<Tally> tally{{3, 0, 1, 0}, {3, 1, 2, 1}, {}, {}, {}};
  const auto coarse = efftox_posterior(model, tally);
  const auto fine = efftox_posterior(model, tally, {0.42, 0.17, 0.34, 0.65, 5e-9});
  for (std::size_t dose = 0; dose < 5; ++dose) {
    EXPECT_NEAR(coarse[dose].p_eff, fine[dose].p_eff, 1e-5);
    EXPECT_NEAR(coarse[dose].p_tox, fine[dose].p_tox, 1e-5);
    EXPECT_NEAR(coarse[dose].above_eff, fine[dose].above_eff, 2e-5);
    EXPECT_NEAR(coarse[dose].below_tox, fine[dose].below_tox, 2e-5);
  }
}

// Takeda, Taguri and Morita 2018.
TEST(BoinEt, PublishedBoundaries) {
  const BoinEtBoundaries b = boin_et_boundaries({0.3, 0.03, 0.42, 0.6, 0.36});
  EXPECT_NEAR(b.lambda1, 0.14, 1e-12);
  EXPECT_NEAR(b.lambda2, 0.35, 1e-12);
  EXPECT_NEAR(b.eta1, 0.48, 1e-12);
}

// Lin et al. 2020: phi_t 0.35, phi_e 0.25, utilities 100, 40, 60, 0.
TEST(Boin12, PublishedBenchmark) { EXPECT_NEAR(utility_benchmark({}, 0.35, 0.25), 0.705, 1e-12); }

TEST(Boin12, TheTableIsTheFormula) {
  const Desirability table({}, 0.705, 12);
  for (int n = 0; n <= 12; ++n) {
    for (int dlt = 0; dlt <= n; ++dlt) {
      for (int response = 0; response <= n; ++response) {
        const int both = std::min(dlt, response);
        const Tally tally{std::int16_t(n), std::int16_t(dlt), std::int16_t(response),
                          std::int16_t(both)};
        if (n - dlt - response + both < 0) continue;
        ASSERT_NEAR(table(tally), utility_desirability(quasi_events({}, tally), n, 0.705), 1e-13);
      }
    }
  }
}

}  // namespace
}  // namespace caudata::design
