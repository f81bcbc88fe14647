// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "graft/axons/axon_parameters.hpp"
#include "graft/cells/mechanics_parameters.hpp"
#include "graft/fields/field_parameters.hpp"
#include "graft/lesion/lesion_parameters.hpp"
#include "graft/rules/commit.hpp"
#include "graft/rules/divide.hpp"
#include "graft/rules/escape.hpp"
#include "graft/rules/pile.hpp"
#include "graft/rules/secrete.hpp"
#include "graft/rules/survival_parameters.hpp"

namespace caudata::graft {

/// What blood brings to intact cord, and what the cord is made of. Numbers of
/// data/graft/tissue.toml.
struct SupplyParameters {
  double exchange;         // [1/d] with blood, of intact cord
  double oxygen, glucose;  // [mM] levels that cord without a graft has
  double grey_share;       // of the section
};
template <class V>
void visit(V& v, SupplyParameters& p) {
  v("exchange", p.exchange);
  v("oxygen", p.oxygen);
  v("glucose", p.glucose);
  v("grey_share", p.grey_share);
}

/// Everything that the rules of tissue rest on.
struct TissueParameters {
  SurvivalParameters survival;
  DivideParameters divide;
  CommitParameters commit;
  SecreteParameters secrete;
  EscapeParameters escape;
  FieldParameters fields;
  MechanicsParameters mechanics;
  AxonParameters axons;
  SupplyParameters supply;
};

/// What a pile of cells of this mean volume [um^3] in the canal lives on.
PileSupply pile_supply(const TissueParameters& p, double cell_volume);

/// From the entries under graft.
TissueParameters tissue_parameters(const core::Ledger& ledger, std::vector<std::string>& missing);

}  // namespace caudata::graft
