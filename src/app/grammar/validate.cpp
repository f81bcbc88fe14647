// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"

namespace caudata::app {

void describe(CLI::App& verb, ValidateOptions& options) {
  verb.add_option("--targets", options.targets,
                  "table of targets (CSV, docs/evidence.md), instead of those built in")
      ->type_name("FILE");
  verb.add_option("--patients", options.patients,
                  "virtual patients, a third from each region (default 30000)")
      ->check(CLI::Range(std::uint64_t{300}, std::uint64_t{100'000'000}));
  verb.add_option("--seed", options.seed, "seed (default: of the stored predictions, 20261122)")
      ->check(seeds());
  add_threads(verb, options.threads);
  verb.add_option("--out", options.out,
                  "folder for validation.html, validation.json, tables and pictures")
      ->type_name("DIR");
  verb.add_option("--store", options.store,
                  "file for what reports show (data/evidence/validation.json of the sources)")
      ->type_name("FILE");
  verb.add_option("--posterior", options.posterior,
                  "draws of the parameters (posterior.csv), instead of those built in")
      ->type_name("FILE");
  add_flag(verb, "--json", options.output, Output::json, "predicted and observed as JSON");
  add_data(verb, options.data);
  verb.footer(
      "Verdicts are compared with the stored predictions of the built-in tables.\n"
      "Exit code 0: no target is lost (rows that fail there too are no error);\n"
      "3: a target that is met in the stored predictions is not met, or not judged, now;\n"
      "2: a bad table, every problem named, nothing written.");
}

}  // namespace caudata::app
