// SPDX-License-Identifier: Apache-2.0
#include "app/identity.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "app/write_run.hpp"
#include "io/shard.hpp"

namespace caudata::app {
namespace {

core::Issue other_program(const fs::path& file, const std::string& run_id) {
  return {core::Severity::error,
          "merge.other-program",
          {file.string(), 0, 0},
          "the shards were made by another program or with other data",
          "with this one the run would have the id " + run_id,
          "merge with the program (and --data) that made the shards"};
}

/// The joined run with what composing it needs.
struct Joined {
  Ready ready;
  report::Reproducibility identity;
  io::PartialRun run;
};

core::Result<Joined> join(const MergeOptions& options) {
  const auto files = io::find_shards(options.from);
  if (!files) return core::failure(files.error());
  auto run = io::join_shards(*files);
  if (!run) return core::failure(run.error());
  auto ready = make_ready(run->protocol_text, protocol_in_run, options.data);
  if (!ready) return core::failure(ready.error());
  const auto identity = identify(*ready, run->state.range.seed, run->trials);
  if (identity.run_id != run->run_id)
    return core::failure(other_program(files->front(), identity.run_id));
  const auto usable = usable_folder(options.out, identity.run_id);
  if (!usable) return core::failure(usable.error());
  return Joined{std::move(*ready), identity, std::move(*run)};
}

}  // namespace

ExitCode merge(const MergeOptions& options) {
  const auto joined = join(options);
  if (!joined) {
    print_findings(stderr, joined.error());
    return ExitCode::bad_input;
  }
  const auto written = write_run(options.out, joined->ready, joined->identity, joined->run.state);
  if (!written) {
    print_findings(stderr, written.error());
    return ExitCode::failed;
  }
  announce(*written, joined->identity, options.output, options.loudness);
  return ExitCode::done;
}

}  // namespace caudata::app
