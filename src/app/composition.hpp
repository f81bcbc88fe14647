// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/inputs.hpp"
#include "oc/simulate.hpp"
#include "report/report_input.hpp"

namespace caudata::app {

/// All that the report and the data files of a run say: exact figures beside the simulated ones,
/// example trials and examinations replayed. Depends on what was simulated, not on how.
/// Precondition: the simulation is complete.
report::ReportInput compose_input(const Ready& ready, const report::Reproducibility& identity,
                                  const oc::Simulated& simulated);

}  // namespace caudata::app
