// SPDX-License-Identifier: Apache-2.0
#include "safety/toxicity_source.hpp"

#include <gtest/gtest.h>

#include "support/exact_test.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::safety {
namespace {

constexpr std::uint32_t n = 200'000;
constexpr core::CandidateId candidate{7};

core::TrialStreams trial(std::uint32_t i) { return {core::Seed{20251}, core::TrialIndex{i}}; }

Exposure mad() {
  return {0,
          0,
          {core::Days{0}, core::Days{14}, core::Days{28}, core::Days{42}},
          {core::Days{0}, core::Days{70}},
          core::Days{365}};
}

FixedToxicity truth(double p, double late = 0) {
  return {{{p}}, OnsetShape::uniform, core::Days{7}, late};
}

AttributionModel model(double sensitivity, double false_positive) {
  AttributionModel m;
  m.sensitivity = sensitivity;
  m.false_positive = false_positive;
  m.product = {sensitivity, 0.5, 0.5, 0.5};
  return m;
}

struct Counts {
  std::uint64_t dlt{0}, missed{0}, late{0}, not_the_product{0};
};

Counts count(const FixedToxicity& t, const AttributionModel& m) {
  Counts c;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (const AdverseEvent& e : toxic_events(t, m, mad(), trial(i), candidate)) {
      const bool late = e.term == Term::late_product_toxicity;
      if (late) {
        ++c.late;
      } else if (e.verdict == DltVerdict::dlt) {
        ++c.dlt;
        c.not_the_product += e.cause != Cause::product;
      } else {
        ++c.missed;
      }
    }
  }
  return c;
}

}  // namespace

// Exact binomial tests, n = 200,000, alpha = 1e-9 each.
TEST(FixedToxicity, TheProbabilityOfADltIsTheStatedOne) {
  for (const double p : {0.02, 0.1, 0.5}) {
    const Counts c = count(truth(p), model(0.9, 0.1));
    EXPECT_GT(test::binomial_p_value(c.dlt, n, p), test::alpha) << p;
    EXPECT_GT(test::binomial_p_value(c.missed, n, p / 0.9 - p), test::alpha) << p;
    EXPECT_GT(test::binomial_p_value(c.not_the_product, c.dlt, 0.1), test::alpha) << p;
  }
}

TEST(FixedToxicity, APoorSiteMissesEveryoneElse) {
  const Counts c = count(truth(0.6), model(0.5, 0));
  EXPECT_EQ(c.dlt + c.missed, n);  // min(1, p/s) = 1
  EXPECT_EQ(c.not_the_product, 0u);
}

TEST(FixedToxicity, LateEventsHaveTheirOwnProbability) {
  const Counts c = count(truth(0.1, 0.05), model(1, 0));
  EXPECT_GT(test::binomial_p_value(c.late, n, 0.05), test::alpha);
  EXPECT_EQ(c.missed, 0u);
}

TEST(FixedToxicity, NothingHappensUnderAHarmlessTruth) {
  const Counts c = count(truth(0), model(0.9, 0.1));
  EXPECT_EQ(c.dlt + c.missed + c.late, 0u);
}

TEST(FixedToxicity, NoFollowUpAfterTheWindowNoLateEvent) {
  Exposure exposure = mad();
  exposure.end_of_follow_up = exposure.window.closes;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    EXPECT_TRUE(toxic_events(truth(0, 1), model(1, 0), exposure, trial(i), candidate).empty());
  }
}

TEST(FixedToxicity, EventsLieInTheirWindowsAndCarryTheirMarks) {
  const Exposure exposure = mad();
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    for (const AdverseEvent& e :
         toxic_events(truth(0.5, 0.5), model(0.7, 0.2), exposure, trial(i), candidate)) {
      const bool late = e.term == Term::late_product_toxicity;
      EXPECT_GE(e.grade, CtcaeGrade::severe);
      EXPECT_EQ(exposure.window.contains(e.onset), !late);
      EXPECT_LE(e.onset, exposure.end_of_follow_up);
      EXPECT_EQ(e.after_dose, e.onset.value() >= 42 ? 4 : e.onset.value() / 14 + 1);
      const bool dlt = e.verdict == DltVerdict::dlt;
      EXPECT_EQ(e.attribution >= Attribution::possible, dlt || late);
    }
  }
}

TEST(FixedToxicity, AFatalEventIsTheLast) {
  AttributionModel fatal = model(1, 0);
  fatal.shape.life_threatening = 1;
  fatal.shape.death = 1;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const auto events = toxic_events(truth(1, 1), fatal, mad(), trial(i), candidate);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].grade, CtcaeGrade::death);
    EXPECT_EQ(events[0].seriousness, Seriousness::serious);
    EXPECT_EQ(events[0].verdict, DltVerdict::dlt);
  }
}

// A missed toxicity must not take its patient out of the evaluable: they have no DLT, and p would
// rise among the others.
TEST(FixedToxicity, AMissedToxicityIsNeverFatal) {
  AttributionModel fatal = model(0.5, 0);
  fatal.shape.life_threatening = 1;
  fatal.shape.death = 1;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    for (const AdverseEvent& e : toxic_events(truth(0.5), fatal, mad(), trial(i), candidate)) {
      EXPECT_EQ(e.grade == CtcaeGrade::death, e.verdict == DltVerdict::dlt);
    }
  }
}

TEST(AttributionModel, EveryFieldHasAnEntry) {
  std::vector<std::string> missing;
  const AttributionModel m = attribution_model(test::project_ledger(), missing);
  EXPECT_TRUE(missing.empty());
  EXPECT_GT(m.sensitivity, 0);
  EXPECT_LT(m.sensitivity, 1);
  EXPECT_GT(m.false_positive, 0);
  EXPECT_EQ(m.sensitivity, m.product.related);
}

TEST(AttributionModel, AnEmptyLedgerNamesWhatIsMissing) {
  std::vector<std::string> missing;
  attribution_model(core::Ledger{}, missing);
  EXPECT_NE(std::find(missing.begin(), missing.end(), "safety.attribution.product.related"),
            missing.end());
  EXPECT_NE(std::find(missing.begin(), missing.end(), "safety.toxicity.death"), missing.end());
}

}  // namespace caudata::safety
