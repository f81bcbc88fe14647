// SPDX-License-Identifier: Apache-2.0
#include "evidence/recovery/recovery_summary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "evidence/recovery/virtual_counterpart.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::evidence {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Level;

RecordedExam exam(AsiaImpairmentScale ais, const char* level, int uems) {
  RecordedExam e;
  e.ais = ais;
  e.level = isncsci::parse_level(level);
  e.score[static_cast<std::size_t>(isncsci::ScoreSum::uems)] = uems;
  return e;
}

RecordedPersons three_persons() {
  using enum AsiaImpairmentScale;
  RecordedPersons data{{{"baseline", {}}, {"one year", {}}}, {}, {}};
  data.persons.push_back({"1", {}, {}, {exam(a, "C5", 10), exam(b, "C6", 16)}, {}});
  data.persons.push_back({"2", {}, {}, {exam(a, "C6", 20), exam(a, "C6", 24)}, {}});
  data.persons.push_back({"3", {}, {}, {exam(a, "T4", 50), std::nullopt}, {}});
  return data;
}

const ChangeRow& row(const RecoverySummary& summary, std::optional<patient::CordPart> part) {
  for (const ChangeRow& r : summary.changes)
    if (r.ais && r.part == part) return r;
  throw std::logic_error("no such row");
}

}  // namespace

TEST(RecoverySummary, CountsStrataConversionsAndChanges) {
  const RecoverySummary summary = summarise(three_persons());
  EXPECT_EQ(summary.persons, 3u);
  EXPECT_EQ(summary.strata.at({AsiaImpairmentScale::a, patient::CordPart::cervical}), 2u);
  EXPECT_EQ(summary.strata.at({AsiaImpairmentScale::a, patient::CordPart::t1_t9}), 1u);
  EXPECT_EQ(summary.conversion[1][0][0], 1u);
  EXPECT_EQ(summary.conversion[1][0][1], 1u);
  const auto& cervical =
      summary.conversion_of.at({AsiaImpairmentScale::a, patient::CordPart::cervical});
  EXPECT_EQ(cervical[1][0][1], 1u);
  EXPECT_EQ(summary.conversion_of.at({AsiaImpairmentScale::a, patient::CordPart::t1_t9})[1],
            GradeMatrix{});
  EXPECT_EQ(summary.complete[1].examined, 2u);
  EXPECT_EQ(row(summary, {}).change.n, 2);
  EXPECT_EQ(row(summary, patient::CordPart::cervical).change.mean(), 5);
  EXPECT_DOUBLE_EQ(*row(summary, patient::CordPart::cervical).change.sd(), std::sqrt(2.0));
}

TEST(RecoverySummary, AllAreAllWhetherOrNotTheyHaveAGrade) {
  RecordedPersons data = three_persons();
  RecordedPerson ungraded{"4", {}, {}, {exam(AsiaImpairmentScale::a, "C5", 30)}, {}};
  ungraded.visits.front()->ais.reset();
  ungraded.visits.push_back(exam(AsiaImpairmentScale::a, "C5", 39));
  data.persons.push_back(ungraded);
  const RecoverySummary summary = summarise(data);
  const auto all =
      std::ranges::find_if(summary.changes, [](const ChangeRow& r) { return !r.ais && !r.part; });
  ASSERT_NE(all, summary.changes.end());
  EXPECT_EQ(all->change.n, 3);
  EXPECT_EQ(all->change.sum, 6 + 4 + 9);
  EXPECT_EQ(row(summary, {}).change.n, 2);
}

TEST(RecoverySummary, OfNobodySaysNothing) {
  const RecoverySummary summary = summarise({{{"baseline", {}}}, {}, {}});
  EXPECT_EQ(summary.persons, 0u);
  EXPECT_TRUE(summary.changes.empty());
  EXPECT_FALSE(Moments{}.mean().has_value());
  EXPECT_FALSE((Moments{1, 3, 9}).sd().has_value());
}

TEST(VirtualCounterpart, HasTheMixThatWasAskedFor) {
  std::vector<std::string> missing;
  const patient::ExaminedPopulation people(test::project_ledger(), patient::Region::europe,
                                           missing);
  const std::map<Stratum, std::uint64_t> wanted{
      {{AsiaImpairmentScale::a, patient::CordPart::cervical}, 4},
      {{AsiaImpairmentScale::d, patient::CordPart::cervical}, 3}};
  const Counterpart found = draw_counterpart(people, wanted, {{"then", 14}, {"later", 336}},
                                             {core::Seed{7}, 2, 20'000, 0, {14, 336}});
  const RecoverySummary summary = summarise(found.persons);
  EXPECT_TRUE(found.missing.empty());
  EXPECT_EQ(summary.persons, 14u);
  for (const auto& [stratum, n] : wanted) EXPECT_EQ(summary.strata.at(stratum), 2 * n);
  for (const RecordedPerson& person : found.persons.persons) EXPECT_EQ(person.visits[1]->day, 336);
}

TEST(VirtualCounterpart, SaysWhichStrataStayShort) {
  std::vector<std::string> missing;
  const patient::ExaminedPopulation people(test::project_ledger(), patient::Region::europe,
                                           missing);
  const Stratum rare{AsiaImpairmentScale::a, patient::CordPart::cervical};
  const Counterpart found =
      draw_counterpart(people, {{rare, 1000}}, {{"then", 14}}, {core::Seed{7}, 1, 50, 0, {14}});
  EXPECT_EQ(found.drawn, 50u);
  EXPECT_EQ(found.missing.at(rare) + found.persons.persons.size(), 1000u);
}

}  // namespace caudata::evidence
