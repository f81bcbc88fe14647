// SPDX-License-Identifier: Apache-2.0
#include "io/targets_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "evidence/cohort.hpp"
#include "evidence/posterior.hpp"
#include "evidence/predict.hpp"
#include "io/embedded.hpp"
#include "io/posterior_csv.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::io {
namespace {

constexpr const char* ten_rows = R"csv(# ten rows of a user's own
id,source,population,baseline,visit,statistic,n,observed,lower,upper,tolerance,split,region
one,Own,ais0 = A,16,365 since injury,share(ais > A),50,0.3,,,wilson,validation,
two,Own,"C4 <= nli0 <= C7 and max(uems_right0, uems_left0) <= 20",16.1 +- 7.3,377 +- 93 since injury,mean(uems - uems0),60,8,,,standard_error 6,validation,
three,Own,nli0 <= C8,1..14,183 since baseline,sd(tms - tms0),,15,,,relative 0.25,validation,europe
four,Own,nli0 <= C8,7,235 since injury,"quantile(uems - uems0, 0.5)",101,7,,,absolute 2,validation,
five,Own,,14,336 since injury,slope(tms - tms0 per age),2171,0,-0.05,0.05,interval,validation,europe
six,Own,,1,92 since injury,rate(venous_thromboembolism),,0.34,,,relative 0.25,validation,
seven,Own,,1,,"incidence(urinary_tract_infection, 30)",141,0.17,,,wilson,validation,china
eight,Own,age < 65,30,,per_injection(fever),1242,0.088,,,wilson,validation,
nine,Own,ais0 >= B and sex = male,30,365 since injury,share(motor_level_right - motor_level_right0 >= 2),,0.2,,,absolute 0.05,validation,united_states
ten,Own,,180,545 since injury,rate(serious),,0.6,,,relative 0.5,validation,
)csv";

constexpr const char* few_columns =
    R"csv(id,source,population,baseline,visit,statistic,n,observed,lower,upper
conversion,Own,"ais0 in (A, B) and nli0 in C4..C7",14..60,6 months since baseline,share(ais > ais0),40,0.25,,
change,Own,ais0 = B,16 +- 7,1 y since injury,mean(tms - tms0),30,15,10,20
spread,Own,ais0 = B && age < 65,16 ± 7,52 weeks since injury,sd(tms - tms0),30,15,10,20
middle,Own,ais0 = C,30,180 since baseline,median(uems - uems0),30,8,4,12
level,Own,ais0 <= B AND nli0 <= C8,21,365 since injury,"share(max(motor_level_right - motor_level_right0, motor_level_left - motor_level_left0) >= 2)",30,0.3,,
scim,Own,nli0 <= C8,21,365 since injury,mean(scim),30,50,30,70
hands,Own,nli0 <= C8,21,365 since injury,mean(grassp - grassp0),30,30,10,80
raters,Own,,365,,icc(tms0),16,0.97,0.9,1
events,Own,baseline_day >= 14,14..60,1 y since baseline,rate(pneumonia),,0.3,0.1,0.6
injection,Own,,30,,per_injection(post_lumbar_puncture_headache),24,0.21,,
)csv";

std::string_view project_file(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path) return file.text;
  ADD_FAILURE() << path;
  return {};
}

}  // namespace

TEST(TargetsReader, TenRowsOfEveryKindArePredicted) {
  const auto targets = read_targets(ten_rows, "mine.csv");
  ASSERT_TRUE(targets) << core::to_text(targets.error());
  ASSERT_EQ(targets->size(), 10u);
  const evidence::World world(test::project_ledger());
  const evidence::Samples samples =
      evidence::simulate_cohort(world, *targets, {900, core::Seed{3}, 0}, 2);
  for (const evidence::Prediction& p : evidence::predict(*targets, {&samples, 1})) {
    EXPECT_TRUE(p.value) << p.why_not;
    EXPECT_LE(p.interval_90.lower, *p.value);
    EXPECT_GE(p.interval_90.upper, *p.value);
  }
}

// With few columns, as somebody who has only read the page would write them.
TEST(TargetsReader, TenRowsWithFewColumnsArePredicted) {
  const auto targets = read_targets(few_columns, "mine.csv");
  ASSERT_TRUE(targets) << core::to_text(targets.error());
  ASSERT_EQ(targets->size(), 10u);
  const evidence::World world(test::project_ledger());
  const evidence::Samples samples =
      evidence::simulate_cohort(world, *targets, {900, core::Seed{4}, 0}, 2);
  for (const evidence::Prediction& p : evidence::predict(*targets, {&samples, 1}))
    EXPECT_TRUE(p.value) << p.why_not;
}

TEST(TargetsReader, TheTablesOfTheProjectAreFine) {
  std::set<std::string> ids;
  for (const auto& [path, split] :
       {std::pair{"data/evidence/calibration.csv", evidence::Split::calibration},
        std::pair{"data/evidence/validation.csv", evidence::Split::validation}}) {
    const auto targets = read_targets(project_file(path), path);
    ASSERT_TRUE(targets) << core::to_text(targets.error());
    for (const evidence::Target& t : *targets) {
      EXPECT_EQ(t.split, split) << t.id;
      EXPECT_TRUE(ids.insert(t.id).second) << t.id;
    }
  }
  EXPECT_GT(ids.size(), 100u);
}

TEST(TargetsReader, TheFreeParametersAreUncertainOnesOfTheLedger) {
  const std::string file = "data/evidence/free_parameters.csv";
  const auto rows = read_commented_table(project_file(file), file);
  ASSERT_TRUE(rows);
  const auto paths = evidence::read_free_parameters(file, *rows, test::project_ledger());
  EXPECT_TRUE(paths) << core::to_text(paths.error());
}

TEST(TargetsReader, APlaceIsWhereTheFaultStands) {
  const auto bad = read_targets(
      "# comment\nid,source,population,baseline,visit,statistic,n,observed,lower,upper,tolerance,"
      "split,region\nx,Own,\"ais0 = A and uemss > 3\",1,,\"incidence(any, 30)\",,0.1,,,absolute "
      "0.05,validation,\n",
      "mine.csv");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error()[0].at, (core::SourceLocation{"mine.csv", 3, 8 + 13}));
  EXPECT_EQ(bad.error()[0].rule, "expression.unknown-name");
}

TEST(TargetsReader, DrawsComeBackAsTheyWere) {
  const std::string path = test::project_ledger().parameters().begin()->first;
  const evidence::Posterior draws{{path}, {{0.1}, {1.0 / 3}, {5e-7}}};
  const auto rows = read_commented_table(posterior_csv(draws, {"made by a test"}), "p.csv");
  ASSERT_TRUE(rows);
  const auto back = evidence::read_posterior("p.csv", *rows, test::project_ledger());
  ASSERT_TRUE(back) << core::to_text(back.error());
  EXPECT_EQ(back->draws, draws.draws);
}

}  // namespace caudata::io
