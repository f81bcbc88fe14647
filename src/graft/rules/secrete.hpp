// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "graft/rules/commit.hpp"

/// Secretion into three pools. A cell's rate is that of a progenitor times the factor of its type;
/// a cell that matures goes from the one to the other in proportion to the stages passed. What
/// spreads, binds and decays is the fields' (graft/fields). Neglected: regulation by oxygen,
/// crowding and the lesion, and that the pools are many molecules.
namespace caudata::graft {

enum class Pool : std::uint8_t { contact, soluble, immunomodulatory };
inline constexpr std::array every_pool{Pool::contact, Pool::soluble, Pool::immunomodulatory};
const char* name(Pool pool);

struct PoolParameters {
  double rate;                                             // [pg / (1e6 cells d)] of a progenitor
  double neuron, oligodendroglia, astrocyte, mesenchymal;  // beside it, mature
};
template <class V>
void visit(V& v, PoolParameters& p) {
  v("rate", p.rate);
  v("neuron", p.neuron);
  v("oligodendroglia", p.oligodendroglia);
  v("astrocyte", p.astrocyte);
  v("mesenchymal", p.mesenchymal);
}

struct SecreteParameters {
  std::array<PoolParameters, every_pool.size()> pool;
  double in_fluid;  // factor
};
template <class V>
void visit(V& v, SecreteParameters& p) {
  for (const Pool pool : every_pool) v.group(name(pool), p.pool[static_cast<std::size_t>(pool)]);
  v("in_fluid", p.in_fluid);
}

/// [pg/d] of one living cell; `stages` as in CommitParameters.
double secretion(const SecreteParameters& p, double stages, Pool pool, product::CellType type,
                 std::uint8_t stage, Niche niche);

/// Equal sizes. The dead and those that left secrete nothing.
struct SecreteBatch {
  std::span<const product::CellType> types;
  std::span<const std::uint8_t> stages;
  std::span<const Compartment> where;
  std::span<float> rates;  // out [pg/d]
};
void secrete(const SecreteParameters& p, double stages, Pool pool, const SecreteBatch& batch);
void secrete_plain(const SecreteParameters& p, double stages, Pool pool, const SecreteBatch& batch);

/// [ng/mL] of a well-mixed volume [mL] that is cleared at a rate [1/d], fed by `rate` [pg/d].
double steady_concentration(double rate, double volume, double clearance);

}  // namespace caudata::graft
