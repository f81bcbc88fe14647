// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "core/time_units.hpp"
#include "graft/tissue/cell_kinds.hpp"
#include "graft/tissue/tissue.hpp"

/// What cells take and give: in the cord voxel by voxel, on its surface into the fluid.
namespace caudata::graft {
namespace {

constexpr std::size_t exchange_block = 8192;
constexpr std::size_t exchange_stages = 256;

Pool pool_of(Substance s) {
  return s == Substance::contact
             ? Pool::contact
             : (s == Substance::soluble ? Pool::soluble : Pool::immunomodulatory);
}

bool cells_breathe(Substance s) { return s == Substance::oxygen || s == Substance::glucose; }
bool cells_secrete(Substance s) {
  return s == Substance::contact || s == Substance::soluble || s == Substance::immunomodulatory;
}

/// A number for each type and stage.
template <class T>
using ByTypeAndStage = std::array<std::array<T, exchange_stages>, product::cell_types>;

/// [pg/d] of one cell.
ByTypeAndStage<double> secretions(const TissueParameters& p, Pool pool, Niche niche) {
  ByTypeAndStage<double> rates;
  for (const product::CellType type : product::every_cell_type)
    for (std::size_t stage = 0; stage < exchange_stages; ++stage)
      rates[product::index(type)][stage] = secretion(p.secrete, p.commit.stages, pool, type,
                                                     static_cast<std::uint8_t>(stage), niche);
  return rates;
}

}  // namespace

void Tissue::exchange_and_diffuse() {
  if (order_.slots().empty() && !fields_.move()) return fields_.rest(fluid_.levels(), team_);
  PageVector<float> rates;
  fields_.advance(
      {order_.begin()}, [&](Substance s) { return rates_of(s, rates); }, lesion(), fluid_.levels(),
      team_);
}

CellRates Tissue::rates_of(Substance s, PageVector<float>& rates) {
  const std::size_t n = order_.slots().size();
  if (cells_breathe(s) && site_.rules[CellRule::breathe]) {
    constexpr double nmol_per_second = 1e-6 / 60;  // of fmol/min
    const UptakeParameters& uptake =
        s == Substance::oxygen ? p_.survival.breathe.oxygen : p_.survival.breathe.glucose;
    rates.assign(n, static_cast<float>(uptake.uptake * nmol_per_second * site_.weight));
    return {{}, rates, uptake.half};
  }
  if (!cells_secrete(s) || !site_.rules[CellRule::secrete]) return {};
  const auto kinds = std::as_const(cells_).kinds();
  const auto stages = std::as_const(cells_).stages();
  const auto slots = order_.slots();
  const auto secretes = secretions(p_, pool_of(s), Niche::tissue);
  rates.resize(n);
  team_.for_each_block((n + exchange_block - 1) / exchange_block, [&](std::size_t b, unsigned) {
    for (std::size_t k = b * exchange_block; k < std::min(n, (b + 1) * exchange_block); ++k)
      rates[k] = static_cast<float>(secretes[kinds[slots[k]].type][stages[slots[k]]] /
                                    core::seconds_per_day * site_.weight);
  });
  return {rates, {}, 1};
}

/// [pg/d]. Cells are counted by type and stage: the sum depends on no order.
double Tissue::secreted_into_fluid(Pool pool, std::uint64_t elsewhere) const {
  const auto kinds = cells_.kinds();
  const auto stages = cells_.stages();
  ByTypeAndStage<std::uint64_t> cells{};
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (compartment_of(kinds[i]) == Compartment::adherent) ++cells[kinds[i].type][stages[i]];
  const auto secretes = secretions(p_, pool, Niche::fluid);
  double rate = 0;
  for (const product::CellType type : product::every_cell_type) {
    const auto& of_one = secretes[product::index(type)];
    const auto& by_stage = cells[product::index(type)];
    for (std::size_t stage = 0; stage < exchange_stages; ++stage)
      if (by_stage[stage] > 0) rate += static_cast<double>(by_stage[stage]) * of_one[stage];
    rate += static_cast<double>(elsewhere) * share_of_living(site_.doses, type) * of_one[0];
  }
  return rate;
}

void Tissue::feed_fluid(std::uint64_t elsewhere) {
  for (const Substance s : {Substance::soluble, Substance::immunomodulatory})
    fluid_.feed(s, secreted_into_fluid(pool_of(s), elsewhere) * site_.weight,
                step_hours / core::hours_per_day);
}

}  // namespace caudata::graft
