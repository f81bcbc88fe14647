// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"
#include "app/recovery_command.hpp"

namespace caudata::app {
namespace {

constexpr std::uint64_t most_per_person = 1000;  // virtual persons for a real one

}  // namespace

void describe(CLI::App& verb, RecoveryOptions& options) {
  verb.add_option(
          "FILES", options.files,
          "CSV files of one data set; where they are joined by person, the first says who is there")
      ->required();
  std::map<std::string, RecoveryOptions::Layout> layouts;
  for (const auto& [name, layout] : recovery_layouts) layouts.emplace(name, layout);
  verb.add_option("--layout", options.layout, "how the files are laid out")
      ->transform(CLI::CheckedTransformer(layouts).description("nscisc|asia-challenge|long"))
      ->required();
  verb.add_option("--map", options.map, "mapping of a long table (TOML)")->type_name("FILE");
  add_days(verb,
           "days after injury on which virtual persons are examined, one per visit, separated by "
           "commas, instead of the data's own",
           options.days);
  add_region(verb, "of the virtual persons (default: united_states)",
             [&options](patient::Region region) { options.region = region; });
  verb.add_option("--per-person", options.per_person,
                  "virtual persons for each real one (default: 5)")
      ->check(CLI::Range(std::uint64_t{1}, most_per_person));
  verb.add_option("--seed", options.seed, "seed of the virtual persons (default: 1)")
      ->check(seeds());
  verb.add_option("--out", options.out, "folder for recovery.html, recovery.json and the tables")
      ->type_name("DIR");
  add_flag(verb, "--json", options.output, Output::json, "print the summaries as JSON");
  add_flag(verb, "--quiet", options.loudness, Loudness::quiet, "no summary; findings only");
  add_data(verb, options.data);
  verb.footer(how_to_summarise_recovery);
}

}  // namespace caudata::app
