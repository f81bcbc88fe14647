// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "safety/onset.hpp"
#include "safety/toxicity_source.hpp"

namespace caudata::safety {
namespace {

constexpr OnsetShape shapes[] = {OnsetShape::uniform, OnsetShape::early,
                                 OnsetShape::after_each_dose};

Exposure mad() {
  return {0,
          0,
          {core::Days{0}, core::Days{14}, core::Days{28}, core::Days{42}},
          {core::Days{0}, core::Days{70}},
          core::Days{365}};
}

const AdverseEvent* find_dlt(const std::vector<AdverseEvent>& events) {
  for (const AdverseEvent& e : events) {
    if (e.verdict == DltVerdict::dlt) return &e;
  }
  return nullptr;
}

bool same_event(const AdverseEvent& a, const AdverseEvent& b) {
  return a.onset == b.onset && a.grade == b.grade && a.duration == b.duration &&
         a.seriousness == b.seriousness && a.attribution == b.attribution && a.cause == b.cause;
}

}  // namespace

// A worse truth keeps every DLT of a better one, with the same_event onset and marks, and only adds
// some.
TEST(ToxicityCoupling, AWorseTruthOnlyAdds) {
  AttributionModel model;
  model.sensitivity = 0.8;
  model.false_positive = 0.3;
  const double rising[] = {0, 0.02, 0.1, 0.1, 0.4, 1};
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const core::TrialStreams streams{core::Seed{i * 77 + 1}, core::TrialIndex{i}};
    std::vector<AdverseEvent> better;
    for (const double p : rising) {
      const FixedToxicity truth{{{p}}, OnsetShape::early, core::Days{7}, 0};
      const auto worse = toxic_events(truth, model, mad(), streams, core::CandidateId{3});
      EXPECT_GE(worse.size(), better.size());
      if (const AdverseEvent* kept = find_dlt(better)) {
        ASSERT_NE(find_dlt(worse), nullptr);
        EXPECT_TRUE(same_event(*kept, *find_dlt(worse)));
      }
      better = worse;
    }
  }
}

TEST(Onset, TheCdfRisesFromZeroToOne) {
  for (const OnsetShape shape : shapes) {
    const FixedToxicity truth{{{1.0}}, shape, core::Days{7}, 0};
    double before = 0;
    EXPECT_EQ(onset_cdf(truth, mad(), core::Days{0}), 0);
    for (int day = 1; day <= 71; ++day) {
      const double now = onset_cdf(truth, mad(), core::Days{day});
      EXPECT_GT(now, before);
      before = now;
    }
    EXPECT_NEAR(before, 1, 1e-15);
  }
}

TEST(Onset, IsMonotoneInTheUniformAndFillsTheWindow) {
  for (const OnsetShape shape : shapes) {
    const FixedToxicity truth{{{1.0}}, shape, core::Days{7}, 0};
    core::Days before{0};
    for (int k = 0; k < 4096; ++k) {
      const core::Days day = onset_day(truth, mad(), (k + 0.5) / 4096);
      EXPECT_GE(day, before);
      EXPECT_TRUE(mad().window.contains(day));
      before = day;
    }
    EXPECT_EQ(onset_day(truth, mad(), 0x1p-54), core::Days{0});
    EXPECT_EQ(onset_day(truth, mad(), 1 - 0x1p-53), core::Days{70});
  }
}

TEST(Onset, EarlyComesBeforeUniform) {
  const FixedToxicity early{{{1.0}}, OnsetShape::early, core::Days{7}, 0};
  const FixedToxicity uniform{{{1.0}}, OnsetShape::uniform, core::Days{7}, 0};
  for (int k = 0; k < 1000; ++k) {
    const double u = (k + 0.5) / 1000;
    EXPECT_LE(onset_day(early, mad(), u), onset_day(uniform, mad(), u));
  }
}

TEST(Onset, AfterADoseTheFirstDayIsTheLikeliestOfItsInterval) {
  const FixedToxicity truth{{{1.0}}, OnsetShape::after_each_dose, core::Days{7}, 0};
  const auto mass = [&](int day) {
    return onset_cdf(truth, mad(), core::Days{day + 1}) - onset_cdf(truth, mad(), core::Days{day});
  };
  for (const int dose : {14, 28, 42}) {
    EXPECT_GT(mass(dose), mass(dose - 1));
    EXPECT_GT(mass(dose), mass(dose + 1));
  }
}

}  // namespace caudata::safety
