// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "product/release.hpp"

namespace caudata::product {

struct ReleasedLot {
  Lot lot;
  TestReport report;
  int rejected;  // lots that were made and failed before
};

/// Lots are made and tested until one passes, so that the lots patients meet are those that passed,
/// not those that are good. At most 10,000 are made; an issue if none passes or the specification
/// has one.
core::Result<ReleasedLot> draw_released_lot(const LotParameters& parameters,
                                            const ReleaseSpecification& specification,
                                            core::Stream& stream);

}  // namespace caudata::product
