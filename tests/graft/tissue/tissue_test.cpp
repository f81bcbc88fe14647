// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue.hpp"

#include <gtest/gtest.h>

#include <random>

#include "graft/tissue/tissue_counts.hpp"
#include "graft/tissue/tissue_fixture.hpp"

namespace caudata::graft {
namespace {

/// Everything on, and so fast that hours show it.
TissueParameters lively_tissue() {
  TissueParameters p = test::central_tissue();
  p.survival.enter = {4, 0.5, 0.2};
  p.survival.die.week = {0.5, 0.5, 0.5};
  p.commit.exit = 0.5;
  p.divide.doubling = 0.5;
  p.axons.delay = 0.1;
  p.escape.take_surface = p.escape.take_tissue = 1e-2;
  return p;
}

TissueSite lively_site() {
  TissueSite site = test::tissue_site();
  site.rules = CellRules();
  DoseCells& dose = site.doses.front();
  dose = {};
  dose.living[product::index(product::CellType::pluripotent)] = 1000;
  dose.living[product::index(product::CellType::motor_neuron_progenitor)] = 6000;
  dose.living[product::index(product::CellType::other_progenitor)] = 3000;
  site.weight = 20;
  std::vector<std::string> missing;
  const auto lesion = test::project_ledger().resolve<LesionParameters>("graft.lesion", missing);
  site.canal = test::short_canal(true);
  const anatomy::CanalInterval where = site.canal.lesion();
  site.lesion = LesionEnvironment(lesion, {where.from, where.to, 2.5, 3, 0.5});
  return site;
}

Snapshot counted(const Tissue& tissue) {
  Snapshot s;
  count(tissue, s);
  return s;
}

void expect_counts_of_the_ledger(const Tissue& tissue) {
  const Snapshot s = counted(tissue);
  const CellLedger& ledger = tissue.ledger();
  EXPECT_TRUE(ledger.balanced());
  for (std::size_t c = 0; c < compartments; ++c) {
    std::uint64_t sum = 0;
    for (const std::uint64_t n : s.by_region[c]) sum += n;
    EXPECT_EQ(sum, ledger.cells[c]) << c;
  }
  std::uint64_t types = 0, on_surfaces = 0;
  for (const std::uint64_t n : s.living_by_type) types += n;
  for (const std::uint64_t n : s.adherent_by_surface) on_surfaces += n;
  EXPECT_EQ(types, ledger.living());
  EXPECT_EQ(on_surfaces, ledger[Compartment::adherent]);
  EXPECT_LE(tissue.starved(), ledger.living());
}

TEST(Tissue, WithoutRulesNothingHappens) {
  const TissueSite site = test::tissue_site();
  test::TissueRun run(site, test::central_tissue());
  run.tissue.settle(test::arrivals(site, 500, 10, 0, 1));
  std::vector<Cell> before;
  for (std::size_t i = 0; i < run.tissue.cells().size(); ++i)
    before.push_back(run.tissue.cells()[i]);
  run.hours(25);
  EXPECT_EQ(run.tissue.hours(), 25);
  ASSERT_EQ(run.tissue.cells().size(), 500u);
  for (std::size_t i = 0; i < 500; ++i) EXPECT_EQ(run.tissue.cells()[i], before[i]);
  EXPECT_EQ(run.tissue.ledger()[Compartment::adherent], 500u);
  EXPECT_EQ(run.tissue.fluid()[Substance::soluble], 0);
}

TEST(Tissue, SettlersLieOnTheSurfaceOneOverTheOther) {
  const TissueSite site = test::tissue_site();
  test::TissueRun run(site, test::central_tissue());
  run.tissue.settle(test::in_one_patch(site, 3000));
  const CordSurface surface(site.canal);
  const SurfacePatches patches(surface);
  double highest = 0;
  for (const Sphere& s : run.tissue.cells().spheres()) {
    const auto at = canal_position(s);
    const double height = surface.nearest(at[0], at[1], at[2]).distance * 1e3;
    EXPECT_GT(height, 0.99 * double{s.radius});
    highest = std::max(highest, height);
  }
  // Layers of 2 r, each as many cells as squares of 2 r fit into the patch.
  const double area = patches.area(0) * 1e6, layers = std::floor(2999 * 15.6 * 15.6 / area);
  EXPECT_NEAR(highest, 7.8 + 15.6 * layers, 16);
}

TEST(Tissue, TheOrderOfSettlersDoesNotMatter) {
  const TissueSite site = lively_site();
  auto list = test::arrivals(site, 400, 8, 0, 0.1);
  const auto after = [&] {
    test::TissueRun run(site, lively_tissue());
    run.tissue.settle(list);
    run.hours(2);
    return run.tissue.state();
  };
  const auto first = after();
  std::shuffle(list.begin(), list.end(), std::mt19937(5));
  EXPECT_EQ(after(), first);
}

TEST(Tissue, EveryCellIsCountedAtEveryHour) {
  const TissueSite site = lively_site();
  test::TissueRun run(site, lively_tissue());
  run.tissue.settle(test::arrivals(site, 600, 8, 0, 0.5, Surface::lesion));
  for (int hour = 0; hour < 10; ++hour) {
    if (hour == 3) {
      auto later = test::arrivals(site, 900, 8, 0, 0.5);
      later.erase(later.begin(), later.begin() + 600);
      run.tissue.settle(later);
    }
    run.tissue.step();
    expect_counts_of_the_ledger(run.tissue);
  }
  const CellLedger& ledger = run.tissue.ledger();
  EXPECT_EQ(ledger.injected, 900u);
  EXPECT_GT(ledger.born, 50u);
  EXPECT_GT(ledger[Compartment::parenchyma], 50u);
  EXPECT_GT(ledger[Compartment::dead], 50u);
  EXPECT_GT(run.tissue.neurons(), 10u);
  EXPECT_GT(run.tissue.axons().count(1).axons, 10u);
  EXPECT_GT(run.tissue.fluid()[Substance::soluble], 0);
  EXPECT_GT(run.tissue.fields()[Substance::soluble].values[0], 0);
  for (const Substance s : {Substance::oxygen, Substance::soluble, Substance::contact})
    EXPECT_TRUE(run.tissue.fields().ledger(s).balanced());
}

// However much they are pushed, who adheres stays outside and who entered stays inside.
TEST(Tissue, CellsStayOnTheirSideOfTheSurface) {
  const TissueSite site = test::with_rules(test::tissue_site(), {CellRule::enter, CellRule::push});
  TissueParameters p = test::central_tissue();
  p.survival.enter = {8, 1, 0};
  test::TissueRun run(site, p);
  run.tissue.settle(test::arrivals(site, 1500, 0.25, 0, 0.015));
  run.hours(5);
  EXPECT_GT(run.tissue.ledger()[Compartment::parenchyma], 700u);
  const CordSurface surface(site.canal);
  for (std::size_t i = 0; i < run.tissue.cells().size(); ++i) {
    const Cell cell = run.tissue.cells()[i];
    const auto at = canal_position(cell.sphere);
    const double outside = surface.nearest(at[0], at[1], at[2]).distance * 1e3;  // [um]
    const bool entered = static_cast<Compartment>(cell.kind.compartment) == Compartment::parenchyma;
    EXPECT_LT(entered ? outside : -outside, 1);
  }
}

TEST(Tissue, FieldsRestUntilACellIsInTheCord) {
  TissueSite site = lively_site();
  TissueParameters p = lively_tissue();
  p.survival.enter.hazard = 0;
  test::TissueRun run(site, p);
  run.tissue.settle(test::arrivals(site, 200, 8, 0, 0.5));
  run.hours(25);
  const TissueFields& fields = run.tissue.fields();
  const VoxelGrid& g = fields.grid();
  const std::uint32_t y = g.n[1] / 2, z = g.n[2] / 2 + 7;
  ASSERT_EQ(fields.mask().at(g.n[0] / 4, y, z), Medium::cord);
  EXPECT_EQ(fields[Substance::oxygen].at(g.n[0] / 4, y, z), static_cast<float>(p.supply.oxygen));
  EXPECT_EQ(fields.ledger(Substance::oxygen).uptake, 0);
  const double x = g.origin[0] + (g.n[0] / 4 + 0.5) * g.spacing[0];
  EXPECT_EQ(fields.level(LesionLevel::cspg, g.n[0] / 4, y, z),
            static_cast<float>(site.lesion->on(site.first_dose_day + 1).at(x).cspg));
  EXPECT_GT(fields[Substance::soluble].at(g.n[0] / 4, y, z), 0);
  EXPECT_TRUE(fields.windows().empty());

  p.survival.enter.hazard = 4;
  test::TissueRun enters(site, p);
  enters.tissue.settle(test::arrivals(site, 200, 8, 0, 0.5));
  enters.hours(4);
  EXPECT_GT(enters.tissue.fields().ledger(Substance::oxygen).uptake, 0);
}

// What floats elsewhere secretes into the same fluid.
TEST(Tissue, FluidIsFedByAllThatLiveInIt) {
  const TissueSite site = test::with_rules(test::tissue_site(), {CellRule::secrete});
  test::TissueRun here(site, test::central_tissue()), elsewhere(site, test::central_tissue());
  here.tissue.settle(test::arrivals(site, 300, 8, 0, 0.5));
  for (int hour = 0; hour < 3; ++hour) {
    here.tissue.step();
    elsewhere.tissue.step(300);
  }
  const double level = here.tissue.fluid()[Substance::soluble];
  EXPECT_GT(level, 0);
  EXPECT_NEAR(elsewhere.tissue.fluid()[Substance::soluble], level, 1e-12 * level);
}

TEST(Tissue, DrawsTheCellsItCounts) {
  const TissueSite site = lively_site();
  test::TissueRun run(site, lively_tissue());
  run.tissue.settle(test::arrivals(site, 300, 8, 0, 0.5));
  run.hours(3);
  std::vector<DrawnCell> all, some;
  draw(run.tissue, 1, all);
  draw(run.tissue, 0.25, some);
  const Snapshot s = counted(run.tissue);
  std::array<std::uint64_t, product::cell_types> types{};
  for (const DrawnCell& cell : all) ++types[product::index(cell.type)];
  EXPECT_EQ(types, s.living_by_type);
  EXPECT_LT(some.size(), all.size() / 2);
  for (const DrawnCell& cell : some) EXPECT_EQ(std::ranges::count(all, cell), 1);
}

/// What outputs and rules ask of a tissue beside its cells.
void expect_same_answers(const Tissue& a, const Tissue& b) {
  EXPECT_EQ(a.hours(), b.hours());
  EXPECT_EQ(a.ledger().cells, b.ledger().cells);
  EXPECT_EQ(a.ledger().injected, b.ledger().injected);
  EXPECT_EQ(a.ledger().born, b.ledger().born);
  EXPECT_EQ(a.dead(), b.dead());
  EXPECT_EQ(a.fluid().levels(), b.fluid().levels());
  EXPECT_EQ(a.axons().lengths(), b.axons().lengths());
  EXPECT_EQ(a.starved(), b.starved());
  EXPECT_EQ(a.thickest_pile(), b.thickest_pile());
  EXPECT_EQ(a.most_packing(), b.most_packing());
  EXPECT_EQ(a.neurons(), b.neurons());
  ASSERT_EQ(a.clones().size(), b.clones().size());
  for (std::size_t i = 0; i < a.clones().size(); ++i) {
    EXPECT_EQ(a.clones()[i].founder, b.clones()[i].founder);
    EXPECT_EQ(a.clones()[i].pluripotent, b.clones()[i].pluripotent);
    EXPECT_EQ(a.clones()[i].cells, b.clones()[i].cells);
  }
  for (std::size_t i = 0; i < substance_count; ++i)
    EXPECT_EQ(a.fields()[static_cast<Substance>(i)].values,
              b.fields()[static_cast<Substance>(i)].values);
}

// In mid-course, after births, deaths, entries, tumours and a day of axons.
TEST(Tissue, GoesOnFromACheckpointByteForByte) {
  TissueSite site = lively_site();
  site.doses.front().living[product::index(product::CellType::pluripotent)] = 9000;
  test::TissueRun whole(site, lively_tissue(), 1);
  whole.tissue.settle(test::arrivals(site, 250, 8, 0, 0.1));
  whole.hours(25);
  const auto state = whole.tissue.state();
  EXPECT_GT(whole.tissue.ledger().born, 10u);
  EXPECT_GT(whole.tissue.ledger()[Compartment::dead], 10u);
  EXPECT_GT(whole.tissue.ledger()[Compartment::adherent], 0u);
  EXPECT_GT(whole.tissue.ledger()[Compartment::parenchyma], 10u);
  EXPECT_GT(whole.tissue.clones().size(), 0u);
  EXPECT_GT(whole.tissue.axons().count(1).segments, 0u);
  test::TissueRun again(site, lively_tissue(), 3);
  ASSERT_TRUE(again.tissue.restore(state).empty());
  EXPECT_EQ(again.tissue.state(), state);
  expect_same_answers(again.tissue, whole.tissue);
  whole.hours(3);
  again.hours(3);
  EXPECT_EQ(again.tissue.state(), whole.tissue.state());
  expect_same_answers(again.tissue, whole.tissue);
  for (std::size_t i = 0; i < whole.tissue.cells().size(); ++i)
    EXPECT_EQ(again.tissue.cells()[i], whole.tissue.cells()[i]);  // slots too

  for (const std::size_t kept : {std::size_t{0}, std::size_t{40}, state.size() - 1}) {
    test::TissueRun cut(site, lively_tissue(), 1);
    EXPECT_FALSE(cut.tissue.restore(std::span(state).first(kept)).empty()) << kept;
  }
}

// Whole bytes, but of a cell that cannot be.
TEST(Tissue, RefusesStatesOfUnknownCells) {
  const TissueSite site = test::tissue_site();
  const auto refuses = [&](const Cell& cell) {
    test::TissueRun run(site, test::central_tissue(), 1), other(site, test::central_tissue(), 1);
    run.tissue.place({cell});
    return !other.tissue.restore(run.tissue.state()).empty();
  };
  Cell cell;
  cell.id = cell.clone = cell_id(0, 5);
  cell.sphere = sphere_in_canal({20, 0, 0}, 8);
  cell.kind.compartment = static_cast<std::uint8_t>(Compartment::adherent);
  EXPECT_FALSE(refuses(cell));
  cell.clone = cell_id(1, 5);  // of a dose that nobody got
  EXPECT_TRUE(refuses(cell));
  cell.clone = cell_id(0, site.doses[0].all());  // one more than were delivered
  EXPECT_TRUE(refuses(cell));
  cell.clone = cell.id;
  cell.kind.type = 200;
  EXPECT_TRUE(refuses(cell));
}

// A cell at rest wakes when one beside it goes.
TEST(Mechanics, WakesThoseAroundAPlace) {
  Cells cells;
  std::vector<Cell> list;
  for (std::uint32_t i = 0; i < 40; ++i) {
    Cell cell;
    cell.id = cell_id(0, i);
    cell.sphere = sphere_at({15.6 * i, 0, 0}, 7.8f);
    cell.kind.quiet = 200;
    list.push_back(cell);
  }
  cells.append(list);
  MechanicsOptions options;
  options.rest_speed = 0.005;
  Mechanics mechanics(cells, tissue_law(test::central_tissue().mechanics), options);
  core::Team team(1);
  const std::vector<Sphere> gone{sphere_at({10.5 * 15.6, 3, 0}, 7.8f)};
  mechanics.wake_near(gone, team);
  std::vector<CellId> awake;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i].kind.quiet == 0) awake.push_back(cells[i].id);
  std::ranges::sort(awake);
  EXPECT_EQ(awake, (std::vector<CellId>{cell_id(0, 10), cell_id(0, 11)}));
  mechanics.wake_near(std::vector<Sphere>{sphere_at({-5000, 900, -900}, 7.8f)}, team);  // nobody
}

}  // namespace
}  // namespace caudata::graft
