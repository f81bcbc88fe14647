// SPDX-License-Identifier: Apache-2.0
#include "graft/course/published_rows.hpp"

#include <gtest/gtest.h>

#include "core/infinity.hpp"

namespace caudata::graft {
namespace {

constexpr std::uint64_t published_given = 100'000;

/// At an hour, with all cells given and none anywhere.
Snapshot published_snapshot(double hours) {
  Snapshot s;
  s.hours = hours;
  s.ledger.injected = published_given;
  return s;
}

PublishedFinding published_finding(const char* id, Since since, double from, double to,
                                   std::uint64_t least, double lower, double upper) {
  return {id,    "what", "seen", lower, upper,      "share", "rat",
          since, from,   to,     least, "a source", "known"};
}

PublishedRow published_row(const PublishedFinding& finding, const std::vector<Snapshot>& snapshots,
                           std::vector<double> doses = {0},
                           std::optional<RegionRange> lesion = RegionRange{4, 5},
                           std::vector<PostureChange> lay = {{0, anatomy::Posture::prone}}) {
  return published_finding_rows({snapshots, std::move(doses), lesion, std::move(lay)}, {finding})
      .front();
}

PublishedFinding two_months() {
  return published_finding("living-two-months", Since::last_dose, 1440, 1800, 3000, -core::infinity,
                           1e-3);
}

PublishedFinding dorsal() {
  return published_finding("lesion-cells-dorsal", Since::last_dose, 24, 1440, 100, 0.5, 1);
}

Snapshot with_lesion_cells(double hours, std::uint64_t all, std::uint64_t above) {
  Snapshot s = published_snapshot(hours);
  s.adherent_by_surface[static_cast<std::size_t>(Surface::lesion)] = all;
  s.lesion_adherent_dorsal = above;
  return s;
}

}  // namespace

TEST(PublishedRows, LivingCellsAtTwoMonthsAreHeldAgainstTheLimit) {
  std::vector<Snapshot> run{published_snapshot(0), published_snapshot(1440)};
  EXPECT_EQ(published_row(two_months(), run).verdict, PublishedVerdict::inside);
  EXPECT_EQ(published_row(two_months(), run).ours, 0.0);
  run[1].ledger[Compartment::parenchyma] = published_given / 1000;
  EXPECT_EQ(published_row(two_months(), run).verdict, PublishedVerdict::inside);
  ++run[1].ledger[Compartment::adherent];
  const PublishedRow row = published_row(two_months(), run);
  EXPECT_TRUE(row.missed());
  EXPECT_DOUBLE_EQ(*row.ours, 0.00101);
}

TEST(PublishedRows, ARunThatIsTooShortIsNeverAPass) {
  const std::vector<Snapshot> run{published_snapshot(0), published_snapshot(720)};
  for (const std::string& id : finding_ids()) {
    PublishedFinding f = two_months();
    f.id = id;
    f.lower = -core::infinity;
    const PublishedRow row = published_row(f, run);
    EXPECT_FALSE(row.judged()) << id;
    EXPECT_NE(row.verdict, PublishedVerdict::inside) << id;
    EXPECT_FALSE(row.ours.has_value()) << id;
  }
  EXPECT_EQ(published_row(two_months(), run).reason,
            "the run ends 30 d after the last dose; 60 d are needed");
}

// Nothing found among few cells says nothing.
TEST(PublishedRows, TooFewCellsAreNotJudged) {
  std::vector<Snapshot> run{published_snapshot(1440)};
  run[0].ledger.injected = 2999;
  EXPECT_EQ(published_row(two_months(), run).reason,
            "2999 simulated cells were given; the comparison needs 3000");
  run[0].ledger.injected = 3000;
  EXPECT_TRUE(published_row(two_months(), run).judged());
}

TEST(PublishedRows, NoCellsAtAllAreNeverAPass) {
  std::vector<Snapshot> run;
  for (const double hours : {0.0, 1.0, 2.0, 24.0, 48.0, 1440.0, 4320.0}) {
    run.push_back(published_snapshot(hours));
    run.back().ledger.injected = 0;
  }
  for (const std::string& id : finding_ids()) {
    PublishedFinding f =
        published_finding(id.c_str(), Since::first_dose, 1, 2, 1, -core::infinity, core::infinity);
    const PublishedRow row = published_row(f, run);
    EXPECT_FALSE(row.judged()) << id;
    EXPECT_NE(row.verdict, PublishedVerdict::inside) << id;
  }
}

TEST(PublishedRows, LastTimesCountFromTheLastDose) {
  std::vector<Snapshot> run{published_snapshot(0), published_snapshot(1440),
                            published_snapshot(2448)};
  run[1].ledger[Compartment::adherent] = published_given;
  EXPECT_TRUE(published_row(two_months(), run, {0}).missed());
  EXPECT_EQ(published_row(two_months(), run, {0, 336, 672, 1008}).verdict,
            PublishedVerdict::inside);
}

TEST(PublishedRows, WhatWasSeenAfterOneDoseIsComparedUntilTheSecond) {
  const PublishedFinding f =
      published_finding("cervical-cord-48-h", Since::first_dose, 48, 72, 30000, 1e-4, 1);
  std::vector<Snapshot> run{published_snapshot(0), published_snapshot(48)};
  run[1].adherent_to_cord[7] = 20;  // C8
  run[1].adherent_to_cord[8] = 5000;
  EXPECT_EQ(published_row(f, run).verdict, PublishedVerdict::inside);
  EXPECT_DOUBLE_EQ(*published_row(f, run).ours, 2e-4);
  run[1].by_region[static_cast<std::size_t>(Compartment::parenchyma)][0] = 10;
  EXPECT_DOUBLE_EQ(*published_row(f, run).ours, 3e-4);
  EXPECT_TRUE(published_row(f, run, {0, 48}).judged());
  EXPECT_FALSE(published_row(f, run, {0, 24}).judged());
}

// A bound itself is no longer above.
TEST(PublishedRows, HalfIsNotDorsal) {
  EXPECT_TRUE(published_row(dorsal(), {with_lesion_cells(24, 200, 100)}).missed());
  EXPECT_EQ(published_row(dorsal(), {with_lesion_cells(24, 200, 101)}).verdict,
            PublishedVerdict::inside);
}

TEST(PublishedRows, LesionCellsAreThoseOfTheLastTimeWithEnough) {
  const std::vector<Snapshot> run{with_lesion_cells(1, 1000, 0), with_lesion_cells(24, 400, 100),
                                  with_lesion_cells(48, 100, 80), with_lesion_cells(720, 99, 0)};
  const PublishedRow row = published_row(dorsal(), run);
  EXPECT_DOUBLE_EQ(*row.ours, 0.8);
  EXPECT_EQ(published_row(dorsal(), {with_lesion_cells(24, 99, 99)}).reason,
            "99 simulated cells at most adhere to the lesion at a time; the comparison needs 100");
  EXPECT_EQ(published_row(dorsal(), run, {0}, std::nullopt).reason, "this person has no lesion");
}

TEST(PublishedRows, ACervicalLesionIsComparedWithACervicalLesion) {
  const PublishedFinding share =
      published_finding("lesion-level-1-h", Since::first_dose, 1, 2, 3000, 1e-3, core::infinity);
  const PublishedFinding gain =
      published_finding("lesion-level-4-h", Since::first_dose, 1, 4, 30, 1, core::infinity);
  std::vector<Snapshot> run{published_snapshot(0), published_snapshot(1), published_snapshot(4)};
  run[1].by_region[static_cast<std::size_t>(Compartment::suspended)][4] = 120;
  run[1].by_region[static_cast<std::size_t>(Compartment::dead)][4] = 9999;
  run[2].by_region[static_cast<std::size_t>(Compartment::bedload)][5] = 300;
  EXPECT_DOUBLE_EQ(*published_row(share, run).ours, 1.2e-3);
  EXPECT_DOUBLE_EQ(*published_row(gain, run).ours, 2.5);
  EXPECT_EQ(published_row(gain, run).verdict, PublishedVerdict::inside);
  EXPECT_FALSE(published_row(share, run, {0}, RegionRange{12, 14}).judged());
  run[1].by_region = {};
  EXPECT_TRUE(published_row(share, run).missed());
  EXPECT_FALSE(published_row(gain, run).judged());
}

TEST(PublishedRows, AChangeNeedsBothItsEnds) {
  const PublishedFinding f =
      published_finding("stable-volume", Since::last_dose, 2160, 4320, 100, 0.5, 2);
  std::vector<Snapshot> run{published_snapshot(2160), published_snapshot(4319)};
  for (Snapshot& s : run) s.ledger[Compartment::parenchyma] = 100;
  EXPECT_FALSE(published_row(f, run).judged());
  run[1].hours = 4320;
  EXPECT_EQ(published_row(f, run).verdict, PublishedVerdict::inside);
  run[1].ledger[Compartment::parenchyma] = 201;
  EXPECT_TRUE(published_row(f, run).missed());
}

TEST(PublishedRows, FatesAreSharesOfTheLiving) {
  std::vector<Snapshot> run{published_snapshot(1440)};
  run[0].ledger[Compartment::parenchyma] = 200;
  run[0].living_by_type[product::index(product::CellType::motor_neuron)] = 40;
  run[0].living_by_type[product::index(product::CellType::interneuron)] = 20;
  run[0].living_by_type[product::index(product::CellType::astrocyte)] = 134;
  const auto fate = [&](const char* id) {
    return *published_row(published_finding(id, Since::last_dose, 1440, 1800, 100, 0, 1), run).ours;
  };
  EXPECT_DOUBLE_EQ(fate("neurons-two-months"), 0.3);
  EXPECT_DOUBLE_EQ(fate("astrocytes-two-months"), 0.67);
  run[0].ledger[Compartment::adherent] = 201;
  EXPECT_EQ(
      published_row(
          published_finding("neurons-two-months", Since::last_dose, 1440, 1800, 100, 0, 1), run)
          .reason,
      "of 401 simulated cells that live 200 are in the cord; those of the source were "
      "injected there");
}

TEST(PublishedRows, TheBackMustHaveBeenUpUntilTheFindingBegins) {
  const std::vector<Snapshot> run{with_lesion_cells(24, 400, 400)};
  using enum anatomy::Posture;
  const auto lying = [&](std::vector<PostureChange> postures) {
    return published_row(dorsal(), run, {0}, RegionRange{4, 5}, std::move(postures));
  };
  EXPECT_TRUE(lying({{0, prone}, {24, supine}}).judged());
  EXPECT_TRUE(lying({{0, prone}, {12, prone}}).judged());
  EXPECT_FALSE(lying({{0, prone}, {23, supine}}).judged());
  EXPECT_FALSE(lying({{0, supine}, {1, prone}}).judged());
  EXPECT_EQ(
      lying({{0, supine}}).reason,
      "cells sink, and the animals' backs were up; this person did not lie prone for the 24 h "
      "after the dose");
}

TEST(PublishedRows, OfAMissIsSaidWhatIsKnownOfIt) {
  EXPECT_EQ(published_row(dorsal(), {with_lesion_cells(24, 200, 100)}).reason, "known");
  EXPECT_EQ(published_row(dorsal(), {with_lesion_cells(24, 200, 101)}).reason, "");
}

TEST(PublishedRows, ACanalIsHeldAgainstThoseMeasured) {
  const std::vector<anatomy::PublishedCanalValue> published{
      {"velocity", "v", 4.5, 3.6, 5.4, "cm/s", "human", "s", "fast", ""},
      {"ascent", "a", 2, 1, 3, "h", "human", "s", "slow", ""},
      {"posture", "p", 4, 3, 5, "mL", "human", "s", "", "rigid"}};
  const auto rows = published_canal_rows({{"velocity", 5}, {"ascent", core::infinity}}, published);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].verdict, PublishedVerdict::inside);
  EXPECT_EQ(rows[0].observed, "4.5");
  EXPECT_EQ(rows[0].reason, "");
  EXPECT_EQ(rows[1].verdict, PublishedVerdict::missed);
  EXPECT_EQ(rows[1].reason, "slow");
  EXPECT_EQ(rows[2].verdict, PublishedVerdict::not_modelled);
  EXPECT_EQ(rows[2].reason, "rigid");
  EXPECT_FALSE(rows[2].judged() || rows[2].missed() || rows[2].ours.has_value());
}

}  // namespace caudata::graft
