// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "graft/course/graft_course_fixture.hpp"
#include "graft/simd.hpp"

// A whole graft: the same bytes, however it is computed.
namespace caudata::graft {
namespace {

using Saved = std::vector<std::pair<std::string, std::vector<std::byte>>>;

/// Sections that differ, by name.
std::string differences(const Saved& a, const Saved& b) {
  std::string names;
  if (a.size() != b.size()) names += "number ";
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a[i] != b[i]) names += a[i].first + " ";
  return names;
}

Saved after_course(const GraftPlan& plan, unsigned threads) {
  test::GraftRun run(plan, threads);
  run.to_the_end();
  return run.saved();
}

void expect_same_result(const GraftResult& a, const GraftResult& b) {
  ASSERT_EQ(a.snapshots.size(), b.snapshots.size());
  for (std::size_t i = 0; i < a.snapshots.size(); ++i) {
    EXPECT_EQ(a.snapshots[i].ledger, b.snapshots[i].ledger);
    EXPECT_EQ(a.snapshots[i].by_region, b.snapshots[i].by_region);
    EXPECT_EQ(a.snapshots[i].drawn, b.snapshots[i].drawn);
  }
  ASSERT_EQ(a.fields.size(), b.fields.size());
  for (std::size_t i = 0; i < a.fields.size(); ++i)
    EXPECT_TRUE(std::ranges::equal(std::as_bytes(std::span(a.fields[i].values)),
                                   std::as_bytes(std::span(b.fields[i].values))));
  ASSERT_EQ(a.axons.size(), b.axons.size());
  for (std::size_t i = 0; i < a.axons.size(); ++i) EXPECT_EQ(a.axons[i].points, b.axons[i].points);
  for (std::size_t i = 0; i < a.nulls.size(); ++i)
    EXPECT_EQ(std::tie(a.nulls[i].lesion_adherent_share, a.nulls[i].low, a.nulls[i].high),
              std::tie(b.nulls[i].lesion_adherent_share, b.nulls[i].low, b.nulls[i].high));
  EXPECT_EQ(a.lesion_adherence, b.lesion_adherence);
  EXPECT_EQ(a.risk.risk, b.risk.risk);
  EXPECT_EQ(a.peaks, b.peaks);
  EXPECT_EQ(a.lot, b.lot);
}

TEST(GraftCourseBytes, AreThoseOfOneThread) {
  const Saved one = after_course(test::sad_plan(), 1);
  for (const unsigned threads : {2u, 3u, 4u})
    EXPECT_EQ(differences(after_course(test::sad_plan(), threads), one), "") << threads;
}

TEST(GraftCourseBytes, AreThoseOfEveryInstructionSet) {
  const Saved best = after_course(test::sad_plan(), 2);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    EXPECT_EQ(differences(after_course(test::sad_plan(), 2), best), "") << target.name;
  }
}

TEST(GraftCourseBytes, AreTheSameAfterACheckpointAnywhere) {
  test::GraftRun whole(test::mad_plan(), 1);
  std::map<double, Saved> saved;  // by hour
  // Within hours too, soon after the second dose and later.
  const auto goes_on = [&](double hour) {
    for (const double wanted : {0.3, 24.2})
      if (hour >= wanted && hour < wanted + 0.2 && saved.count(wanted) == 0) {
        saved[wanted];
        return false;
      }
    return true;
  };
  for (double last = 0; whole.course.step(goes_on);) {
    const bool whole_hour = whole.course.hours() > last;
    last = whole.course.hours();
    if (!whole_hour)
      for (auto& [hour, sections] : saved)
        if (sections.empty()) sections = whole.saved();
    if (whole_hour && last == 25) saved[last] = whole.saved();
  }
  ASSERT_EQ(saved.size(), 3u);
  const GraftResult result = whole.course.result();
  for (const auto& [hour, sections] : saved) {
    test::GraftRun again(test::mad_plan(), 3);
    const core::Issues issues =
        again.course.read([&](const char* name) -> core::Result<ByteReader> {
          for (const auto& [section, bytes] : sections)
            if (section == name) return ByteReader(bytes);
          return ByteReader(std::span<const std::byte>{});
        });
    ASSERT_TRUE(issues.empty());
    EXPECT_EQ(again.course.hours(), std::floor(hour));
    EXPECT_EQ(differences(again.saved(), sections), "");
    again.to_the_end();
    EXPECT_EQ(differences(again.saved(), whole.saved()), "") << hour;
    expect_same_result(again.course.result(), result);
  }
}

TEST(GraftCourseBytes, NullModelsThatWereStoppedBeginAnew) {
  test::GraftRun one(test::sad_plan(), 2), other(test::sad_plan(), 2);
  one.to_the_end();
  other.to_the_end();
  EXPECT_FALSE(other.course.follow_null_models(
      [](int done, double hour) { return done == 0 || hour < 0.1; }));
  const GraftResult a = one.course.result(), b = other.course.result();
  ASSERT_EQ(a.nulls.size(), static_cast<std::size_t>(null_models));
  ASSERT_EQ(b.nulls.size(), a.nulls.size());
  for (std::size_t i = 0; i < a.nulls.size(); ++i)
    EXPECT_EQ(a.nulls[i].lesion_adherent_share, b.nulls[i].lesion_adherent_share);
}

}  // namespace
}  // namespace caudata::graft
