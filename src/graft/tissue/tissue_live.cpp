// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "graft/rules/breathe.hpp"
#include "graft/rules/enter.hpp"
#include "graft/rules/pile.hpp"
#include "graft/tissue/tissue_conditions.hpp"

/// What befalls the cells of one step.
namespace caudata::graft {
namespace {

constexpr std::size_t living_block = 8192;
constexpr double living_hours_per_day = 24, mm3_per_um3 = 1e-9;

bool is_neuron(product::CellType type) {
  return type == product::CellType::motor_neuron || type == product::CellType::interneuron;
}

/// Cells of one block side by side, as the rules read them.
struct LivingBlock {
  explicit LivingBlock(std::size_t n)
      : types(n),
        before(n),
        where(n),
        surface(n),
        stages(n),
        oxygen(n),
        glucose(n),
        hazard(n),
        inflammation(n),
        density(n),
        packing(n),
        entry(n),
        died(n) {}

  std::vector<product::CellType> types, before;
  std::vector<Compartment> where;
  std::vector<Surface> surface;
  std::vector<std::uint8_t> stages;
  std::vector<float> oxygen, glucose, hazard, inflammation, density, packing, entry;
  std::vector<std::uint8_t> died;
};

}  // namespace

std::size_t Tissue::Conditions::millimetre(double x) const {
  const double at = x - first_x;
  return at > 0 ? std::min(static_cast<std::size_t>(at), inflammation.size() - 1) : 0;
}

Tissue::Conditions Tissue::conditions() {
  std::vector<double> hours_since, days_since;
  for (const double dose : site_.dose_hours) {
    hours_since.push_back(hours() - dose);
    days_since.push_back(std::max(0.0, hours() - dose) / living_hours_per_day);
  }
  Conditions c{DieStep(p_.survival.die, hours_since, step_hours),
               {number_, step_hours / living_hours_per_day, {}},
               surface_.from(),
               surface_.to(),
               {},
               {},
               {},
               std::move(days_since)};
  c.rule.since_dose = c.since_dose;
  for (double x = surface_.from() + 0.5; x < surface_.to(); x += 1) {
    const LesionSite site =
        lesion() == nullptr ? LesionSite{0, 0, 0, 0, 0, 0, 1, 0} : lesion()->at(x);
    c.inflammation.push_back(static_cast<float>(inflammation_hazard(p_.survival.die, site)));
    c.entry.push_back(static_cast<float>(entry_hazard(p_.survival.enter, site)));
  }

  const std::vector<std::uint32_t> in_patch = cells_by_patch();
  const double density = pile_density(p_.survival.pile_packing, site_.cell_volume);
  for (std::size_t i = 0; i < in_patch.size(); ++i) {
    const double thickness = pile_thickness(in_patch[i] * site_.weight, patches_.area(i), density);
    thickest_ = std::max(thickest_, thickness);
    c.pile.push_back(static_cast<float>(thickness));
  }
  return c;
}

void Tissue::live(const Conditions& conditions, Fates& fates) {
  const std::size_t n = cells_.size();
  fates = {std::vector<std::uint8_t>(n), std::vector<std::uint8_t>(n), std::vector<std::uint8_t>(n),
           std::vector<std::uint8_t>(n)};
  const std::size_t blocks = (n + living_block - 1) / living_block;
  std::vector<BlockSums> sums(blocks);
  team_.for_each_block(blocks, [&](std::size_t b, unsigned) {
    live_block(conditions, fates, b * living_block, std::min(n, (b + 1) * living_block), sums[b]);
  });
  starved_ = 0;
  for (const BlockSums& some : sums) {
    starved_ += some.starved;
    most_packing_ = std::max(most_packing_, some.most_packing);
  }
}

void Tissue::live_block(const Conditions& conditions, Fates& fates, std::size_t first,
                        std::size_t last, BlockSums& sums) {
  const std::size_t n = last - first;
  const auto part = [&](auto span) { return span.subspan(first, n); };
  const auto spheres = part(std::as_const(cells_).spheres());
  const auto kinds = part(cells_.kinds());
  const auto ids = part(std::as_const(cells_).ids());
  const auto clones = part(std::as_const(cells_).clones());
  const auto clocks = part(cells_.clocks());
  const std::span<std::uint8_t> dies = part(std::span(fates.dies));
  const std::span<std::uint8_t> enters = part(std::span(fates.enters));
  const std::span<std::uint8_t> births = part(std::span(fates.births));
  const VoxelGrid& grid = order_.grid();
  const double voxel = grid.voxel_volume();
  const double pile_packing = p_.survival.pile_packing;

  LivingBlock b(n);
  for (std::size_t i = 0; i < n; ++i) {
    b.types[i] = b.before[i] = static_cast<product::CellType>(kinds[i].type);
    b.where[i] = static_cast<Compartment>(kinds[i].compartment);
    b.surface[i] = static_cast<Surface>(kinds[i].surface);
    b.stages[i] = static_cast<std::uint8_t>(clocks[i]);
    const auto at = canal_position(spheres[i]);
    const std::size_t mm = conditions.millimetre(at[0]);
    b.inflammation[i] = conditions.inflammation[mm];
    b.entry[i] = conditions.is_cord(at[0]) ? conditions.entry[mm] : 0;
    if (b.where[i] == Compartment::parenchyma) {
      const std::size_t v = voxel_at(grid, at[0], at[1], at[2]);
      const std::size_t row = v / grid.n[0], x = v % grid.n[0];
      const std::size_t stored = row * grid.pitch() + x;
      b.oxygen[i] = fields_[Substance::oxygen].values[stored];
      b.glucose[i] = fields_[Substance::glucose].values[stored];
      const double cells = static_cast<double>(order_.in(v).size()) * site_.weight / voxel;
      b.density[i] = static_cast<float>(cells);
      const double filled = cells * site_.cell_volume * mm3_per_um3;
      b.packing[i] = static_cast<float>(filled);
      sums.most_packing = std::max(sums.most_packing, filled);
    } else {
      const double thickness = double{conditions.pile[patch_[first + i]]};
      b.oxygen[i] =
          static_cast<float>(pile_.level(thickness, pile_place(key_, ids[i]) * thickness));
      b.glucose[i] = static_cast<float>(p_.fields.glucose.csf);
      const double layers = thickness / (2e-3 * double{spheres[i].radius});
      b.packing[i] = static_cast<float>(pile_packing * std::min(1.0, layers));
    }
  }

  if (site_.rules[CellRule::breathe])
    breathe({b.oxygen, b.glucose, part(cells_.oxygen_debts()), b.hazard, {}, {}},
            p_.survival.breathe, step_hours);
  if (site_.rules[CellRule::die])
    die({ids, b.where, b.surface, b.hazard, b.inflammation, b.density, {}}, conditions.die, key_,
        number_, dies);
  if (site_.rules[CellRule::enter])
    graft::enter({ids, b.where, b.surface, b.types, b.entry}, key_, number_, step_hours, enters);
  if (site_.rules[CellRule::commit])
    commit(p_.commit, key_, conditions.rule, {ids, clones, b.where, b.types, b.stages, b.died});
  if (site_.rules[CellRule::divide])
    divide(p_.divide, key_, conditions.rule, {ids, clones, b.types, b.packing, births});

  for (std::size_t i = 0; i < n; ++i) {
    if (site_.rules[CellRule::die] && b.died[i] != 0) dies[i] = 1;
    if (dies[i] != 0) {
      enters[i] = births[i] = 0;
      continue;
    }
    kinds[i].type = static_cast<std::uint8_t>(b.types[i]);
    clocks[i] = b.stages[i];
    const bool neuron = is_neuron(b.types[i]) && !is_neuron(b.before[i]);
    fates.becomes_neuron[first + i] =
        neuron && (b.where[i] == Compartment::parenchyma || enters[i] != 0);
    const bool starves = double{b.oxygen[i]} < p_.survival.breathe.oxygen.critical ||
                         double{b.glucose[i]} < p_.survival.breathe.glucose.critical;
    if (starves && site_.rules[CellRule::breathe]) ++sums.starved;
  }
}

}  // namespace caudata::graft
