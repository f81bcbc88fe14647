// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "trial/comparison.hpp"

namespace caudata::trial {

/// The designs that are compared if nobody says which: 3+3, BOIN, CRM, BLRM and their time-to-event
/// variants, those of them that are registered.
std::vector<std::string> usual_designs();

/// The named designs for a protocol's ladder: the target at `tolerated`, and, where a design has a
/// maximum per part, once with the planned number shared among the parts and once with twice that.
/// A design equal to the protocol's own is left out. Names that are not registered stay as they
/// are, for `make_escalation` to complain about.
std::vector<ComparedDesign> sized_designs(const Protocol& protocol, double tolerated,
                                          const std::vector<std::string>& names);

}  // namespace caudata::trial
