// SPDX-License-Identifier: Apache-2.0
#include "core/prior.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace caudata::test {
namespace {

using namespace core;

TEST(Prior, CentralValueIsTheMedianOrTheLikeliestValue) {
  EXPECT_EQ(central_value({Fixed{2.5}, {}}), 2.5);
  EXPECT_EQ(central_value({Normal{3, 2}, {}}), 3);
  EXPECT_EQ(central_value({LogNormal{0.02, 3.3}, {}}), 0.02);
  EXPECT_EQ(central_value({LogitNormal{0.3, 2}, {}}), 0.3);
  EXPECT_EQ(central_value({Uniform{2, 4}, {}}), 3);
  EXPECT_DOUBLE_EQ(central_value({LogUniform{1, 100}, {}}), 10);
  EXPECT_EQ(central_value({Categorical{{1, 2, 3}, {1, 5, 2}}, {}}), 2);
  EXPECT_EQ(central_value({Categorical{{1, 2, 3}, {1, 5, 2}}, {2.5, {}}}), 3);
  EXPECT_EQ(central_value({Categorical{{7, 8}, {1, 1}}, {}}), 7);
}

TEST(Prior, OneDrawIsOneWord) {
  Stream s(Seed{1}, TrialIndex{0}, the_trial_itself, Process::test);
  for (const Distribution& d : std::initializer_list<Distribution>{
           Fixed{1}, Normal{0, 1}, Beta{2, 2}, Gamma{2, 2}, Categorical{{1, 2}, {1, 1}}}) {
    const auto before = s.drawn();
    sample(Prior{d, {}}, s);
    EXPECT_EQ(s.drawn(), before + 1);
  }
}

TEST(PriorText, NamesTheKindItsParametersAndItsBounds) {
  EXPECT_EQ(to_text({Fixed{0.1}, {}}), "0.1");
  EXPECT_EQ(to_text({LogNormal{0.02, 3.3}, {0.0, 1.0}}),
            "lognormal(median 0.02, gsd 3.3) in [0, 1]");
  EXPECT_EQ(to_text({Normal{3, 2}, {0.0, {}}}), "normal(mean 3, sd 2) in [0, inf)");
  EXPECT_EQ(to_text({LogitNormal{0.3, 2}, {{}, 0.5}}),
            "logit-normal(median 0.3, sd 2) in (-inf, 0.5]");
  EXPECT_EQ(to_text({Beta{1, 2}, {}}), "beta(a 1, b 2)");
  EXPECT_EQ(to_text({Gamma{1, 2}, {}}), "gamma(shape 1, scale 2)");
  EXPECT_EQ(to_text({Uniform{1, 2}, {}}), "uniform(1 to 2)");
  EXPECT_EQ(to_text({LogUniform{1, 2}, {}}), "log-uniform(1 to 2)");
  EXPECT_EQ(to_text({Categorical{{1, 2}, {3, 4}}, {}}), "categorical(1 weight 3, 2 weight 4)");
}

TEST(PriorProblem, NothingIsWrongWithGoodParameters) {
  for (const Distribution& d : std::initializer_list<Distribution>{
           Fixed{0.5}, Normal{0.5, 1}, LogNormal{0.5, 2}, LogitNormal{0.5, 1}, Beta{0.1, 0.1},
           Gamma{0.1, 1}, Uniform{0, 1}, LogUniform{0.1, 1}, Categorical{{0.5, 2}, {1, 0}}}) {
    EXPECT_EQ(problem({d, {}}), "");
    EXPECT_EQ(problem({d, {0.4, 0.6}}), "") << to_text({d, {}});
  }
}

TEST(PriorProblem, NamesWhatIsWrong) {
  const double nan = std::nan(""), infinity = HUGE_VAL;
  for (const Distribution& d : std::initializer_list<Distribution>{Fixed{nan},
                                                                   Fixed{infinity},
                                                                   Normal{0, 0},
                                                                   Normal{0, -1},
                                                                   Normal{nan, 1},
                                                                   Normal{0, infinity},
                                                                   LogNormal{0, 2},
                                                                   LogNormal{-1, 2},
                                                                   LogNormal{1, 1},
                                                                   LogNormal{1, 0.5},
                                                                   LogNormal{1, nan},
                                                                   LogitNormal{0, 1},
                                                                   LogitNormal{1, 1},
                                                                   LogitNormal{0.5, 0},
                                                                   LogitNormal{nan, 1},
                                                                   Beta{0, 1},
                                                                   Beta{1, -1},
                                                                   Beta{nan, 1},
                                                                   Gamma{0, 1},
                                                                   Gamma{1, 0},
                                                                   Gamma{1, infinity},
                                                                   Uniform{1, 1},
                                                                   Uniform{2, 1},
                                                                   Uniform{0, infinity},
                                                                   LogUniform{0, 1},
                                                                   LogUniform{2, 1},
                                                                   LogUniform{1, infinity},
                                                                   Categorical{{}, {}},
                                                                   Categorical{{1}, {1, 2}},
                                                                   Categorical{{1}, {0}},
                                                                   Categorical{{1, 2}, {1, -1}},
                                                                   Categorical{{nan}, {1}},
                                                                   Categorical{{1}, {infinity}}}) {
    EXPECT_NE(problem({d, {}}), "") << to_text({d, {}});
  }
}

TEST(PriorProblem, ATruncationMustLeaveSomething) {
  EXPECT_NE(problem({Fixed{2}, {3.0, {}}}), "");
  EXPECT_NE(problem({Normal{0, 1}, {1.0, 0.0}}), "");
  EXPECT_NE(problem({Normal{0, 1}, {1.0, 1.0}}), "");
  EXPECT_NE(problem({Normal{0, 1}, {50.0, {}}}), "");
  EXPECT_NE(problem({Normal{0, 1}, {std::nan(""), {}}}), "");
  EXPECT_NE(problem({LogNormal{1, 2}, {{}, 0.0}}), "");
  EXPECT_NE(problem({LogitNormal{0.5, 1}, {1.0, {}}}), "");
  EXPECT_NE(problem({Beta{1, 1}, {1.5, 2.0}}), "");
  EXPECT_NE(problem({Gamma{1, 1}, {{}, -1.0}}), "");
  EXPECT_NE(problem({Uniform{0, 1}, {2.0, 3.0}}), "");
  EXPECT_NE(problem({LogUniform{1, 2}, {3.0, {}}}), "");
  EXPECT_NE(problem({Categorical{{1, 2}, {1, 0}}, {1.5, {}}}), "");
}

}  // namespace
}  // namespace caudata::test
