// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <stdexcept>
#include <string>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"

namespace caudata::app {
namespace {

/// "2/3" for CLI11: an error text, or "" if well formed.
std::string parse_shard(const std::string& text, oc::Shard& shard) {
  const auto slash = text.find('/');
  try {
    std::size_t end_index = 0, end_of = 0;
    if (slash == std::string::npos || text.front() == '-') throw std::invalid_argument(text);
    shard.index = std::stoull(text.substr(0, slash), &end_index);
    shard.of = std::stoull(text.substr(slash + 1), &end_of);
    if (end_index != slash || slash + 1 + end_of != text.size()) throw std::invalid_argument(text);
  } catch (const std::logic_error&) {
    return "a shard is written i/N, for example 2/3; this is " + text;
  }
  if (shard.index < 1 || shard.index > shard.of)
    return fmt::format("shard {} of {} does not exist; shards count from 1", shard.index, shard.of);
  return {};
}

}  // namespace

void describe(CLI::App& verb, RunOptions& options) {
  verb.add_option("PROTOCOL", options.protocol, "protocol file (*.protocol.toml)")->required();
  verb.add_option("--trials", options.trials,
                  "trials per scenario, instead of the protocol's number")
      ->check(CLI::Range(std::uint64_t{1}, oc::max_trials));
  verb.add_option("--seed", options.seed, "seed, instead of the protocol's")->check(seeds());
  add_threads(verb, options.threads);
  verb.add_option("--out", options.out, "folder to write to (default: runs/<run id>)")
      ->type_name("DIR");
  verb.add_option_function<std::string>(
          "--shard",
          [&options](const std::string& text) {
            const std::string wrong = parse_shard(text, options.shard);
            if (!wrong.empty()) throw CLI::ValidationError("--shard", wrong);
          },
          "only the i-th of N parts; caudata merge joins them")
      ->type_name("i/N");
  add_flag(
      verb, "--resume", options.start, Start::resume,
      "go on from the checkpoint in the folder; without one, say so and begin at the beginning");
  add_flag(verb, "--json", options.output, Output::json, "say where the result is as JSON");
  add_progress(verb, options.progress, options.loudness);
  add_data(verb, options.data);
}

}  // namespace caudata::app
