// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"
#include "oc/draw_cohort.hpp"

namespace caudata::app {
namespace {

/// "" or why these persons cannot be drawn.
std::string check_queue(const PatientsOptions& options) {
  const std::uint64_t last = options.first + options.persons - 1;
  if (last <= oc::most_persons) return {};
  return fmt::format("persons {} to {} are asked for, and a screening queue ends at person {}",
                     options.first, last, oc::most_persons);
}

}  // namespace

void describe(CLI::App& verb, PatientsOptions& options) {
  verb.add_option("PROTOCOL", options.protocol, "protocol file (*.protocol.toml)")->required();
  verb.add_option("--n", options.persons, "persons to draw (default: 1000)")
      ->check(CLI::Range(std::uint64_t{1}, oc::most_persons));
  verb.add_option("--first", options.first,
                  "begin with this person of the queue, to draw a cohort in parts (default: 1)")
      ->check(CLI::Range(std::uint64_t{1}, oc::most_persons))
      ->type_name("K");
  add_days(verb, "days after injury of the examinations, separated by commas (default: EMSCI)",
           options.days);
  add_region(verb, "where they live, instead of the protocol's region",
             [&options](patient::Region region) { options.region = region; });
  verb.add_option("--seed", options.seed, "seed, instead of the protocol's")->check(seeds());
  add_threads(verb, options.threads);
  verb.add_option("--out", options.out, "folder to write to (default: runs/<run id>)")
      ->type_name("DIR");
  add_flag(verb, "--no-scores", options.scores, io::ScoreTables::left_out,
           "leave out the score of every cell: scores.csv and the table scores");
  add_flag(verb, "--json", options.output, Output::json, "say where the result is as JSON");
  add_progress(verb, options.progress, options.loudness);
  add_data(verb, options.data);
  verb.footer(how_to_draw_patients);
  verb.callback([&options] {
    const std::string wrong = check_queue(options);
    if (!wrong.empty()) throw CLI::ValidationError("--first", wrong);
  });
}

}  // namespace caudata::app
