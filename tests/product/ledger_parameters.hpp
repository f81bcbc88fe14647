// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "product/product_parameters.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::test {

/// The central values of data/product.
inline product::ProductParameters product_parameters() {
  std::vector<std::string> missing;
  return project_ledger().resolve<product::ProductParameters>("product", missing);
}

/// The lot in the middle of all lots.
inline product::Lot middling_lot() {
  const product::LotParameters p = product_parameters().lot;
  product::Lot lot{composition(p.pluripotent.median, p.purity.median, p.other), p.viability.median};
  lot.diameter = {p.diameter.median, p.diameter.within};
  lot.density = {p.density.mean, p.density.within};
  lot.clump = {p.clump.mean};
  return lot;
}

inline product::Preparation preparation(product::DoseBasis basis) {
  const product::ProductParameters p = product_parameters();
  return {p.vehicle, p.preparation, basis};
}

inline core::Stream product_stream(std::uint32_t lane) {
  return {core::Seed{20}, core::TrialIndex{0}, core::the_trial_itself, core::Process::test, lane};
}

}  // namespace caudata::test
