// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue_fields.hpp"

#include <gtest/gtest.h>

#include "graft/tissue/tissue_fixture.hpp"

namespace caudata::graft {
namespace {

using Levels = std::array<double, substance_count>;

constexpr std::size_t of(Substance s) { return static_cast<std::size_t>(s); }

Levels fluid_levels(const TissueParameters& p) {
  Levels levels{};
  levels[of(Substance::oxygen)] = p.fields.oxygen.csf;
  levels[of(Substance::glucose)] = p.fields.glucose.csf;
  return levels;
}

struct FieldsRun {
  core::Team team{2};
  CordSurface surface{test::short_canal()};
  TissueParameters p;
  TissueFields fields;
  VoxelOrder order;

  explicit FieldsRun(const TissueParameters& parameters = test::central_tissue())
      : p(parameters), fields(tissue_mask(surface, nullptr), p, 3600, 10), order(fields.grid()) {}

  void advance(const TissueFields::RatesOf& rates, const LesionOnDay* lesion = nullptr) {
    fields.advance({order.begin()}, rates, lesion, fluid_levels(p), team);
  }
  /// One cell in the middle of every voxel of the section at the cord's middle.
  std::vector<Sphere> slab() {
    const VoxelGrid& g = fields.grid();
    std::vector<Sphere> cells;
    std::vector<std::uint32_t> all;
    for (std::uint32_t z = 0; z < g.n[2]; ++z)
      for (std::uint32_t y = 0; y < g.n[1]; ++y)
        for (std::uint32_t x = g.n[0] / 2 - 4; x < g.n[0] / 2 + 4; ++x) {
          if (fields.mask().at(x, y, z) != Medium::cord) continue;
          all.push_back(static_cast<std::uint32_t>(cells.size()));
          cells.push_back(sphere_in_canal(
              {g.origin[0] + (x + 0.5) * g.spacing[0], g.origin[1] + (y + 0.5) * g.spacing[1],
               g.origin[2] + (z + 0.5) * g.spacing[2]},
              8));
        }
    order.sort(cells, all);
    return cells;
  }
  /// A cell that does nothing, so that fields advance all over the short cord.
  void idle_cell() {
    const std::vector<Sphere> cell{
        sphere_in_canal({0.5 * (surface.from() + surface.to()), 0, 0}, 8)};
    order.sort(cell, std::vector<std::uint32_t>{0});
  }
  float in_the_middle(Substance s) const {
    const VoxelGrid& g = fields.grid();
    return fields[s].at(g.n[0] / 2, g.n[1] / 2, g.n[2] / 2);
  }
};

CellRates no_rates(Substance) { return {}; }

TEST(TissueFields, RestingLevelsStay) {
  TissueParameters p = test::central_tissue();
  p.supply.oxygen = p.fields.oxygen.csf;  // no gradient to the fluid
  p.supply.glucose = p.fields.glucose.csf;
  FieldsRun run(p);
  run.idle_cell();
  run.advance(no_rates);
  for (const Substance s : {Substance::oxygen, Substance::glucose}) {
    const double level = s == Substance::oxygen ? p.supply.oxygen : p.supply.glucose;
    const auto& mask = run.fields.mask();
    for (std::size_t i = 0; i < mask.media().size(); ++i)
      if (mask.media()[i] == static_cast<std::uint8_t>(Medium::cord)) {
        ASSERT_NEAR(double{run.fields[s].values[i]}, level, 1e-5 * level);
      }
  }
  for (const Substance s : {Substance::contact, Substance::soluble, Substance::immunomodulatory})
    EXPECT_EQ(run.in_the_middle(s), 0);
}

// Whatever the fluid holds, blood keeps the middle of a cord at its own level.
TEST(TissueFields, BloodKeepsTheMiddle) {
  FieldsRun run;
  run.idle_cell();
  run.advance(no_rates);
  const double rest = run.p.supply.oxygen;
  EXPECT_NEAR(double{run.in_the_middle(Substance::oxygen)}, rest, 0.02 * rest);
  EXPECT_TRUE(run.fields.ledger(Substance::oxygen).balanced());
}

TEST(TissueFields, ASlabOfCellsStarvesInItsMiddle) {
  FieldsRun run;
  const auto cells = run.slab();
  const std::vector<float> most(cells.size(), 1e-4f);  // [nmol/s] a voxel
  for (int hour = 0; hour < 2; ++hour)
    run.advance([&](Substance s) {
      return s == Substance::oxygen ? CellRates{{}, most, 1e-3} : CellRates{};
    });
  const VoxelGrid& g = run.fields.grid();
  const Field& oxygen = run.fields[Substance::oxygen];
  std::uint32_t top = g.n[2] / 2;
  while (run.fields.mask().at(g.n[0] / 2, g.n[1] / 2, top + 1) == Medium::cord) ++top;
  for (std::uint32_t z = g.n[2] / 2; z < top; ++z)
    EXPECT_LE(oxygen.at(g.n[0] / 2, g.n[1] / 2, z),
              oxygen.at(g.n[0] / 2, g.n[1] / 2, z + 1) + 1e-7f)
        << z;
  EXPECT_LT(double{run.in_the_middle(Substance::oxygen)}, 0.2 * run.p.supply.oxygen);
  EXPECT_GT(oxygen.at(g.n[0] / 2, g.n[1] / 2, top), 3 * run.in_the_middle(Substance::oxygen));
  EXPECT_GT(run.fields.ledger(Substance::oxygen).uptake, 0);
  EXPECT_TRUE(run.fields.ledger(Substance::oxygen).balanced());
  // Far from them nothing has changed.
  EXPECT_NEAR(double{oxygen.at(2, g.n[1] / 2, g.n[2] / 2)}, run.p.supply.oxygen,
              0.05 * run.p.supply.oxygen);
}

TEST(TissueFields, WhatCellsGiveIsBooked) {
  FieldsRun run;
  const auto cells = run.slab();
  const std::vector<float> rate(cells.size(), 0.25f);  // [pg/s]
  for (const Substance s : {Substance::contact, Substance::soluble, Substance::immunomodulatory}) {
    run.advance([&](Substance which) { return which == s ? CellRates{rate, {}, 1} : CellRates{}; });
    const MassLedger& ledger = run.fields.ledger(s);
    const double given = ledger.sources * run.fields.grid().voxel_volume();
    EXPECT_NEAR(given, 0.25 * 3600 * static_cast<double>(cells.size()), 1e-4 * given) << name(s);
    EXPECT_TRUE(ledger.balanced());
    EXPECT_GT(ledger.decay, 0);
    EXPECT_GT(run.in_the_middle(s), 0);
  }
  EXPECT_EQ(run.fields.ledger(Substance::contact).crossed().out, 0);
  EXPECT_GT(run.fields.ledger(Substance::soluble).crossed().out, 0);
}

// A day in hours at rest is a day in hours of small steps.
TEST(TissueFields, AtRestSolublePoolsEnterAsTheyDo) {
  FieldsRun rests, moves;
  moves.idle_cell();
  Levels fluid = fluid_levels(rests.p);
  fluid[of(Substance::soluble)] = 2;
  for (int hour = 0; hour < 8; ++hour) {
    rests.fields.rest(fluid, rests.team);
    moves.fields.advance({moves.order.begin()}, no_rates, nullptr, fluid, moves.team);
  }
  const VoxelGrid& g = rests.fields.grid();
  double most = 0, worst = 0;
  for (std::uint32_t z = 0; z < g.n[2]; ++z) {
    if (rests.fields.mask().at(g.n[0] / 2, g.n[1] / 2, z) != Medium::cord) continue;
    const auto a = double{rests.fields[Substance::soluble].at(g.n[0] / 2, g.n[1] / 2, z)};
    const auto b = double{moves.fields[Substance::soluble].at(g.n[0] / 2, g.n[1] / 2, z)};
    most = std::max(most, b);
    worst = std::max(worst, std::abs(a - b));
  }
  EXPECT_GT(most, 0.2);
  EXPECT_LT(most, 2);
  EXPECT_LT(worst, 0.05 * most);
  EXPECT_EQ(moves.fields.windows().size(), 1u);
  EXPECT_EQ(rests.in_the_middle(Substance::oxygen), static_cast<float>(rests.p.supply.oxygen));
  EXPECT_EQ(rests.in_the_middle(Substance::immunomodulatory), 0);
}

TEST(TissueFields, TakeOverTheLesionOfTheDay) {
  std::vector<std::string> missing;
  const auto lp = test::project_ledger().resolve<LesionParameters>("graft.lesion", missing);
  const anatomy::Canal canal = test::short_canal(true);
  const LesionEnvironment lesion(lp, {canal.lesion().from, canal.lesion().to, 2.5, 3, 0.5});
  const LesionOnDay day = lesion.on(40);
  core::Team team(2);
  const CordSurface surface(canal);
  TissueFields fields(tissue_mask(surface, &day), test::central_tissue(), 3600, 10);
  fields.take_over(day);
  const VoxelGrid& g = fields.grid();
  std::size_t in_cavity = 0;
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    const LesionSite site = day.at(g.origin[0] + (x + 0.5) * g.spacing[0]);
    for (std::uint32_t y = 0; y < g.n[1]; ++y) {
      const Medium medium = fields.mask().at(x, y, g.n[2] / 2);
      in_cavity += medium == Medium::cavity ? 1u : 0u;
      if (medium != Medium::cord) continue;
      EXPECT_EQ(fields.level(LesionLevel::cspg, x, y, g.n[2] / 2), static_cast<float>(site.cspg));
      EXPECT_EQ(fields.level(LesionLevel::inflammation, x, y, g.n[2] / 2),
                static_cast<float>(site.macrophages + site.neutrophils + site.t_cells));
    }
  }
  EXPECT_GT(in_cavity, 10u);
}

TEST(TissueFields, StateGoesThereAndBack) {
  FieldsRun run, again, straight;
  const auto slab = run.slab();
  straight.slab();
  again.slab();
  const std::vector<float> rate(slab.size(), 0.1f);
  const auto rates = [&](Substance s) {
    return s == Substance::soluble ? CellRates{rate, {}, 1} : CellRates{};
  };
  run.advance(rates);
  const auto state_of = [](const FieldsRun& of) {
    ByteWriter out;
    of.fields.write(out);
    return out.take();
  };
  const auto state = state_of(run);
  ByteReader in(state);
  ASSERT_TRUE(again.fields.read(in));
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(state_of(again), state);
  run.advance(rates);
  again.advance(rates);
  EXPECT_EQ(state_of(again), state_of(run));
  ByteReader cut{std::span<const std::byte>(state).first(state.size() - 4)};
  EXPECT_FALSE(again.fields.read(cut));
}

}  // namespace
}  // namespace caudata::graft
