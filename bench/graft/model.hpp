// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/cord.hpp"
#include "graft/course/graft_setup.hpp"

/// A clinical case for the benchmarks that run the whole model.
namespace caudata::bench {

/// The numbers built into the program; read when first asked for.
struct Model {
  graft::GraftParameters graft;
  anatomy::Cord cord;
};
const Model& model();

inline constexpr double clinical_dose = 1.5e8;

/// A typical man on his back with a lesion of 60 mm at C5 gets the clinical dose at L3/4, three
/// weeks after the injury, of which about `followed` cells are simulated.
graft::GraftSetup clinical_setup(std::uint64_t followed);

}  // namespace caudata::bench
