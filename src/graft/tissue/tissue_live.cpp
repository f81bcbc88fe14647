// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "graft/rules/breathe.hpp"
#include "graft/rules/commit.hpp"
#include "graft/rules/divide.hpp"
#include "graft/rules/enter.hpp"
#include "graft/rules/pile.hpp"
#include "graft/tissue/cell_kinds.hpp"
#include "graft/tissue/living_block.hpp"
#include "graft/tissue/tissue_conditions.hpp"

/// What befalls the cells of one step.
namespace caudata::graft {
namespace {

constexpr std::size_t living_block = 8192;
constexpr double mm3_per_um3 = 1e-9, mm_per_diameter = 2e-3;

bool is_neuron(product::CellType type) {
  return type == product::CellType::motor_neuron || type == product::CellType::interneuron;
}

void append_slots(std::vector<Slot>& to, const std::vector<Slot>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

Tissue::Fates Tissue::live() {
  const Conditions now = conditions();
  const std::size_t n = cells_.size(), blocks = (n + living_block - 1) / living_block;
  std::vector<Fates> of_block(blocks);
  team_.for_each_block(blocks, [&](std::size_t b, unsigned) {
    live_block(now, b * living_block, std::min(n, (b + 1) * living_block), of_block[b]);
  });
  Fates all;
  for (const Fates& some : of_block) {
    append_slots(all.dying, some.dying);
    append_slots(all.entering, some.entering);
    append_slots(all.neurons, some.neurons);
    append_slots(all.mothers, some.mothers);
    all.starved += some.starved;
    all.most_packing = std::max(all.most_packing, some.most_packing);
  }
  starved_ = all.starved;
  most_packing_ = std::max(most_packing_, all.most_packing);
  return all;
}

void Tissue::live_block(const Conditions& now, std::size_t first, std::size_t last, Fates& fates) {
  LivingBlock b(last - first);
  look_around(now, first, b, fates);
  follow_rules(now, first, b);
  for (std::size_t i = 0; i < b.size(); ++i) meet_fate(first + i, i, b, fates);
}

void Tissue::look_around(const Conditions& now, std::size_t first, LivingBlock& b, Fates& fates) {
  const auto spheres = std::as_const(cells_).spheres().subspan(first, b.size());
  const auto kinds = std::as_const(cells_).kinds().subspan(first, b.size());
  for (std::size_t i = 0; i < b.size(); ++i) {
    b.types[i] = b.before[i] = type_of(kinds[i]);
    b.where[i] = compartment_of(kinds[i]);
    b.surface[i] = surface_of(kinds[i]);
    b.stages[i] = std::as_const(cells_).stages()[first + i];
    b.clones[i] = cells_.clones()[first + i];
    const auto at = canal_position(spheres[i]);
    const std::size_t mm = now.millimetre(at[0]);
    b.inflammation[i] = now.inflammation[mm];
    b.entry[i] = now.is_cord(at[0]) ? now.entry[mm] : 0;
    if (b.where[i] == Compartment::parenchyma) {
      const double filled = look_around_in_cord(at, i, b);
      fates.most_packing = std::max(fates.most_packing, filled);
    } else {
      const double thickness = double{now.pile[now.patch[first + i]]};
      look_around_in_pile(cells_.ids()[first + i], thickness, double{spheres[i].radius}, i, b);
    }
  }
}

/// Returns the share of the voxel that cells fill.
double Tissue::look_around_in_cord(const std::array<double, 3>& at, std::size_t i,
                                   LivingBlock& b) const {
  const VoxelGrid& grid = order_.grid();
  const std::size_t v = voxel_at(grid, at[0], at[1], at[2]);
  const std::size_t stored = v / grid.n[0] * grid.pitch() + v % grid.n[0];
  b.oxygen[i] = fields_[Substance::oxygen].values[stored];
  b.glucose[i] = fields_[Substance::glucose].values[stored];
  const double cells = static_cast<double>(order_.count(v)) * site_.weight / grid.voxel_volume();
  const double filled = cells * site_.cell_volume * mm3_per_um3;
  b.density[i] = static_cast<float>(cells);
  b.packing[i] = static_cast<float>(filled);
  return filled;
}

void Tissue::look_around_in_pile(CellId id, double thickness, double radius, std::size_t i,
                                 LivingBlock& b) const {
  b.oxygen[i] = static_cast<float>(pile_.level(thickness, pile_place(key_, id) * thickness));
  b.glucose[i] = static_cast<float>(p_.fields.glucose.csf);
  const double layers = thickness / (mm_per_diameter * radius);
  b.packing[i] = static_cast<float>(p_.survival.pile_packing * std::min(1.0, layers));
}

void Tissue::follow_rules(const Conditions& now, std::size_t first, LivingBlock& b) {
  const auto ids = std::as_const(cells_).ids().subspan(first, b.size());
  const auto debts = cells_.oxygen_debts().subspan(first, b.size());
  const CellRules& rules = site_.rules;
  if (rules[CellRule::breathe])
    breathe({b.oxygen, b.glucose, debts, b.hazard, {}, {}}, p_.survival.breathe, step_hours);
  if (rules[CellRule::die])
    die({ids, b.where, b.surface, b.hazard, b.inflammation, b.density, {}}, now.die, key_, number_,
        b.dies);
  if (rules[CellRule::enter])
    enter({ids, b.where, b.surface, b.types, b.entry}, key_, number_, step_hours, b.enters);
  if (rules[CellRule::commit])
    commit(p_.commit, key_, now.rule, {ids, b.clones, b.where, b.types, b.stages, b.died});
  if (rules[CellRule::divide])
    divide(p_.divide, key_, now.rule, {ids, b.clones, b.types, b.packing, b.births});
}

void Tissue::meet_fate(std::size_t slot, std::size_t i, const LivingBlock& b, Fates& fates) {
  const auto s = static_cast<Slot>(slot);
  if (b.dies[i] != 0 || (site_.rules[CellRule::die] && b.died[i] != 0)) {
    fates.dying.push_back(s);
    return;
  }
  cells_.kinds()[slot].type = static_cast<std::uint8_t>(b.types[i]);
  cells_.stages()[slot] = b.stages[i];
  const bool in_cord = b.where[i] == Compartment::parenchyma || b.enters[i] != 0;
  if (is_neuron(b.types[i]) && !is_neuron(b.before[i]) && in_cord) fates.neurons.push_back(s);
  if (b.enters[i] != 0) fates.entering.push_back(s);
  fates.mothers.insert(fates.mothers.end(), b.births[i], s);
  const BreatheParameters& needs = p_.survival.breathe;
  const bool starves =
      double{b.oxygen[i]} < needs.oxygen.critical || double{b.glucose[i]} < needs.glucose.critical;
  if (starves && site_.rules[CellRule::breathe]) ++fates.starved;
}

}  // namespace caudata::graft
