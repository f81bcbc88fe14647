// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "product/preparation.hpp"
#include "product/release.hpp"

namespace caudata::product {

/// Everything under "product" in the ledger: data/product/*.toml.
struct ProductParameters {
  LotParameters lot;
  ReleaseSpecification release;
  Vehicle vehicle;
  PreparationParameters preparation;
};
template <class V>
void visit(V& v, ProductParameters& p) {
  v.group("lot", p.lot);
  v.group("release", p.release);
  v.group("vehicle", p.vehicle);
  v.group("preparation", p.preparation);
}

}  // namespace caudata::product
