// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "safety/adverse_event.hpp"

namespace caudata::safety {

/// The protocol's definition: what the adjudicated record must show for an event to be
/// dose-limiting.
struct DltDefinition {
  CtcaeGrade least_grade{CtcaeGrade::severe};
  Attribution least_attribution{Attribution::possible};
  std::vector<Term> excluded;
};

/// Grade, relatedness and exclusions; the window is the caller's question.
bool is_dlt(const AdverseEvent& event, const DltDefinition& definition);

/// Days in which a DLT counts, from the patient's first dose; both ends belong to it.
struct DltWindow {
  core::Days opens{0};
  core::Days closes{0};
  bool contains(core::Days day) const { return opens <= day && day <= closes; }
};

}  // namespace caudata::safety
