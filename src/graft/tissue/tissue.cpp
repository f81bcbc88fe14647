// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "anatomy/canal/canal_flow.hpp"
#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/cells/division.hpp"
#include "graft/cells/growth.hpp"
#include "graft/rules/breathe.hpp"
#include "graft/rules/pile.hpp"
#include "graft/thin_drawn.hpp"
#include "graft/tissue/cord_terrain.hpp"
#include "graft/tissue/tissue_conditions.hpp"

namespace caudata::graft {
namespace {

constexpr double tissue_hours_per_day = 24;
constexpr std::size_t field_steps = 10;  // of a step of the cells
constexpr double tissue_seconds_per_hour = 3600;
constexpr double axon_step = 0.05;                 // [mm] of path
constexpr std::uint64_t followed_neurons = 20000;  // about so many axons are followed
constexpr double um_per_mm = 1000;

MechanicsOptions tissue_mechanics() {
  MechanicsOptions options;
  options.rest_speed = 0.005;  // [um/min]: 7 um a day
  return options;
}

std::optional<LesionOnDay> lesion_on(const TissueSite& site, double days) {
  if (!site.lesion) return std::nullopt;
  return site.lesion->on(site.first_dose_day + days);
}

VoxelMask first_mask(const CordSurface& surface, const TissueSite& site) {
  const std::optional<LesionOnDay> lesion = lesion_on(site, 0);
  return tissue_mask(surface, lesion ? &*lesion : nullptr);
}

Pool pool_of(Substance s) {
  return s == Substance::contact
             ? Pool::contact
             : (s == Substance::soluble ? Pool::soluble : Pool::immunomodulatory);
}

product::CellType type_of(const CellKind& kind) {
  return static_cast<product::CellType>(kind.type);
}
Compartment compartment_of(const CellKind& kind) {
  return static_cast<Compartment>(kind.compartment);
}

std::array<double, substance_count> fluid_at_rest(const FieldParameters& p) {
  std::array<double, substance_count> level{};
  level[static_cast<std::size_t>(Substance::oxygen)] = p.oxygen.csf;
  level[static_cast<std::size_t>(Substance::glucose)] = p.glucose.csf;
  return level;
}

}  // namespace

Tissue::Tissue(const TissueSite& site, const TissueParameters& parameters, const GraftKey& key,
               core::Team& team)
    : site_(site),
      p_(parameters),
      key_(key),
      team_(team),
      types_(key, site.doses),
      surface_(site.canal),
      patches_(surface_),
      fields_(first_mask(surface_, site), parameters, tissue_seconds_per_hour * step_hours,
              field_steps),
      order_(fields_.grid()),
      mechanics_(cells_, tissue_law(parameters.mechanics), tissue_mechanics()),
      forest_(parameters.axons, key, axon_step),
      pile_(pile_supply(parameters, site.cell_volume), parameters.survival.breathe.oxygen.half),
      fluid_(site.canal.volumes(0, site.canal.length()).fluid),
      canal_level_(fluid_at_rest(parameters.fields)) {
  washout_ = anatomy::washout(site.canal.parameters().flow, fluid_);
  today_ = lesion_on(site_, 0);
  if (today_) fields_.take_over(*today_);
  mechanics_.set_wall({[this](std::span<const Sphere> spheres, std::span<const CellKind> kinds,
                              std::span<float> distance, std::span<std::array<float, 3>> away) {
    constexpr float deep = CordSurface::deep_margin * um_per_mm;
    for (std::size_t i = 0; i < spheres.size(); ++i) {
      const auto at = canal_position(spheres[i]);
      const bool in_cord = compartment_of(kinds[i]) == Compartment::parenchyma;
      // Too far for the wall to push: how far does not matter.
      if (in_cord && spheres[i].radius < deep && surface_.deep(at[0], at[1], at[2])) {
        distance[i] = deep;
        away[i] = {};
        continue;
      }
      const auto nearest = surface_.nearest(at[0], at[1], at[2]);
      // Who was pushed over to the wrong side is pushed back.
      const double side = in_cord ? -1 : 1;
      distance[i] = static_cast<float>(side * nearest.distance * um_per_mm);
      away[i] = {0, static_cast<float>(side * nearest.outward[0]),
                 static_cast<float>(side * nearest.outward[1])};
    }
  }});
}

std::size_t Tissue::region_of(double x) const { return site_.canal.axis().region(x); }

void Tissue::settle(std::vector<Arrival> arrivals) {
  if (arrivals.empty()) return;
  std::vector<std::uint32_t> in_patch = cells_by_patch();
  std::sort(arrivals.begin(), arrivals.end(),
            [](const Arrival& a, const Arrival& b) { return a.id < b.id; });
  std::vector<Cell> cells;
  cells.reserve(arrivals.size());
  for (const Arrival& s : arrivals) {
    const double radius = double{s.radius} / um_per_mm;  // [mm]
    const auto foot = surface_.point(double{s.x}, double{s.azimuth}, 0);
    const std::size_t patch = patches_.at(foot[0], foot[1], foot[2]);
    // Those that came before lie below: as many layers as the patch is covered times.
    const double covered = in_patch[patch]++ * 4 * radius * radius / patches_.area(patch);
    const double height = radius + 2 * radius * std::floor(covered);
    Cell cell;
    cell.id = cell.clone = s.id;
    cell.sphere = sphere_in_canal(surface_.point(double{s.x}, double{s.azimuth}, height), s.radius);
    cell.kind.type = static_cast<std::uint8_t>(type_at_release(cell.id));
    cell.kind.compartment = static_cast<std::uint8_t>(Compartment::adherent);
    cell.kind.surface = static_cast<std::uint8_t>(s.surface);
    cells.push_back(cell);
  }
  place(cells);
}

void Tissue::place(const std::vector<Cell>& cells) {
  cells_.append(cells);
  ledger_.injected += cells.size();
  for (const Compartment where : {Compartment::adherent, Compartment::parenchyma}) {
    std::vector<Founder> founders;
    for (const Cell& cell : cells)
      if (compartment_of(cell.kind) == where) founders.push_back({cell.id, type_of(cell.kind)});
    ledger_[where] += founders.size();
    if (site_.rules[CellRule::escape]) found(founders, where);
  }
  ENSURES(ledger_.balanced());
}

std::vector<std::uint32_t> Tissue::cells_by_patch() {
  const auto spheres = std::as_const(cells_).spheres();
  const auto kinds = std::as_const(cells_).kinds();
  patch_.resize(cells_.size());
  constexpr std::size_t block = 8192;
  team_.for_each_block((patch_.size() + block - 1) / block, [&](std::size_t b, unsigned) {
    for (std::size_t i = b * block; i < std::min(patch_.size(), (b + 1) * block); ++i) {
      if (compartment_of(kinds[i]) != Compartment::adherent) continue;
      const auto at = canal_position(spheres[i]);
      patch_[i] = static_cast<std::uint32_t>(patches_.at(at[0], at[1], at[2]));
    }
  });
  std::vector<std::uint32_t> in_patch(patches_.size(), 0);
  for (std::size_t i = 0; i < patch_.size(); ++i)
    if (compartment_of(kinds[i]) == Compartment::adherent) ++in_patch[patch_[i]];
  return in_patch;
}

void Tissue::step(std::uint64_t elsewhere) {
  today_ = lesion_on(site_, days());
  const auto kinds = std::as_const(cells_).kinds();
  in_cord_.clear();
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (compartment_of(kinds[i]) == Compartment::parenchyma)
      in_cord_.push_back(static_cast<Slot>(i));
  order_.sort(std::as_const(cells_).spheres(), in_cord_);
  if (site_.rules[CellRule::secrete]) feed_canal(elsewhere);
  if (site_.rules[CellRule::breathe] || site_.rules[CellRule::secrete]) exchange_and_diffuse();
  {
    Fates fates;
    live(conditions(), fates);
    let_in(fates.enters);
    note_neurons(fates.becomes_neuron);
    reproduce(fates);
    bury_dead(fates.dies);
  }
  if (site_.rules[CellRule::divide]) regrow();
  if (site_.rules[CellRule::push]) push();
  vacated_.clear();
  ++number_;
  if (number_ % 24 == 0) {
    if (site_.rules[CellRule::extend]) grow_axons();
    if (site_.rules[CellRule::escape]) grow_tumours();
  }
  ENSURES(ledger_.balanced());
}

CellRates Tissue::rates_of(Substance s) {
  const bool breathes = s == Substance::oxygen || s == Substance::glucose;
  const bool secreted =
      s == Substance::contact || s == Substance::soluble || s == Substance::immunomodulatory;
  if (!(breathes && site_.rules[CellRule::breathe]) &&
      !(secreted && site_.rules[CellRule::secrete]))
    return {};
  constexpr double nmol_per_second = 1e-6 / 60;  // of fmol/min
  constexpr double seconds_per_day = 86400;
  const UptakeParameters& uptake =
      s == Substance::oxygen ? p_.survival.breathe.oxygen : p_.survival.breathe.glucose;
  const auto most = static_cast<float>(uptake.uptake * nmol_per_second * site_.weight);
  const auto kinds = std::as_const(cells_).kinds();
  const auto stages = std::as_const(cells_).clocks();
  const auto slots = order_.slots();
  std::array<std::array<double, 256>, product::cell_types> secretes;  // by stage [pg/d]
  for (const product::CellType type : product::every_cell_type)
    for (std::size_t stage = 0; stage < 256 && secreted; ++stage)
      secretes[product::index(type)][stage] =
          secretion(p_.secrete, p_.commit.stages, pool_of(s), type,
                    static_cast<std::uint8_t>(stage), Niche::tissue);
  rates_.resize(slots.size());
  constexpr std::size_t block = 8192;
  team_.for_each_block((slots.size() + block - 1) / block, [&](std::size_t b, unsigned) {
    for (std::size_t k = b * block; k < std::min(slots.size(), (b + 1) * block); ++k) {
      if (breathes) {
        rates_[k] = most;
        continue;
      }
      const std::size_t type = kinds[slots[k]].type;
      const auto stage = static_cast<std::uint8_t>(stages[slots[k]]);
      rates_[k] = static_cast<float>(secretes[type][stage] / seconds_per_day * site_.weight);
    }
  });
  if (breathes) return {{}, rates_, uptake.half};
  return {rates_, {}, 1};
}

/// [pg/d]. Cells are counted by type and stage: the sum depends on no order.
double Tissue::secreted_into_fluid(Pool pool, std::uint64_t elsewhere) const {
  const auto kinds = cells_.kinds();
  const auto stages = cells_.clocks();
  std::array<std::array<std::uint64_t, 256>, product::cell_types> cells{};
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (compartment_of(kinds[i]) == Compartment::adherent)
      ++cells[kinds[i].type][static_cast<std::uint8_t>(stages[i])];
  double rate = 0;
  for (const product::CellType type : product::every_cell_type) {
    const auto of_one = [&](std::uint8_t stage) {
      return secretion(p_.secrete, p_.commit.stages, pool, type, stage, Niche::fluid);
    };
    const auto& by_stage = cells[product::index(type)];
    for (std::size_t stage = 0; stage < by_stage.size(); ++stage)
      if (by_stage[stage] > 0)
        rate += static_cast<double>(by_stage[stage]) * of_one(static_cast<std::uint8_t>(stage));
    rate += static_cast<double>(elsewhere) * share_of_living(site_.doses, type) * of_one(0);
  }
  return rate;
}

void Tissue::feed_canal(std::uint64_t elsewhere) {
  const double kept = core::exp(-washout_ * (step_hours / tissue_hours_per_day));
  for (const Substance s : {Substance::soluble, Substance::immunomodulatory}) {
    const double rate = secreted_into_fluid(pool_of(s), elsewhere) * site_.weight;
    double& level = canal_level_[static_cast<std::size_t>(s)];
    const double steady = rate / (washout_ * fluid_);  // pg/mm^3 are ng/mL
    level = steady + (level - steady) * kept;
  }
}

void Tissue::exchange_and_diffuse() {
  const bool begins = !fields_move_ && !order_.slots().empty();
  fields_move_ = fields_move_ || begins;
  if (lesion() != nullptr && (begins || (!fields_move_ && number_ % 24 == 0)))
    fields_.take_over(*lesion());
  if (fields_move_)
    fields_.advance(
        {order_.begin()}, [this](Substance s) { return rates_of(s); }, lesion(), canal_level_,
        team_);
  else
    fields_.rest(canal_level_, team_);
}

void Tissue::let_in(const std::vector<std::uint8_t>& enters) {
  std::vector<Founder> founders;
  const auto any = std::find(enters.begin(), enters.end(), std::uint8_t{1});
  if (any == enters.end()) return;
  const auto spheres = cells_.spheres_to_change();
  const auto kinds = cells_.kinds();
  for (auto i = static_cast<std::size_t>(any - enters.begin()); i < enters.size(); ++i) {
    if (enters[i] == 0) continue;
    const auto at = canal_position(spheres[i]);
    const auto nearest = surface_.nearest(at[0], at[1], at[2]);
    const double inwards = nearest.distance + double{spheres[i].radius} / um_per_mm;
    vacated_.push_back(spheres[i]);
    spheres[i] = sphere_in_canal(
        {at[0], at[1] - inwards * nearest.outward[0], at[2] - inwards * nearest.outward[1]},
        spheres[i].radius);
    kinds[i].compartment = static_cast<std::uint8_t>(Compartment::parenchyma);
    kinds[i].quiet = 0;
    --ledger_[Compartment::adherent];
    ++ledger_[Compartment::parenchyma];
    founders.push_back({cells_.ids()[i], type_of(kinds[i])});
  }
  if (site_.rules[CellRule::escape]) found(founders, Compartment::parenchyma);
}

void Tissue::reproduce(Fates& fates) {
  for (;;) {
    const auto n = fates.births.size();
    std::vector<Slot> mothers;
    for (std::size_t i = 0; i < n; ++i)
      if (fates.births[i] > 0) mothers.push_back(static_cast<Slot>(i));
    if (mothers.empty()) break;
    divide(cells_, mothers, key_, ledger_);
    for (const Slot mother : mothers) --fates.births[mother];
  }
  fates.dies.resize(cells_.size(), 0);
}

void Tissue::bury_dead(const std::vector<std::uint8_t>& dies) {
  const auto spheres = std::as_const(cells_).spheres();
  bool any = false;
  for (std::size_t i = 0; i < dies.size(); ++i) {
    if (dies[i] == 0) continue;
    any = true;
    vacated_.push_back(spheres[i]);
    ++dead_[region_of(canal_position(spheres[i])[0])];
  }
  if (any) bury(cells_, dies, ledger_, team_);
}

void Tissue::regrow() {
  const auto full = static_cast<float>(site_.cell_volume);
  const auto spheres = std::as_const(cells_).spheres();
  const double share = -core::expm1(-step_hours / tissue_hours_per_day / p_.divide.regrowth);
  rates_.resize(cells_.size());
  constexpr std::size_t block = 8192;
  std::vector<std::uint8_t> any((rates_.size() + block - 1) / block, 0);
  team_.for_each_block(any.size(), [&](std::size_t b, unsigned) {
    for (std::size_t i = b * block; i < std::min(rates_.size(), (b + 1) * block); ++i) {
      const auto volume = static_cast<float>(volume_of(double{spheres[i].radius}));
      const float gain = std::min(static_cast<float>(share) * (full - volume), volume);
      rates_[i] = volume < full * 0.999f ? gain : 0.0f;
      any[b] = any[b] != 0 || rates_[i] > 0;
    }
  });
  if (std::find(any.begin(), any.end(), 1) != any.end()) grow(cells_, rates_, team_);
}

void Tissue::push() {
  // Neighbours are found anew at the beginning of every step, so that a step depends on what stands
  // in a checkpoint alone.
  (void)cells_.spheres_to_change();
  mechanics_.wake_near(vacated_, team_);
  constexpr double minutes_per_hour = 60;
  mechanics_.advance(step_hours * minutes_per_hour, team_);
}

void Tissue::note_neurons(const std::vector<std::uint8_t>& becomes_neuron) {
  std::vector<AxonNeuron> neurons;
  const auto spheres = std::as_const(cells_).spheres();
  const auto first = std::find(becomes_neuron.begin(), becomes_neuron.end(), std::uint8_t{1});
  if (first == becomes_neuron.end()) return;
  const std::uint64_t followed = forest_.count(days()).axons;
  for (auto i = static_cast<std::size_t>(first - becomes_neuron.begin()); i < becomes_neuron.size();
       ++i) {
    if (becomes_neuron[i] == 0) continue;
    ++neurons_;
    const auto at = canal_position(spheres[i]);
    neurons.push_back(
        {std::as_const(cells_).ids()[i],
         {static_cast<float>(at[0]), static_cast<float>(at[1]), static_cast<float>(at[2])},
         days()});
  }
  std::sort(neurons.begin(), neurons.end(),
            [](const AxonNeuron& a, const AxonNeuron& b) { return a.id < b.id; });
  neurons.resize(std::min<std::uint64_t>(neurons.size(),
                                         followed_neurons - std::min(followed, followed_neurons)));
  if (!neurons.empty() && site_.rules[CellRule::extend]) forest_.plant(neurons);
}

void Tissue::grow_axons() {
  const Terrain terrain = cord_terrain(surface_, p_.supply.grey_share, lesion());
  forest_.grow({number_ / 24 - 1, days() - 1, 1}, terrain, team_);
}

void Tissue::found(std::span<const Founder> cells, Compartment where) {
  const auto found_of = [&](const GrowthParameters& growth, auto&& is_one, double take,
                            bool pluripotent) {
    std::vector<CellId> some;
    for (const Founder& f : cells)
      if (was_injected(f.cell) && is_one(f.type)) some.push_back(f.cell);
    const std::vector<double> k(some.size(), take);
    std::vector<std::uint8_t> founds(some.size());
    found_clones(growth, key_, some, k, founds);
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (founds[i] == 0) continue;
      const bool known = std::any_of(clones_.begin(), clones_.end(),
                                     [&](const TumourClone& c) { return c.founder == some[i]; });
      if (!known) clones_.push_back({some[i], pluripotent, 1});
    }
  };
  found_of(
      p_.escape.teratoma, [](product::CellType t) { return t == product::CellType::pluripotent; },
      take_there(p_.escape, where), true);
  if (where != Compartment::parenchyma) return;
  found_of(
      p_.escape.overgrowth,
      [](product::CellType t) {
        return t == product::CellType::motor_neuron_progenitor ||
               t == product::CellType::other_progenitor;
      },
      p_.escape.overgrowth_take, false);
}

void Tissue::grow_tumours() {
  for (const bool pluripotent : {true, false}) {
    std::vector<CellId> founders;
    std::vector<double> sizes;
    for (const TumourClone& clone : clones_)
      if (clone.pluripotent == pluripotent) {
        founders.push_back(clone.founder);
        sizes.push_back(clone.cells);
      }
    grow_clones(pluripotent ? p_.escape.teratoma : p_.escape.overgrowth, key_, number_ / 24, 1,
                founders, sizes);
    std::size_t i = 0;
    for (TumourClone& clone : clones_)
      if (clone.pluripotent == pluripotent) clone.cells = sizes[i++];
  }
}

}  // namespace caudata::graft
