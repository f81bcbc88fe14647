// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "app/identity.hpp"
#include "app/interrupt.hpp"
#include "app/refuse.hpp"
#include "app/session.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "app/write_run.hpp"
#include "io/atomic_write.hpp"
#include "io/run_log.hpp"
#include "oc/pilot.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

core::Issue no_number_of_trials(const std::string& file) {
  return {core::Severity::error,
          "run.trials",
          {file, 0, 0},
          "the protocol states neither trials nor target_mc_error",
          "a run needs to know its size",
          "add trials = 10000 to [run], or use --trials"};
}
core::Issue too_many_trials(const std::string& file, std::uint64_t trials) {
  return {core::Severity::error,
          "run.trials",
          {file, 0, 0},
          fmt::format("the target Monte Carlo error needs about {} trials",
                      report::with_commas(trials)),
          fmt::format("a run has at most {}", report::with_commas(oc::max_trials)),
          "choose a larger target_mc_error, or use --trials"};
}

core::Seed seed_of(const RunOptions& options, const Ready& ready) {
  return core::Seed{options.seed.value_or(ready.study.protocol.run.seed)};
}

/// As the user says, or the protocol, or its target by way of the pilot.
core::Result<std::uint64_t> number_of_trials(const RunOptions& options, const Ready& ready) {
  const trial::RunPlan& plan = ready.study.protocol.run;
  if (options.trials) return *options.trials;
  if (plan.trials) return *plan.trials;
  if (!plan.target_mc_error) return core::failure(no_number_of_trials(options.protocol));
  const auto trials = oc::trials_for_target(ready.study, seed_of(options, ready),
                                            *plan.target_mc_error, options.threads, {});
  if (*trials > oc::max_trials) return core::failure(too_many_trials(options.protocol, *trials));
  return *trials;
}

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

std::string machine_name() {
  std::array<char, 256> name{};
  gethostname(name.data(), name.size() - 1);
  return name.data();
}

/// One execution of the verb, from a protocol that may run to what it leaves on disk.
class Execution {
 public:
  Execution(const RunOptions& options, const Ready& ready, std::uint64_t trials)
      : options_(options),
        ready_(ready),
        identity_(identify(ready, seed_of(options, ready), trials)),
        folder_(options.out.value_or(fs::path("runs") / identity_.run_id)),
        started_(now_utc()) {}

  core::Result<ExitCode> carry_out() {
    const auto usable = usable_folder(folder_, identity_.run_id);
    if (!usable) return core::failure(usable.error());
    const fs::path checkpoint = checkpoint_file(folder_, options_.shard);
    auto state = starting_state(nothing_yet(), checkpoint, options_.start);
    if (!state) return core::failure(state.error());
    accepted_ = true;
    say_where_it_begins(options_.start, checkpoint, "trial 0");
    const auto session = simulate_with_checkpoints(ready_.study, *state, options_, checkpoint);
    if (!session) return core::failure(session.error());
    if (!state->state.complete()) return interrupted(*state);
    const core::Result<void> finished =
        options_.shard.of > 1 ? finish_shard(*state, *session) : finish_run(*state, *session);
    if (!finished) return core::failure(finished.error());
    return ExitCode::done;
  }

  /// Whether the input was accepted: what fails after that is the run, not the input.
  bool accepted() const { return accepted_; }

 private:
  io::PartialRun nothing_yet() const {
    const oc::TrialRange whole{core::Seed{identity_.seed}, 0, identity_.trials};
    return {identity_.run_id, ready_.protocol_text, identity_.trials, options_.shard,
            oc::not_yet_simulated(ready_.study, oc::shard_range(whole, options_.shard))};
  }

  core::Result<void> finish_run(const io::PartialRun& run, const SessionReport& session) const {
    const auto written = write_run(folder_, ready_, identity_, run.state);
    if (!written) return core::failure(written.error());
    if (const auto logged = write_log(run, session); !logged) return logged;
    announce(*written, identity_, options_.output, options_.loudness);
    return {};
  }

  core::Result<void> finish_shard(const io::PartialRun& run, const SessionReport& session) const {
    const auto written =
        io::write_atomically(shard_file(folder_, options_.shard), io::to_json(run));
    if (!written) return core::failure(written.error());
    if (const auto logged = write_log(run, session); !logged) return logged;
    if (options_.loudness == Loudness::normal)
      print(stdout, fmt::format("shard {} of {}: {}\n", options_.shard.index, options_.shard.of,
                                written->string()));
    return {};
  }

  /// The last file; the checkpoint is of no more use.
  core::Result<void> write_log(const io::PartialRun& run, const SessionReport& session) const {
    const auto written =
        io::write_atomically(log_file(folder_, options_.shard), io::to_json(log(session, run)));
    if (!written) return core::failure(written.error());
    fs::remove(checkpoint_file(folder_, options_.shard));
    return {};
  }

  io::RunLog log(const SessionReport& session, const io::PartialRun& run) const {
    return {.run_id = identity_.run_id,
            .started = started_,
            .seconds = session.seconds,
            .machine = machine_name(),
            .threads = options_.threads,
            .resumed_at = session.at_start,
            .trials_simulated = run.state.trials() - session.at_start,
            .command = options_.command};
  }

  ExitCode interrupted(const io::PartialRun& run) const {
    const oc::TrialRange& range = run.state.range;
    print(stderr, fmt::format("interrupted after {} of {} trials; go on with --resume --out {}\n",
                              report::with_commas(run.state.trials()),
                              report::with_commas(range.last - range.first), folder_.string()));
    return ExitCode::interrupted;
  }

  const RunOptions& options_;
  const Ready& ready_;
  report::Reproducibility identity_;
  fs::path folder_;
  std::string started_;
  bool accepted_{false};
};

}  // namespace

ExitCode run(const RunOptions& options) {
  listen_for_interrupts();
  auto text = load_text(options.protocol);
  if (!text) return refuse(text.error());
  const auto shown = parse_protocol(*text, options.protocol);
  if (!shown) return refuse(shown.error());
  const core::Issues found = findings(shown->draft);
  if (found.has_errors()) return refuse(found);
  const auto ready = make_ready(std::move(*text), protocol_in_run, options.data);
  if (!ready) return refuse(ready.error());
  const auto trials = number_of_trials(options, *ready);
  if (!trials) return refuse(trials.error());
  Execution execution(options, *ready, *trials);
  const auto code = execution.carry_out();
  if (code) return *code;
  print_findings(stderr, code.error());
  return execution.accepted() ? ExitCode::failed : ExitCode::bad_input;
}

}  // namespace caudata::app
