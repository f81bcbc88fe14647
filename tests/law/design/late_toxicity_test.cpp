// SPDX-License-Identifier: Apache-2.0
// What the fractional CRM and the data-augmentation CRM make of a patient whose window is open.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "design/fractional_toxicity.hpp"
#include "design/make_design.hpp"
#include "design/missing_toxicity.hpp"

namespace caudata::design {
namespace {

TimedPatient open(int dose, double share) {
  return {static_cast<std::int8_t>(dose), {share, false, true}, {}};
}

/// Patients without a DLT at the end of their window, DLTs at these shares, open patients.
FollowUpData data_of(int complete, std::vector<double> dlts, std::vector<double> shares) {
  FollowUpData data;
  const int dlt = static_cast<int>(dlts.size());
  data.complete[0] = tally_of(complete + dlt, dlt);
  data.dlt_shares = std::move(dlts);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    data.open.push_back(open(static_cast<int>(i % 2), shares[i]));
  }
  return data;
}

using Fractions = std::vector<double>;

/// At the DLT at 0.5 four are at risk: he, the two complete ones and the one open at 0.75.
TEST(FractionalToxicity, ByHand) {
  const Fractions one = fractional_toxicity(data_of(2, {0.5}, {0.25, 0.75}));
  EXPECT_DOUBLE_EQ(one[0], 1.0 / 4);
  EXPECT_EQ(one[1], 0);
  const Fractions two = fractional_toxicity(data_of(2, {0.5, 0.5, 0.9}, {0.25, 0.5, 0.75}));
  EXPECT_DOUBLE_EQ(two[0], 1 - 5.0 / 7 * 2 / 3);  // at 0.5 seven are at risk, at 0.9 three
  EXPECT_DOUBLE_EQ(two[1], 1.0 / 3);
  EXPECT_DOUBLE_EQ(two[2], 1.0 / 3);
}

TEST(FractionalToxicity, IsZeroBeforeTheFirstDltAndOneWhereAllAtRiskHadOne) {
  EXPECT_EQ(fractional_toxicity(data_of(3, {}, {0, 0.5, 0.99})), (Fractions{0, 0, 0}));
  EXPECT_EQ(fractional_toxicity(data_of(0, {0.9}, {0, 0.5})), (Fractions{1, 1}));
}

TEST(FractionalToxicity, LiesBetweenZeroAndOneAndGrowsWithEveryDlt) {
  const std::vector<double> shares{0, 0.1, 0.4, 0.4, 0.85};
  std::vector<double> dlts;
  Fractions before(shares.size(), 0.0);
  for (const double dlt : {0.3, 0.6, 0.4, 1.0, 0.05}) {
    dlts.insert(std::upper_bound(dlts.begin(), dlts.end(), dlt), dlt);
    const int complete = 8 - static_cast<int>(dlts.size());
    const Fractions now = fractional_toxicity(data_of(complete, dlts, shares));
    for (std::size_t i = 0; i < now.size(); ++i) {
      EXPECT_GE(now[i], before[i]);
      EXPECT_LE(now[i], 1);
    }
    EXPECT_TRUE(std::is_sorted(now.rbegin(), now.rend())) << "longer observed, less to come";
    before = now;
  }
}

constexpr std::array<double, max_doses> risk{0.15, 0.4};

/// One more open patient weighs between a patient without a DLT and no patient at all.
TEST(MissingToxicity, APatientMoreIsWorthAtMostOneWithoutDlt) {
  const HazardPrior prior;
  for (const double share : {0.0, 0.1, 1.0 / 3, 0.5, 0.999}) {
    const double without = MissingToxicity(prior, data_of(3, {0.2, 0.7}, {0.3})).likelihood(risk);
    const double with =
        MissingToxicity(prior, data_of(3, {0.2, 0.7}, {0.3, share})).likelihood(risk);
    EXPECT_GT(with / without, 1 - risk[1]) << share;
    EXPECT_LE(with / without, 1 + 1e-14) << share;
    EXPECT_EQ(share == 0, with / without > 1 - 1e-12) << share;
  }
}

TEST(MissingToxicity, FallsAsFollowUpGrows) {
  double before = 1 + 1e-12;
  for (int i = 1; i < 100; ++i) {
    const double share = i / 100.0;
    const double now = MissingToxicity({}, data_of(3, {0.4}, {0.5, share})).likelihood(risk);
    EXPECT_LT(now, before) << share;
    before = now;
  }
}

/// Of ten patients in one interval four count as if they had just entered it.
TEST(MissingToxicity, OfACrowdTheLeastObservedCountUpToTheirInterval) {
  const std::vector<double> crowd{0.34, 0.35, 0.36, 0.37, 0.38, 0.39, 0.40, 0.41, 0.42, 0.43};
  auto cut = crowd;
  std::fill_n(cut.begin(), 4, 1.0 / 3);
  const auto likelihood = [](const std::vector<double>& shares) {
    return MissingToxicity({.intervals = 3, .spread = 2}, data_of(3, {0.4}, shares))
        .likelihood(risk);
  };
  auto one_dose = [&](std::vector<double> shares) {
    auto data = data_of(3, {0.4}, shares);
    for (auto& patient : data.open) patient.dose = 1;
    return MissingToxicity({.intervals = 3, .spread = 2}, data).likelihood(risk);
  };
  EXPECT_NEAR(one_dose(crowd), one_dose(cut), 1e-14);
  EXPECT_GT(likelihood(crowd), likelihood(std::vector<double>(10, 0.43)));
}

LadderHistory history_of(std::span<const Tally> tally, std::span<const TimedPatient> patients,
                         int last) {
  LadderHistory history;
  history.tally = tally;
  history.timed = patients;
  history.last_dose = last;
  return history;
}

/// Three hundred at once, nobody observed for long; and the same who left.
TEST(LateToxicityDesigns, AnswerForACrowdOfAnySize) {
  const std::vector<Tally> tally(4);
  for (const char* name : {"fractional CRM", "DA-CRM"}) {
    const AnyDesign design =
        *make_design(name, options_of({{"max_patients", std::int64_t{300}}, {"cutoff", 0.95}}),
                     numbered_ladder(4));
    for (const bool pending : {true, false}) {
      std::vector<TimedPatient> patients;
      for (int i = 0; i < 299; ++i) {
        patients.push_back(open(i % 4, i % 7 / 90.0));
        patients.back().dlt.pending = pending;
      }
      const auto decision = design.next(history_of(tally, patients, 3));
      EXPECT_TRUE(std::holds_alternative<TreatDose>(decision)) << name;
      patients.push_back(patients.back());
      const auto last = design.next(history_of(tally, patients, 3));
      EXPECT_EQ(std::holds_alternative<WaitForPatients>(last), pending) << name;
    }
  }
}

/// Between patients who certainly had none and patients who are not there.
TEST(LateToxicityDesigns, RiskWithOpenPatientsLiesBetweenTheExtremes) {
  const std::vector<Tally> tally(3);
  const std::vector<TimedPatient> seen{{0, {1, false, false}, {}}, {0, {0.6, true, false}, {}}};
  for (const char* name : {"fractional CRM", "DA-CRM"}) {
    const AnyDesign design = *make_design(name, {}, numbered_ladder(3));
    const auto risk_with = [&](double share, bool dlt) {
      auto patients = seen;
      patients.push_back({1, {share, dlt, !dlt && share < 1}, {}});
      return design.estimates(history_of(tally, patients, 1))[1].value;
    };
    EXPECT_LT(risk_with(1, false), risk_with(0.3, false)) << name;
    EXPECT_LT(risk_with(0.3, false), risk_with(0.3, true)) << name;
  }
}

}  // namespace
}  // namespace caudata::design
