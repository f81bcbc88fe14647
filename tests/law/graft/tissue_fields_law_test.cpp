// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "graft/tissue/tissue_fields.hpp"
#include "graft/tissue/tissue_fixture.hpp"

// An hour of the fields against steps of seconds, and windows against the whole cord.
namespace caudata::graft {
namespace {

using FluidLevels = std::array<double, substance_count>;

constexpr std::size_t level_index(Substance s) { return static_cast<std::size_t>(s); }

FluidLevels fluid_of(const TissueParameters& p) {
  FluidLevels levels{};
  levels[level_index(Substance::oxygen)] = p.fields.oxygen.csf;
  levels[level_index(Substance::glucose)] = p.fields.glucose.csf;
  return levels;
}

LesionOnDay young_lesion(const anatomy::Canal& canal) {
  std::vector<std::string> missing;
  const auto p = test::project_ledger().resolve<LesionParameters>("graft.lesion", missing);
  return LesionEnvironment(p, {canal.lesion().from, canal.lesion().to, 2.5, 3, 0.5}).on(8);
}

/// One cell in every voxel of the cord whose middle is within `radius` of a point.
struct Lump {
  std::vector<Sphere> cells;
  std::vector<std::uint32_t> all;

  Lump(const VoxelMask& mask, std::array<double, 3> middle, double radius) {
    const VoxelGrid& g = mask.grid();
    for (std::uint32_t z = 0; z < g.n[2]; ++z)
      for (std::uint32_t y = 0; y < g.n[1]; ++y)
        for (std::uint32_t x = 0; x < g.n[0]; ++x) {
          if (mask.at(x, y, z) != Medium::cord) continue;
          const std::array<std::uint32_t, 3> at{x, y, z};
          std::array<double, 3> centre{};
          double square = 0;
          for (std::size_t axis = 0; axis < 3; ++axis) {
            centre[axis] = g.origin[axis] + (at[axis] + 0.5) * g.spacing[axis];
            square += (centre[axis] - middle[axis]) * (centre[axis] - middle[axis]);
          }
          if (square > radius * radius) continue;
          all.push_back(static_cast<std::uint32_t>(cells.size()));
          cells.push_back(sphere_in_canal(centre, 8));
        }
  }
};

std::vector<std::byte> state_of(const TissueFields& fields) {
  ByteWriter out;
  fields.write(out);
  return out.take();
}

struct FollowedCord {
  core::Team team;
  anatomy::Canal canal;
  CordSurface surface;
  TissueParameters p = test::central_tissue();
  TissueFields fields;
  VoxelOrder order;

  explicit FollowedCord(bool lesion, double scale, unsigned threads = 2)
      : team(threads),
        canal(test::short_canal(lesion, scale)),
        surface(canal),
        fields(tissue_mask(surface, nullptr), p, 3600, 10),
        order(fields.grid()) {}

