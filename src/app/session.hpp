// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "app/inputs.hpp"
#include "app/verbs/verbs.hpp"
#include "io/checkpoint.hpp"

namespace caudata::app {

/// Where a run or shard keeps its state while it is under way.
std::filesystem::path checkpoint_file(const std::filesystem::path& folder, oc::Shard shard);
/// Where a shard leaves its result.
std::filesystem::path shard_file(const std::filesystem::path& folder, oc::Shard shard);
/// run.log.json, or one of its own for a shard, so that shards may share a folder.
std::filesystem::path log_file(const std::filesystem::path& folder, oc::Shard shard);

/// The state to go on from: nothing yet, or the checkpoint's if `start` says so and there is one.
/// Issues: a checkpoint that is torn, foreign, or of another run.
core::Result<io::PartialRun> starting_state(io::PartialRun fresh,
                                            const std::filesystem::path& checkpoint, Start start);

/// What a session did.
struct SessionReport {
  double seconds{0};
  std::uint64_t at_start{0};
};

/// Simulates to the end of the range or to an interrupt, shows progress and writes the checkpoint
/// every few seconds and at an interrupt. Issue `io.write` if a checkpoint cannot be written.
core::Result<SessionReport> simulate_with_checkpoints(const trial::Study& study,
                                                      io::PartialRun& run,
                                                      const RunOptions& options,
                                                      const std::filesystem::path& checkpoint);

}  // namespace caudata::app
