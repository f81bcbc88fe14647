// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "app/inputs.hpp"
#include "app/verbs/verbs.hpp"
#include "oc/simulate.hpp"
#include "report/exact_agreement.hpp"
#include "report/report_input.hpp"

namespace caudata::app {

/// A run folder that is complete, and what its figures say of each other.
struct WrittenRun {
  std::filesystem::path folder;
  report::ExactAgreement exact_figures;
};

/// Composes and writes the run folder of a complete simulation.
core::Result<WrittenRun> write_run(const std::filesystem::path& folder, const Ready& ready,
                                   const report::Reproducibility& identity,
                                   const oc::Simulated& simulated);

/// Refuses a folder that holds a finished run, cohort or summary with another id, or files that are
/// none: nobody's work is overwritten.
core::Result<std::filesystem::path> usable_folder(const std::filesystem::path& folder,
                                                  const std::string& run_id);

/// Says on stderr what a user may not expect: that there is no checkpoint to go on from, or that
/// there is one and it is not used. `beginning`: where a run starts, "hour 0".
void say_where_it_begins(Start start, const std::filesystem::path& checkpoint,
                         const char* beginning);

/// The last words of `run` and `merge`: on stdout where the report lies and how to go on, on stderr
/// that its exact figures must not be used, where that is so.
void announce(const WrittenRun& run, const report::Reproducibility& identity, Output output,
              Loudness loudness);

}  // namespace caudata::app
