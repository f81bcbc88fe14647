// SPDX-License-Identifier: Apache-2.0
#include "graft/course/graft_course.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "graft/course/graft_course_fixture.hpp"

namespace caudata::graft {
namespace {

std::uint64_t sum_of(const ByRegion& regions) {
  std::uint64_t sum = 0;
  for (const std::uint64_t n : regions) sum += n;
  return sum;
}

/// Everything that a snapshot says of the same cells, in different ways.
void expect_one_account(const Snapshot& s, std::uint64_t delivered) {
  EXPECT_TRUE(s.ledger.balanced());
  EXPECT_EQ(s.ledger.injected, delivered) << s.hours;
  for (std::size_t c = 0; c < compartments; ++c)
    if (static_cast<Compartment>(c) != Compartment::left) {
      EXPECT_EQ(sum_of(s.by_region[c]), s.ledger.cells[c]) << s.hours << " h, " << c;
    }
  std::uint64_t types = 0, adherent = 0;
  for (const std::uint64_t n : s.living_by_type) types += n;
  for (const std::uint64_t n : s.adherent_by_surface) adherent += n;
  EXPECT_EQ(types, s.ledger.living());
  EXPECT_EQ(adherent, s.ledger[Compartment::adherent]);
  EXPECT_LE(s.starved, s.ledger.living());
}

/// All of so few cells are drawn.
void expect_drawn_as_counted(const Snapshot& s) {
  std::array<std::uint64_t, compartments> where{};
  std::array<std::uint64_t, surfaces> on{};
  std::array<std::uint64_t, product::cell_types> types{};
  std::set<CellId> ids;
  for (const DrawnCell& cell : s.drawn) {
    ++where[static_cast<std::size_t>(cell.compartment)];
    EXPECT_TRUE(ids.insert(cell.id).second);
    EXPECT_GT(cell.radius, 2);
    EXPECT_LT(std::hypot(cell.y, cell.z), 15);
    if (cell.compartment == Compartment::dead || cell.compartment == Compartment::left) continue;
    ++types[product::index(cell.type)];
    if (cell.compartment == Compartment::adherent) ++on[static_cast<std::size_t>(cell.surface)];
  }
  for (const Compartment c : {Compartment::suspended, Compartment::bedload, Compartment::adherent,
                              Compartment::parenchyma})
    EXPECT_EQ(where[static_cast<std::size_t>(c)], s.ledger[c]) << s.hours << " h, " << name(c);
  EXPECT_EQ(types, s.living_by_type);
  EXPECT_EQ(on, s.adherent_by_surface);
}

test::GraftRun& finished_mad() {
  static test::GraftRun run(test::mad_plan());
  run.to_the_end();
  return run;
}

TEST(GraftCourse, OfASingleDoseAccountsForEveryCell) {
  test::GraftRun run(test::sad_plan());
  run.to_the_end();
  EXPECT_EQ(run.course.hours(), 6);
  EXPECT_FALSE(run.course.step());
  const auto& snapshots = run.course.snapshots();
  std::vector<double> hours;
  for (const Snapshot& s : snapshots) {
    hours.push_back(s.hours);
    expect_one_account(s, snapshots[0].ledger.injected);
    expect_drawn_as_counted(s);
    EXPECT_GT(s.weight, 500);
  }
  EXPECT_EQ(hours, (std::vector<double>{0, 1, 4, 6}));
  EXPECT_GT(snapshots[0].ledger.injected, 300u);
  EXPECT_EQ(snapshots[0].ledger[Compartment::adherent], 0u);
  EXPECT_GT(snapshots[3].ledger[Compartment::adherent], 20u);
  EXPECT_GT(snapshots[3].ledger[Compartment::parenchyma], 0u);
}

TEST(GraftCourse, OfSeveralDosesAccountsForEveryCell) {
  const test::GraftRun& run = finished_mad();
  const auto& snapshots = run.course.snapshots();
  const std::uint64_t first = snapshots[0].ledger.injected;
  const std::uint64_t both = snapshots.back().ledger.injected;
  EXPECT_GT(both, first);
  for (const Snapshot& s : snapshots) {
    if (s.hours == 24) continue;  // the second dose comes within its hour
    expect_one_account(s, s.hours < 24 ? first : both);
    expect_drawn_as_counted(s);
  }
  const CellLedger& end = snapshots.back().ledger;
  EXPECT_GT(end.born, 0u);
  EXPECT_GT(end[Compartment::parenchyma], 1u);
  EXPECT_GT(end[Compartment::dead], 50u);
  std::set<std::uint64_t> doses;
  for (const DrawnCell& cell : snapshots.back().drawn) doses.insert(cell.clone >> cell_index_bits);
  EXPECT_EQ(doses, (std::set<std::uint64_t>{0, 1}));
}

TEST(GraftCourse, LeavesAResult) {
  test::GraftRun& run = finished_mad();
  const GraftResult r = run.course.result();
  EXPECT_EQ(r.what.subject.name, "a small man");
  ASSERT_TRUE(r.what.subject.lesion);
  EXPECT_EQ(anatomy::name(r.what.subject.lesion->level), "T6");
  EXPECT_GE(r.delivered_cells, r.delivered_living);
  EXPECT_GE(r.lot.clump_cells, 1);
  EXPECT_EQ(r.risk.hours, std::min(r.snapshots.back().hours, r.risk.last_dose + 48));
  EXPECT_EQ(r.nominal_cells, 2000000u);
  EXPECT_EQ(r.simulated_cells, run.course.ledger().injected);
  EXPECT_NEAR(r.simulated_share * r.snapshots[0].weight, 1, 1e-9);
  EXPECT_EQ(r.snapshots.size(), run.course.snapshots().size());
  EXPECT_EQ(r.fields.size(), substance_count + every_lesion_level.size());
  for (const FieldSlice& slice : r.fields)
    EXPECT_EQ(slice.values.size(), std::size_t{slice.n[0]} * slice.n[1] * slice.n[2]);
  ASSERT_EQ(r.nulls.size(), 2u);
  for (const NullModel& null : r.nulls) {
    EXPECT_GE(null.lesion_adherent_share, null.low);
    EXPECT_LE(null.lesion_adherent_share, null.high);
    EXPECT_LT(null.high - null.low, 0.8);
    EXPECT_LT(null.lesion_adherent_share, 0.8);
  }
  const Snapshot& end = r.snapshots.back();
  EXPECT_EQ(r.lesion_adherence.hours, end.hours);
  EXPECT_EQ(r.lesion_adherence.adherent, end.ledger[Compartment::adherent]);
  EXPECT_EQ(r.lesion_adherence.on_lesion,
            end.adherent_by_surface[static_cast<std::size_t>(Surface::lesion)]);
  EXPECT_LE(r.lesion_adherence.low, r.lesion_adherence.share);
  EXPECT_GE(r.lesion_adherence.high, r.lesion_adherence.share);
  EXPECT_GT(r.nulls[0].lesion_adherent_share, 0.01);
  EXPECT_TRUE(std::ranges::is_sorted(r.risk.risk));
  EXPECT_EQ(r.risk.risk.size(), r.risk.take_probability.size());
  EXPECT_EQ(r.shape.x.size(), r.shape.cord.size());
  EXPECT_GT(r.shape.lesion_to - r.shape.lesion_from, 4);
  EXPECT_NEAR(r.shape.passage, 0.5, 1e-6);
  EXPECT_GT(r.peaks.pile, 0);
  for (const double peak : {r.peaks.pile, r.peaks.packing, r.peaks.soluble, r.peaks.largest_clone})
    EXPECT_TRUE(std::isfinite(peak));
}

TEST(GraftCourse, IsDescribedAtWholeHours) {
  CanalPlan doses;
  doses.doses = {{0, 10, {}}, {24.5, 10, {}}};
  EXPECT_EQ(snapshot_hours(doses, 2.1),
            (std::vector<double>{0, 1, 4, 12, 24, 26, 29, 37, 48, 49, 51}));
  EXPECT_EQ(snapshot_hours(doses, 0.02), (std::vector<double>{0, 1}));
}

// Rules off: cells are carried, roll and adhere, and that is all.
TEST(GraftCourse, WithoutRulesNobodyDiesOfItAndNobodyIsBorn) {
  GraftPlan plan = test::sad_plan();
  plan.what.rules = CellRules::none();
  GraftSetup setup = test::small_setup(plan);
  core::Team team(2);
  GraftCourse course(plan, test::lively_graft(), std::move(setup), team);
  const std::uint64_t dead_on_arrival = course.ledger()[Compartment::dead];
  while (course.step()) {
  }
  const CellLedger end = course.ledger();
  EXPECT_EQ(end.born, 0u);
  EXPECT_EQ(end[Compartment::parenchyma], 0u);
  EXPECT_EQ(end[Compartment::dead], dead_on_arrival);
  EXPECT_GT(end[Compartment::adherent], 20u);
}

TEST(GraftCourse, AFailedCheckpointIsRefused) {
  test::GraftRun run(test::sad_plan());
  const auto saved = run.saved();
  for (const std::string damaged : {"course", "canal", "tissue"}) {
    test::GraftRun again(test::sad_plan());
    const auto issues = again.course.read([&](const char* name) -> core::Result<ByteReader> {
      for (const auto& [section, bytes] : saved)
        if (section == name)
          return ByteReader(std::span(bytes).first(bytes.size() - (section == damaged ? 1 : 0)));
      return ByteReader(std::span<const std::byte>{});
    });
    EXPECT_TRUE(issues.has_errors()) << damaged;
  }
}

TEST(GraftCourse, WithoutALesionHasNoNullModels) {
  GraftPlan plan = test::small_plan({300}, 0.05);
  plan.what.subject.lesion.reset();
  core::Team team(1);
  GraftCourse course(plan, test::lively_graft(), test::small_setup(plan), team);
  while (course.step()) {
  }
  const GraftResult r = course.result();
  EXPECT_TRUE(r.nulls.empty());
  EXPECT_EQ(r.lesion_adherence.on_lesion, 0u);
  EXPECT_EQ(r.lesion_adherence.low, 0);
}

// Neither side of a checkpoint ever holds more than a piece.
TEST(GraftCourse, IsSavedAndReadInPieces) {
  test::GraftRun run(test::sad_plan());
  run.course.step();
  std::size_t largest = 0, pieces = 0;
  run.course.write([&](const char*, std::span<const std::byte> bytes) {
    largest = std::max(largest, bytes.size());
    ++pieces;
  });
  EXPECT_LE(largest, byte_piece);
  EXPECT_GT(pieces, 3u);  // the fields of the cord are more than one
  const auto saved = run.saved();
  largest = 0;
  test::GraftRun again(test::sad_plan());
  const auto issues = again.course.read([&](const char* name) -> core::Result<ByteReader> {
    for (const auto& [section, bytes] : saved)
      if (section == name)
        return ByteReader(bytes.size(), [&, left = std::span<const std::byte>(bytes)](
                                            std::span<std::byte> wanted) mutable {
          largest = std::max(largest, wanted.size());
          std::ranges::copy(left.first(wanted.size()), wanted.begin());
          left = left.subspan(wanted.size());
          return true;
        });
    return ByteReader(std::span<const std::byte>{});
  });
  EXPECT_TRUE(issues.empty());
  EXPECT_LE(largest, byte_piece);
  EXPECT_EQ(again.saved(), saved);
}

// What is taken away does nothing here, so nothing may change: the same cells, doses, deaths, hour.
TEST(GraftCourse, ANullModelOfNothingIsTheRun) {
  for (const GraftPlan* plan : {&test::sad_plan(), &test::mad_plan()}) {
    GraftParameters p = test::lively_graft();
    p.tissue.survival.enter = {4, 0.5, 0.2};  // so that some stay on the surface
    auto& rate = p.course.adhere.rate;  // pia is as adhesive as the lesion: nothing to take away
    rate[static_cast<std::size_t>(Surface::pia)] = rate[static_cast<std::size_t>(Surface::lesion)];
    core::Team team(2);
    GraftCourse course(*plan, p, test::small_setup(*plan), team);
    while (course.step()) {
    }
    const GraftResult r = course.result();
    ASSERT_EQ(r.nulls[1].name, "no homing");
    EXPECT_GT(r.lesion_adherence.on_lesion, 0u);
    EXPECT_EQ(r.nulls[1].lesion_adherent_share, r.lesion_adherence.share);
    EXPECT_EQ(r.nulls[1].low, r.lesion_adherence.low);
    EXPECT_EQ(r.nulls[1].high, r.lesion_adherence.high);
  }
}

// A whole man whose lesion lies at the puncture's side of the cord.
TEST(GraftCourse, CellsReachALesionNearThePuncture) {
  GraftPlan plan = test::small_plan({3000}, 0.25);
  plan.what.subject.length_scale = 1;
  plan.what.administration.vehicle.volume = 5;
  plan.what.subject.lesion = {anatomy::l1, 50};
  plan.what.subject.block = {1, 0};
  plan.what.administration.puncture = Puncture::l2_l3;
  GraftSetup setup = test::small_setup(plan, {256, 16, 4});
  EXPECT_EQ(setup.tissue.first_dose_day, 30);
  core::Team team(2);
  CanalCourse canal(setup.site, setup.doses, setup.cells, test::lively_graft().course, {1, 0.6},
                    GraftKey(std::array<std::uint32_t, 2>{1, 2}), team);
  canal.run(6);
  EXPECT_GT(canal.distribution().adherent_on(Surface::lesion), 5u);
}

}  // namespace
}  // namespace caudata::graft
