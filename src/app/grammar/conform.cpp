// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"

namespace caudata::app {

void describe(CLI::App& verb, ConformOptions& options) {
  verb.add_option("DIR", options.folder, "folder of reference files (*.csv), or one file")
      ->required();
  add_flag(verb, "--json", options.output, Output::json,
           "rows, failures and worst deviation as JSON");
  verb.footer(
      "A line per file: rows, failures, worst deviation in the unit of its tolerance.\n"
      "Exit code 0: no failure; 3: failures, or a file of no known kind; 2: nothing to read.");
}

}  // namespace caudata::app
