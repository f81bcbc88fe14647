// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Numbers of data/graft/case.toml: choices of a site that no source states, where a case leaves
/// them open. ledger.resolve<CaseParameters>("graft.case", missing)
namespace caudata::graft {

struct CaseParameters {
  double puncture;  // number of the lumbar vertebra above the disc: 3 is L3/4
  double posture;   // place in anatomy::all_postures, held from the injection on
};
template <class V>
void visit(V& v, CaseParameters& p) {
  v("puncture", p.puncture);
  v("posture", p.posture);
}

}  // namespace caudata::graft
