// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "evidence/calibrate.hpp"
#include "evidence/predict.hpp"
#include "support/ledger_from_data.hpp"
#include "support/target_rows.hpp"

namespace caudata::evidence {
namespace {

std::vector<Target> table(const std::vector<std::string>& rows) {
  std::vector<std::string> lines{test::target_header};
  lines.insert(lines.end(), rows.begin(), rows.end());
  auto targets = read_targets("t", test::target_rows(lines));
  EXPECT_TRUE(targets) << core::to_text(targets.error());
  return *targets;
}

const std::string gain =
    "gain|P|nli0 <= C8|1..14|365 since injury|mean(uems - uems0)|100|7|||absolute 2|calibration|";
const std::string share =
    "share|P|ais0 = A|16 +- 7|183 since baseline|share(ais > "
    "A)|100|0.2|||wilson|calibration|europe";
const std::string events = "events|P||1|91|rate(pneumonia)|100|0.2|||relative 0.3|calibration|";

bool same(const Samples& a, const Samples& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t t = 0; t < a.size(); ++t) {
    if (a[t].size() != b[t].size()) return false;
    for (std::size_t i = 0; i < a[t].size(); ++i)
      if (a[t][i].y != b[t][i].y || a[t][i].x != b[t][i].x) return false;
  }
  return true;
}

}  // namespace

TEST(Cohort, IsTheSameForAnyNumberOfThreads) {
  const auto targets = table({gain, share, events});
  const World world(test::project_ledger());
  const CohortPlan plan{600, core::Seed{5}, 0};
  EXPECT_TRUE(
      same(simulate_cohort(world, targets, plan, 1), simulate_cohort(world, targets, plan, 3)));
}

TEST(Cohort, ATargetDoesNotDependOnTheOthersOfItsTable) {
  const World world(test::project_ledger());
  const CohortPlan plan{300, core::Seed{5}, 0};
  const Samples all = simulate_cohort(world, table({gain, share}), plan, 1);
  const Samples alone = simulate_cohort(world, table({share}), plan, 1);
  EXPECT_TRUE(same({all[1]}, alone));
  EXPECT_FALSE(alone[0].empty());
}

}  // namespace caudata::evidence
