// SPDX-License-Identifier: Apache-2.0
#include "evidence/verdict.hpp"

#include <gtest/gtest.h>

#include "evidence/target_table.hpp"
#include "evidence/verdict_changes.hpp"
#include "support/target_rows.hpp"

namespace caudata::evidence {
namespace {

Prediction at(const Target& target, double value) {
  Prediction p;
  p.value = value;
  p.within_tolerance = target.limits.contains(value);
  return p;
}

std::vector<Target> targets(const std::vector<std::string>& rows) {
  std::vector<std::string> lines{
      "id|source|baseline|statistic|observed|lower|upper|if_missed|if_low|if_high"};
  lines.insert(lines.end(), rows.begin(), rows.end());
  const auto read = read_targets("t", test::target_rows(lines));
  EXPECT_TRUE(read) << (read ? "" : core::to_text(read.error()));
  return read ? *read : std::vector<Target>{};
}

ScoredTarget stored(const Target& target, bool met) {
  ScoredTarget s;
  s.id = target.id;
  s.statistic = target.statistic_text;
  s.observed = target.observed;
  s.predicted = 1;
  s.within_tolerance = met;
  return s;
}

}  // namespace

TEST(Verdict, AReasonIsForTheDirectionThatItExplains) {
  const auto list =
      targets({"a|P|1|mean(age)|44|43|45|always|few|", "b|P|1|mean(age)|44|43|45||few|"});
  EXPECT_EQ(reason_for_miss(list[0], at(list[0], 40)), "few");
  EXPECT_EQ(reason_for_miss(list[0], at(list[0], 50)), "always");
  EXPECT_EQ(reason_for_miss(list[1], at(list[1], 50)), "")
      << "a reason for too few explains no excess";
  EXPECT_EQ(reason_for_miss(list[1], at(list[1], 44)), "");
  EXPECT_EQ(miss(list[0], at(list[0], 50)), Miss::too_high);
  EXPECT_EQ(verdict(Prediction{}), Verdict::not_judged);
}

TEST(VerdictChanges, LostIsWhatWasMetAlone) {
  const auto list = targets({"a|P|1|mean(age)|44|43|45|||", "b|P|1|mean(age)|44|43|45|||",
                             "c|P|1|mean(age)|44|43|45|||", "new|P|1|mean(age)|44|43|45|||"});
  StoredValidation before;
  before.targets = {stored(list[0], true), stored(list[1], false), stored(list[2], true)};
  std::vector<Prediction> now{at(list[0], 44), at(list[1], 44), at(list[2], 44), at(list[3], 1)};
  const VerdictChanges gained = verdict_changes(list, now, before);
  EXPECT_EQ(gained.compared, 3u);
  ASSERT_EQ(gained.changed.size(), 1u);
  EXPECT_EQ(gained.changed[0].id, "b");
  EXPECT_FALSE(any_lost(gained));
  now[2] = Prediction{};
  const VerdictChanges lost = verdict_changes(list, now, before);
  ASSERT_EQ(lost.changed.size(), 2u);
  EXPECT_EQ(lost.changed[1].now, Verdict::not_judged);
  EXPECT_TRUE(any_lost(lost));
}

TEST(VerdictChanges, ARowThatSaysAnotherThingIsAnother) {
  const auto list = targets({"a|P|1|mean(age)|44|43|45|||"});
  StoredValidation before;
  before.targets = {stored(list[0], true)};
  before.targets[0].observed = 45;
  EXPECT_EQ(verdict_changes(list, std::vector<Prediction>{at(list[0], 1)}, before).compared, 0u);
}

}  // namespace caudata::evidence
