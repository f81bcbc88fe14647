// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "app/inputs.hpp"
#include "app/verbs/verbs.hpp"
#include "core/stream.hpp"
#include "io/stored_run.hpp"

namespace caudata::app {

/// Where trials can be replayed from: a run folder, or a protocol file with its own seed.
struct TrialSource {
  Ready ready;
  core::Seed seed;
  std::optional<io::StoredRun> run;
};

/// Issues: unreadable or invalid input; `run.other-program` if a run was made by another program or
/// with other data, because its trials could come out differently.
core::Result<TrialSource> open_source(const std::string& folder_or_file,
                                      const std::optional<fs::path>& data);

/// The scenario and trial that the user names. Issues: one is missing, there is no such scenario
/// (with the nearest), the run has no such trial.
struct NamedTrial {
  const trial::Scenario* scenario;
  core::TrialIndex trial;
};
core::Result<NamedTrial> named_trial(const TrialSource& source, const TrialChoice& choice);

/// The subject of a trial with this number, or an issue that says how many there are.
core::Result<const trial::SubjectRecord*> named_subject(const trial::TrialRecord& record,
                                                        std::uint32_t number);

}  // namespace caudata::app
