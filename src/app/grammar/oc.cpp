// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, OcOptions& options) {
  verb.add_option("FILE", options.file, "design file (*.design.toml), or a protocol")->required();
  verb.add_option("--designs", options.designs,
                  "names of designs, separated by commas; of a design file only these, on a "
                  "protocol's ladder instead of the usual ones")
      ->type_name("LIST");
  verb.add_option("--trials", options.trials, "trials per scenario, for designs that are simulated")
      ->check(CLI::Range(std::uint64_t{1}, oc::max_trials));
  add_threads(verb, options.threads);
  verb.add_option("--out", options.out,
                  "folder for designs.html, oc.csv, oc.json, results.sqlite and tables/")
      ->type_name("DIR");
  verb.add_option("--tables", options.tables,
                  "write decision tables and flow diagrams of the designs to this folder instead: "
                  "HTML, CSV, SVG")
      ->type_name("DIR");
  verb.add_option("--protocol-text", options.protocol_text,
                  "print a paragraph for the protocol about this design instead")
      ->type_name("LABEL");
  add_flag(verb, "--csv", options.output, Output::csv, "print the tidy table as CSV");
  add_flag(verb, "--json", options.output, Output::json, "print it as JSON");
  add_progress(verb, options.progress, options.loudness);
  verb.footer(how_to_compare);
}

}  // namespace caudata::app
