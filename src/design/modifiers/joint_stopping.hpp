// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "design/decision.hpp"
#include "design/record.hpp"
#include "design/safety_boundary.hpp"

namespace caudata::design {

/// Which boundaries end the trial.
enum class JointRule : std::uint8_t {
  procedure_alone,  // that of the procedure's events; DLTs are the design's business
  either,           // that of the procedure's events or that of the DLTs, whichever comes first
  both              // the two together
};

/// One stopping rule of the whole trial on two counts: patients with an event of the procedure (a
/// lumbar puncture is the same at every dose and in every part), and patients with a DLT. Each has
/// a boundary of its own. A boundary keeps its alpha if all its patients have the tolerated rate;
/// `either` stops by chance with at most the sum of the two alphas, `both` with at most the lesser.
struct JointStopping {
  JointRule rule{JointRule::procedure_alone};
  std::string procedure_family;  // "Pocock"
  SafetyBoundary procedure;
  std::string dlt_family;
  SafetyBoundary dlt;  // no looks with `procedure_alone`
};

/// Why the counts end the trial, if they do. `dlt`: evaluable patients of the trial and their DLTs.
std::optional<Reason> joint_stop(const JointStopping& rule, ProcedureCount procedure, Tally dlt);

/// "stop on procedure events (Pocock) or DLTs (SPRT)"
std::string to_text(const JointStopping& rule);

}  // namespace caudata::design
