// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"
#include "core/units.hpp"
#include "graft/cell_id.hpp"
#include "graft/particles/particle.hpp"

namespace caudata::app {
namespace {

constexpr double longest_graft_days = 3652;
constexpr double most_checkpoint_seconds = 86400;
static_assert(24 * longest_graft_days <= graft::longest_course_hours);

/// "1e6", "1.5e8", "200000"
std::uint64_t parse_cell_count(const std::string& text) {
  const auto number = core::parse_number(text);
  const auto most = static_cast<double>(graft::most_cells_of_a_dose);
  if (!number || !(*number >= 1 && *number <= most) || *number != std::floor(*number))
    throw CLI::ValidationError(
        "--cells", fmt::format("\"{}\" is no whole number of cells from 1 to {:.0f}", text, most));
  return static_cast<std::uint64_t>(*number);
}

double parse_checkpoint_seconds(const std::string& text) {
  const auto number = core::parse_number(text);
  if (!number || !(*number >= 0 && *number <= most_checkpoint_seconds))
    throw CLI::ValidationError("--checkpoint-every",
                               fmt::format("\"{}\" is no number of seconds from 0 to {:.0f}", text,
                                           most_checkpoint_seconds));
  return *number;
}

double parse_graft_days(const std::string& text) {
  const auto number = core::parse_number(text);
  if (!number || !(*number > 0 && *number <= longest_graft_days))
    throw CLI::ValidationError(
        "--days",
        fmt::format("\"{}\" is no number of days above 0, up to {}", text, longest_graft_days));
  return *number;
}

void add_whose_graft(CLI::App& verb, GraftOptions& options) {
  add_trial(verb, options.choice);
  verb.add_option("--subject", options.subject, "number of the subject of that trial, from 1")
      ->type_name("K")
      ->check(counts_from_one());
  verb.add_option("--patient", options.patient,
                  "a case file (*.graft.toml) instead of a subject of a trial")
      ->type_name("FILE");
  verb.add_option("--part", options.part, "part of the protocol whose doses are planned")
      ->type_name("NAME");
  verb.add_option("--dose", options.dose, "dose of that part")->type_name("NAME");
}

void add_how_much(CLI::App& verb, GraftOptions& options) {
  verb.add_option_function<std::string>(
          "--cells",
          [&options](const std::string& text) { options.cells = parse_cell_count(text); },
          "cells followed of each dose, losses before the injection included (default: all)")
      ->type_name("N");
  verb.add_option_function<std::string>(
          "--days", [&options](const std::string& text) { options.days = parse_graft_days(text); },
          "days after the first dose (default: 90)")
      ->type_name("D");
  verb.add_option("--seed", options.seed,
                  "seed of the cells, instead of the protocol's; the person stays the same")
      ->check(seeds());
}

}  // namespace

void describe(CLI::App& verb, GraftOptions& options) {
  verb.add_option("PROTOCOL", options.protocol, "protocol file, or a run folder")->required();
  add_whose_graft(verb, options);
  add_how_much(verb, options);
  add_threads(verb, options.threads);
  verb.add_option("--out", options.out, "folder to write to (default: runs/<run id>)")
      ->type_name("DIR");
  add_flag(
      verb, "--resume", options.start, Start::resume,
      "go on from the checkpoint in the folder; without one, say so and begin at the beginning");
  verb.add_option_function<std::string>(
          "--checkpoint-every",
          [&options](const std::string& text) {
            options.checkpoint_every = parse_checkpoint_seconds(text);
          },
          "seconds from one checkpoint to the next, more where they take long (default: 30)")
      ->type_name("S");
  add_flag(verb, "--dry-run", options.what, GraftOptions::What::forecast,
           "say what memory, time and disk it would take, and what is assumed; nothing is written");
  add_flag(verb, "--json", options.output, Output::json,
           "say as JSON where the result is, or what --dry-run foresees");
  add_progress(verb, options.progress, options.loudness);
  add_data(verb, options.data);
  verb.footer(how_to_graft);
}

}  // namespace caudata::app
