// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "io/embedded.hpp"
#include "io/stored_validation_reader.hpp"
#include "io/targets_reader.hpp"
#include "io/validation_json.hpp"

namespace caudata::io {
namespace {

constexpr const char* table =
    R"csv(id,source,population,baseline,visit,statistic,n,observed,lower,upper,if_missed,if_low,if_high
one,Own,ais0 = A,16,365 since injury,share(ais > A),50,0.9,,,grades are coarse,too few convert,
two,Own,,16,,mean(age),,44,43,45,,,
)csv";

report::ValidationInput scored() {
  report::ValidationInput input;
  input.targets = *read_targets(table, "t.csv");
  evidence::Prediction good;
  good.value = 0.25;
  good.interval_90 = {0.1, 0.4};
  good.z = 0.5;
  good.inside_90 = good.within_tolerance = true;
  evidence::Prediction none;
  none.why_not = "nobody belongs to the population";
  input.predictions = {good, none};
  input.persons = 900;
  input.seed = 7;
  input.version = "1";
  input.data_hash = "abc";
  input.targets_hash = "def";
  input.command = "caudata validate";
  return input;
}

std::string_view text_of(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path) return file.text;
  ADD_FAILURE() << path;
  return {};
}

}  // namespace

TEST(StoredValidation, ComesBackAsItWas) {
  const auto back = read_stored_validation(stored_validation_json(scored()), "v.json");
  ASSERT_TRUE(back) << core::to_text(back.error());
  EXPECT_EQ(back->persons, 900u);
  EXPECT_EQ(back->seed, 7u);
  ASSERT_EQ(back->targets.size(), 2u);
  const evidence::ScoredTarget& one = back->targets[0];
  EXPECT_EQ(one.id, "one");
  EXPECT_EQ(one.visit, "365 since injury");
  EXPECT_DOUBLE_EQ(*one.predicted, 0.25);
  EXPECT_DOUBLE_EQ(*one.z, 0.5);
  EXPECT_TRUE(one.within_tolerance);
  EXPECT_EQ(one.why_missed, "too few convert");
  EXPECT_FALSE(back->targets[1].predicted);
  EXPECT_EQ(back->targets[1].why_not, "nobody belongs to the population");
  const evidence::Coverage c = coverage(*back);
  EXPECT_EQ(c.targets, 2);
  EXPECT_EQ(c.predicted, 1);
  EXPECT_EQ(coverage(*back, evidence::Split::calibration).targets, 0);
}

TEST(StoredValidation, IsStaleWhenTheParametersHaveChanged) {
  const auto stored = read_stored_validation(stored_validation_json(scored()), "v.json");
  ASSERT_TRUE(stored);
  EXPECT_TRUE(is_current(*stored, "abc"));
  EXPECT_FALSE(is_current(*stored, "abd"));
}

TEST(StoredValidation, SomethingElseIsRefused) {
  EXPECT_EQ(read_stored_validation("{}", "v.json").error()[0].rule, "validation.unreadable");
  EXPECT_EQ(read_stored_validation("[1", "v.json").error()[0].rule, "validation.unreadable");
}

// The stored output is of the tables that are there: a row added without `--store` shows here.
TEST(StoredValidation, TheProjectsOwnIsOfItsTables) {
  const auto stored = built_in_validation();
  ASSERT_TRUE(stored) << core::to_text(stored.error());
  std::size_t i = 0;
  for (const char* path : {"data/evidence/calibration.csv", "data/evidence/validation.csv"}) {
    const auto targets = read_targets(text_of(path), path);
    ASSERT_TRUE(targets) << core::to_text(targets.error());
    for (const evidence::Target& t : *targets) {
      ASSERT_LT(i, stored->targets.size());
      EXPECT_EQ(stored->targets[i].id, t.id);
      EXPECT_DOUBLE_EQ(stored->targets[i].observed, t.observed);
      EXPECT_DOUBLE_EQ(stored->targets[i].allowed.lower, t.limits.lower);
      EXPECT_EQ(stored->targets[i].statistic, t.statistic_text);
      EXPECT_EQ(stored->targets[i].population, t.population_text);
      ++i;
    }
  }
  EXPECT_EQ(i, stored->targets.size());
}

}  // namespace caudata::io
