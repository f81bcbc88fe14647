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
      "Example:\n  caudata conform reference        a folder of CSV files, known by their "
      "columns\n\n"
      "A line per file: rows, failures, and the worst deviation of a row. Each row has its own "
      "unit\n"
      "(absolute, relative or standard errors) and its own tolerance: worst may belong to a row "
      "that\n"
      "passes. The last figure is the largest deviation in multiples of its own tolerance.\n"
      "A failure says its deviation and its tolerance.\n"
      "Exit code 0: no failure; 3: failures, or a file of no known kind; 2: nothing to read.");
}

}  // namespace caudata::app
