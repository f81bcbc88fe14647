// SPDX-License-Identifier: Apache-2.0
#include "product/draw_released_lot.hpp"

#include <fmt/format.h>

namespace caudata::product {
namespace {

constexpr int most_lots_made = 10000;

core::Issue no_lot_passes(const LotParameters& parameters, const ReleaseSpecification& s) {
  return {core::Severity::error,
          "product.no-lot-passes",
          {},
          fmt::format("none of {} lots passed; one lot passes with probability {:.2g}",
                      most_lots_made, probability_of_release(parameters, s)),
          "without a released lot nobody can be treated",
          "limits that the process can meet"};
}

}  // namespace

core::Result<ReleasedLot> draw_released_lot(const LotParameters& parameters,
                                            const ReleaseSpecification& specification,
                                            core::Stream& stream) {
  core::Issues issues = check(specification);
  if (issues.has_errors()) return core::failure(std::move(issues));
  for (int rejected = 0; rejected < most_lots_made; ++rejected) {
    const Lot lot = draw_lot(parameters, stream);
    const TestReport report = test(lot, specification.assay, stream);
    if (passes(report, specification.limit)) return ReleasedLot{lot, report, rejected};
  }
  return core::failure(no_lot_passes(parameters, specification));
}

}  // namespace caudata::product
