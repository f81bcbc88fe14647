// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/canal_fluid.hpp"

#include <gtest/gtest.h>

#include "graft/tissue/tissue_fixture.hpp"

namespace caudata::graft {
namespace {

// Fed for ever, the fluid holds what production dilutes, however much fluid there is; at first it
// fills as if nothing left, in all that is renewed together: head and spine.
TEST(CanalFluid, FedForEverHoldsWhatProductionDilutes) {
  const anatomy::Canal canal = test::short_canal(false);
  const anatomy::CanalFlowParameters& flow = canal.parameters().flow;
  constexpr double rate = 3e6;  // [pg/d]
  CanalFluid fluid(canal, test::central_tissue().fields);
  EXPECT_EQ(fluid[Substance::soluble], 0);
  constexpr double soon = 1e-7;
  fluid.feed(Substance::soluble, rate, soon);
  const double all = flow.cranial_volume * 1000 + canal.volumes(0, canal.length()).fluid;
  EXPECT_NEAR(fluid[Substance::soluble] * all, rate * soon, 1e-6 * rate * soon);
  fluid.feed(Substance::soluble, rate, 1000);
  const double produced = flow.production * 1000 * 1440;  // [mm^3/d]
  EXPECT_NEAR(fluid[Substance::soluble], rate / produced, 1e-12 * rate / produced);
  EXPECT_EQ(fluid[Substance::immunomodulatory], 0);
}

}  // namespace
}  // namespace caudata::graft
