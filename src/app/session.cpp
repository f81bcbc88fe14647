// SPDX-License-Identifier: Apache-2.0
#include "app/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "app/interrupt.hpp"
#include "app/progress_printer.hpp"
#include "io/atomic_write.hpp"

namespace caudata::app {
namespace {

constexpr std::chrono::seconds between_checkpoints{3};

bool is_whole(oc::Shard shard) { return shard.of == 1; }

std::string shard_name(oc::Shard shard) {
  return fmt::format("shard-{}-of-{}", shard.index, shard.of);
}

core::Issue of_another_run(const fs::path& file) {
  return {core::Severity::error,
          "checkpoint.other-run",
          {file.string(), 0, 0},
          "the checkpoint belongs to another run",
          "protocol, data, seed, trials or program differ from those it was made with",
          "use another --out, or leave out --resume to start afresh"};
}

/// Shapes as the study has them: a checkpoint of the same run has no others unless it was forged.
bool fits(const io::PartialRun& stored, const io::PartialRun& fresh) {
  const auto& a = stored.state;
  const auto& b = fresh.state;
  if (stored.run_id != fresh.run_id || stored.shard != fresh.shard) return false;
  if (a.range.first != b.range.first || a.range.last != b.range.last) return false;
  if (a.done < a.range.first || a.done > a.range.last) return false;
  return std::ranges::equal(a.scenarios, b.scenarios, oc::same_shape);
}

/// Keeps the state on disk while the simulation runs.
class Checkpoints {
 public:
  Checkpoints(io::PartialRun& run, fs::path file) : run_(run), file_(std::move(file)) {}

  void keep_if_due() {
    if (std::chrono::steady_clock::now() - written_ >= between_checkpoints) keep();
  }
  void keep() {
    const auto written = io::write_atomically(file_, io::to_json(run_));
    if (!written) problem_.add(written.error());
    written_ = std::chrono::steady_clock::now();
  }
  const core::Issues& problem() const { return problem_; }

 private:
  io::PartialRun& run_;
  fs::path file_;
  core::Issues problem_;
  std::chrono::steady_clock::time_point written_{};  // long ago: the first chunk is kept at once
};

}  // namespace

fs::path checkpoint_file(const fs::path& folder, oc::Shard shard) {
  return folder / (is_whole(shard) ? "checkpoint.json" : shard_name(shard) + ".checkpoint.json");
}

fs::path shard_file(const fs::path& folder, oc::Shard shard) {
  return folder / (shard_name(shard) + ".json");
}

fs::path log_file(const fs::path& folder, oc::Shard shard) {
  return folder / (is_whole(shard) ? "run.log.json" : shard_name(shard) + ".log.json");
}

core::Result<io::PartialRun> starting_state(io::PartialRun fresh, const fs::path& checkpoint,
                                            Start start) {
  if (start == Start::afresh || !fs::exists(checkpoint)) return fresh;
  auto stored = io::read_partial_run(checkpoint);
  if (!stored) return stored;
  if (!fits(*stored, fresh)) return core::failure(of_another_run(checkpoint));
  return stored;
}

core::Result<SessionReport> simulate_with_checkpoints(const trial::Study& study,
                                                      io::PartialRun& run,
                                                      const RunOptions& options,
                                                      const fs::path& checkpoint) {
  oc::Simulated& state = run.state;
  SessionReport report{0, state.trials()};
  ProgressPrinter progress(options.progress, options.loudness, report.at_start,
                           state.range.last - state.range.first, "trials");
  Checkpoints checkpoints(run, checkpoint);
  std::stop_source stop;
  oc::simulate(study, state, options.threads, stop.get_token(), [&](const oc::Simulated& now) {
    progress.show(now.trials());
    checkpoints.keep_if_due();
    if (interrupt_requested() || checkpoints.problem().has_errors()) stop.request_stop();
  });
  progress.finish();
  report.seconds = progress.seconds();
  checkpoints.keep();
  if (checkpoints.problem().has_errors()) return core::failure(checkpoints.problem());
  return report;
}

}  // namespace caudata::app