  double middle() const { return 0.5 * (surface.from() + surface.to()); }
  void put(const Lump& lump) { order.sort(lump.cells, lump.all); }
  void hour(const TissueFields::RatesOf& rates, const LesionOnDay* lesion = nullptr) {
    fields.advance({order.begin()}, rates, lesion, fluid_of(p), team);
  }
};

/// Oxygen of the whole cord after an hour of split steps, which get shorter: what a step's length
/// does to a level is forgotten within minutes.
Field oxygen_by_short_steps(const FollowedCord& cord, Field field, std::span<const float> most,
                            const LesionOnDay& lesion) {
  const VoxelGrid& g = field.grid;
  core::Team team(2);
  Exchange exchange(g);
  AlongCord along(g.n[0]);
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    const double k = cord.p.supply.exchange / 86400 *
                     lesion.at(g.origin[0] + (x + 0.5) * g.spacing[0]).perfusion;
    along.uptake[x] = static_cast<float>(k);
    along.source[x] = static_cast<float>(k * cord.p.supply.oxygen);
  }
  const CellRates rates{{}, most, cord.p.survival.breathe.oxygen.half};
  constexpr std::array<std::array<double, 2>, 4> series{
      {{240, 10}, {500, 2}, {150, 1}, {200, 0.25}}};
  double passed = 0;
  for (const auto& [steps, dt] : series) {
    LodStep step(cord.fields.mask(), transport_of(Substance::oxygen, cord.p.fields), dt);
    MassLedger ledger = step.open_ledger(field);
    for (int i = 0; i < static_cast<int>(steps); ++i) {
      spread(along, 0, cord.fields.mask(), exchange, team);
      exchange_with_cells(field, {cord.order.begin()}, rates, exchange, team);
      step.advance(field, exchange, ledger, team);
    }
    passed += steps * dt;
  }
  EXPECT_EQ(passed, 3600);
  return field;
}

// Blood renews the lesion in minutes instead of one and a half: after steps that cover a few
// minutes of the hour it would be far from where it is.
TEST(TissueFieldsHour, OfALumpInALesionIsThatOfShortSteps) {
  FollowedCord cord(true, 0.02);
  const LesionOnDay lesion = young_lesion(cord.canal);
  const double there = 0.5 * (cord.canal.lesion().from + cord.canal.lesion().to);
  ASSERT_LT(lesion.at(there).perfusion, 0.4);
  const Lump lump(cord.fields.mask(), {there, 1.5, 0.5}, 1.2);
  cord.put(lump);
  cord.hour([](Substance) { return CellRates{}; }, &lesion);
  const Field before = cord.fields[Substance::oxygen];
  const MassLedger open = cord.fields.ledger(Substance::oxygen);
  const std::vector<float> most(lump.cells.size(), 2e-5f);  // [nmol/s]
  cord.hour(
      [&](Substance s) {
        return s == Substance::oxygen ? CellRates{{}, most, cord.p.survival.breathe.oxygen.half}
                                      : CellRates{};
      },
      &lesion);
  const Field& after = cord.fields[Substance::oxygen];
  const Field reference = oxygen_by_short_steps(cord, before, most, lesion);
  const double level = cord.p.fields.oxygen.csf, critical = cord.p.survival.breathe.oxygen.critical;
  double worst = 0, changed = 0;
  std::size_t hypoxic = 0, differ = 0;
  for (std::size_t i = 0; i < after.values.size(); ++i) {
    if (cord.fields.mask().media()[i] != std::uint8_t(Medium::cord)) continue;
    const double a = double{after.values[i]}, b = double{reference.values[i]};
    worst = std::max(worst, std::abs(a - b));
    changed = std::max(changed, std::abs(b - double{before.values[i]}));
    hypoxic += b < critical ? 1u : 0u;
    differ += (a < critical) != (b < critical) ? 1u : 0u;
  }
  RecordProperty("worst", std::to_string(worst / level));
  RecordProperty("hypoxic", std::to_string(hypoxic) + " " + std::to_string(differ));
  EXPECT_GT(changed, 0.3 * level);
  EXPECT_LT(worst, 0.01 * level);
  EXPECT_GT(hypoxic, 20u);
  EXPECT_LE(differ, hypoxic / 10);
  // The ledger counts the hour: what blood brings in 3600 s, and what all cells took.
  const MassLedger& now = cord.fields.ledger(Substance::oxygen);
  double brought = 0;
  const VoxelGrid& g = cord.fields.grid();
  for (std::uint32_t x = 0; x < g.n[0]; ++x) {
    const double k = cord.p.supply.exchange / 86400 *
                     lesion.at(g.origin[0] + (x + 0.5) * g.spacing[0]).perfusion;
    for (std::uint32_t z = 0; z < g.n[2]; ++z)
      for (std::uint32_t y = 0; y < g.n[1]; ++y)
        if (cord.fields.mask().at(x, y, z) == Medium::cord)
          brought += 3600 * k * cord.p.supply.oxygen;
  }
  EXPECT_NEAR((now.sources - open.sources) / brought, 1, 1e-5);
  EXPECT_GT(now.uptake - open.uptake, brought * 0.9);
  EXPECT_TRUE(now.balanced());
}

TEST(TissueFieldsWindow, HasTheLevelsOfTheWholeCord) {
  FollowedCord part(false, 0.2);
  const Lump lump(part.fields.mask(), {part.middle(), 0, 0}, 1);
  part.put(lump);
  const std::vector<float> most(lump.cells.size(), 4e-5f), given(lump.cells.size(), 0.2f);
  const auto rates = [&](Substance s) {
    if (s == Substance::oxygen || s == Substance::glucose) return CellRates{{}, most, 2e-3};
    return CellRates{given, {}, 1};
  };
  for (int hour = 0; hour < 2; ++hour) part.hour(rates);
  ASSERT_EQ(part.fields.windows().size(), 1u);
  const CordStretch where = part.fields.windows()[0];
  const VoxelGrid& g = part.fields.grid();
  EXPECT_GT(where.from, 0u);
  EXPECT_LT(where.to, g.n[0]);
  const std::uint32_t edge = static_cast<std::uint32_t>(part.fields.margin(nullptr) / g.spacing[0]);
  EXPECT_LE(where.from + edge, g.n[0] / 2);
  EXPECT_GE(where.to, g.n[0] / 2 + edge);

  const FollowedCord beside(false, 0.2);  // never advanced: cord at rest
  FieldsWindow whole(part.fields.mask(), {0, g.n[0]}, part.p.fields, {3600, 10, {1e-5, 3e-4}});
  core::Team team(2);
  for (const Substance s : every_substance) {
    whole.read(s, beside.fields[s]);
    AlongCord along(g.n[0]);
    const bool oxygen = s == Substance::oxygen, blood = oxygen || s == Substance::glucose;
    const double k = blood ? part.p.supply.exchange / 86400 : 0;
    std::fill(along.uptake.begin(), along.uptake.end(), static_cast<float>(k));
    const double level = oxygen ? part.p.supply.oxygen : part.p.supply.glucose;
    std::fill(along.source.begin(), along.source.end(), static_cast<float>(k * level));
    for (int hour = 0; hour < 2; ++hour)
      whole.advance(s, along, {part.order.begin(), g.n[0], 0}, rates(s),
                    fluid_of(part.p)[level_index(s)], team);
    Field all(g);
    whole.write(s, all);
    double most_change = 0, worst = 0;
    for (std::size_t i = 0; i < all.values.size(); ++i) {
      if (part.fields.mask().media()[i] != std::uint8_t(Medium::cord)) continue;
      most_change =
          std::max(most_change, std::abs(double{all.values[i]} - level * (blood ? 1 : 0)));
      worst = std::max(worst, std::abs(double{all.values[i]} - double{part.fields[s].values[i]}));
    }
    EXPECT_GT(most_change, 0);
    // The most is where the section changes at an end of the window.
    EXPECT_LT(worst, 5e-3 * most_change) << name(s);
    EXPECT_TRUE(part.fields.ledger(s).balanced());
  }
  // No cell of the lump is felt at the window's ends.
  const double rest = double{part.fields[Substance::oxygen].at(3, g.n[1] / 2, g.n[2] / 2)};
  EXPECT_NEAR(double{part.fields[Substance::oxygen].at(where.from, g.n[1] / 2, g.n[2] / 2)}, rest,
              1e-3 * rest);
}

TEST(TissueFieldsWindow, MarginsAreLengthsOfTheSlowestFall) {
  const FollowedCord cord(false, 0.02);
  double longest = 0;
  for (const Substance s : every_substance) {
    const Transport t = transport_of(s, cord.p.fields);
    const bool blood = s == Substance::oxygen || s == Substance::glucose;
    const double k = blood ? cord.p.supply.exchange / 86400 : t.decay;
    longest = std::max(longest, std::sqrt(t.medium[std::size_t(Medium::cord)].diffusion / k));
  }
  EXPECT_NEAR(cord.fields.margin(nullptr), 6 * longest, 1e-4);
  const LesionOnDay lesion = young_lesion(test::short_canal(true, 0.02));
  const FollowedCord injured(true, 0.02);
  EXPECT_GT(injured.fields.margin(&lesion), cord.fields.margin(nullptr));
}

TEST(TissueFieldsWindow, GrowsWhereCellsComeAndItsLedgersClose) {
  const auto run = [](unsigned threads) {
    FollowedCord cord(false, 0.2, threads);
    const double from = cord.surface.from();
    Lump lump(cord.fields.mask(), {from + 20, 0, 0}, 0.6);
    const std::size_t first = lump.cells.size();
    cord.put(lump);
    std::vector<float> given(first, 0.2f);
    const auto rates = [&](Substance s) {
      const bool blood = s == Substance::oxygen || s == Substance::glucose;
      return blood ? CellRates{{}, given, 2e-3} : CellRates{given, {}, 1};
    };
    std::fill(given.begin(), given.end(), 4e-5f);
    cord.hour(rates);
    EXPECT_EQ(cord.fields.windows().size(), 1u);
    const Lump second(cord.fields.mask(), {from + 65, 0, 0}, 0.6);
    for (const Sphere& s : second.cells) {
      lump.all.push_back(static_cast<std::uint32_t>(lump.cells.size()));
      lump.cells.push_back(s);
    }
    given.resize(lump.cells.size(), 4e-5f);
    cord.put(lump);
    const MassLedger before = cord.fields.ledger(Substance::oxygen);
    cord.hour(rates);
    EXPECT_EQ(cord.fields.windows().size(), 2u);
    for (const Substance s : every_substance) EXPECT_TRUE(cord.fields.ledger(s).balanced());
    const MassLedger after = cord.fields.ledger(Substance::oxygen);
    EXPECT_GT(after.initial, 1.5 * before.initial);
    EXPECT_GT(after.uptake, before.uptake);
    // Cells are gone: the windows stay.
    cord.order.sort(lump.cells, {});
    cord.hour([](Substance) { return CellRates{}; });
    EXPECT_EQ(cord.fields.windows().size(), 2u);
    const auto state = state_of(cord.fields);
    FollowedCord again(false, 0.2, 1);
    ByteReader in(state);
    EXPECT_TRUE(again.fields.read(in));
    EXPECT_EQ(again.fields.windows(), cord.fields.windows());
    EXPECT_EQ(state_of(again.fields), state);
    return state;
  };
  const auto one = run(1);
  EXPECT_EQ(run(3), one);
}

}  // namespace
}  // namespace caudata::graft
