// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue_parameters.hpp"

#include "graft/rules/breathe.hpp"

namespace caudata::graft {

PileSupply pile_supply(const TissueParameters& p, double cell_volume) {
  return {p.fields.oxygen.csf, p.fields.oxygen.tissue_diffusion,
          uptake_of_tissue(p.survival.breathe.oxygen.uptake,
                           pile_density(p.survival.pile_packing, cell_volume))};
}

TissueParameters tissue_parameters(const core::Ledger& ledger, std::vector<std::string>& missing) {
  return {ledger.resolve<SurvivalParameters>("graft.survival", missing),
          ledger.resolve<DivideParameters>("graft.divide", missing),
          ledger.resolve<CommitParameters>("graft.commit", missing),
          ledger.resolve<SecreteParameters>("graft.secrete", missing),
          ledger.resolve<EscapeParameters>("graft.escape", missing),
          ledger.resolve<FieldParameters>("graft.fields", missing),
          ledger.resolve<MechanicsParameters>("graft.mechanics", missing),
          ledger.resolve<AxonParameters>("graft.axon", missing),
          ledger.resolve<SupplyParameters>("graft.tissue", missing)};
}

}  // namespace caudata::graft
