// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graft/compartment.hpp"
#include "graft/graft_key.hpp"
#include "graft/rules/rule_step.hpp"
#include "product/cell_type.hpp"

/// Commitment and maturation: a Markov chain in continuous time, one cell at a time.
///
///     motor neuron progenitor -1/exit-> astrocyte | motor neuron | oligodendrocyte precursor
///     other progenitor        -1/exit-> astrocyte | interneuron  | oligodendrocyte precursor
///
/// Of motor neuron progenitors that do not become astrocytes a share exp(-t / switch) becomes motor
/// neurons, t days after the dose, the others precursors: motor neurons first. From commitment to
/// maturity a cell passes `stages` at equal rates (Erlang); a precursor is an oligodendrocyte when
/// it is through. In cerebrospinal fluid the odds of astrocytes are multiplied, progenitors may
/// turn mesenchymal, and neurons die: their death in fluid is here and in no other rule.
/// Neglected: signals between neighbours, and return from any state.
namespace caudata::graft {

struct CommitParameters {
  double exit;                                // [d]
  double stages;                              // a whole number, 1 to 200
  double neuron, astrocyte, oligodendrocyte;  // [d] from commitment to maturity, mean
  double motor_astrocyte;                     // share, in tissue
  double motor_switch;                        // [d]
  double other_astrocyte, other_neuron;       // shares in tissue; the second of those that are left
  double fluid_astrocyte_odds;
  double fluid_neuron_death, fluid_mesenchymal;  // [1/d]
};
template <class V>
void visit(V& v, CommitParameters& p) {
  v("exit", p.exit);
  v("stages", p.stages);
  v("neuron", p.neuron);
  v("astrocyte", p.astrocyte);
  v("oligodendrocyte", p.oligodendrocyte);
  v("motor.astrocyte", p.motor_astrocyte);
  v("motor.switch", p.motor_switch);
  v("other.astrocyte", p.other_astrocyte);
  v("other.neuron", p.other_neuron);
  v("fluid.astrocyte_odds", p.fluid_astrocyte_odds);
  v("fluid.neuron_death", p.fluid_neuron_death);
  v("fluid.mesenchymal", p.fluid_mesenchymal);
}

enum class Niche : std::uint8_t { tissue, fluid };

/// Everything but the parenchyma is bathed in fluid.
constexpr Niche niche_of(Compartment c) {
  return c == Compartment::parenchyma ? Niche::tissue : Niche::fluid;
}

/// Probabilities of the fates of a progenitor that commits itself `day` days after its dose.
struct FateOdds {
  double astrocyte, neuron, opc;
};
FateOdds fate_odds(const CommitParameters& p, product::CellType progenitor, Niche niche,
                   double day);

/// Is the cell through all stages of its type? Oligodendrocytes are; what has no stages is not.
bool is_mature(const CommitParameters& p, product::CellType type, std::uint8_t stage);

/// Living cells, equal sizes. Progenitors and newly committed cells are at stage 0.
struct CommitBatch {
  std::span<const CellId> cells, clones;
  std::span<const Compartment> where;
  std::span<product::CellType> types;
  std::span<std::uint8_t> stages;
  std::span<std::uint8_t> died;  // out: 1 if the cell is a neuron that died in fluid
};

/// Everything that happens to the cells within the step, several events of one cell included: the
/// law of the chain is met for steps of any length.
void commit(const CommitParameters& p, const GraftKey& key, const RuleStep& step,
            const CommitBatch& batch);
void commit_plain(const CommitParameters& p, const GraftKey& key, const RuleStep& step,
                  const CommitBatch& batch);

}  // namespace caudata::graft
