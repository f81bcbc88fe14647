// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, ParametersOptions& options) {
  verb.add_option("PREFIX", options.prefix,
                  "only paths that begin so, for example patient.recovery");
  add_flag(verb, "--json", options.output, Output::json, "as JSON");
  add_flag(verb, "--csv", options.output, Output::csv, "as CSV");
  verb.add_option("--grade", options.grade, "A read in source, B recalled, C assumed, D derived")
      ->check(CLI::IsMember({'A', 'B', 'C', 'D'}));
  verb.add_option("--draw", options.draw,
                  "write a folder for --data with the values of this posterior draw, from 0")
      ->type_name("K");
  verb.add_option("--posterior", options.posterior,
                  "draws of caudata calibrate, instead of those built in")
      ->type_name("FILE");
  verb.add_option("--out", options.out, "that folder (default: drawn)")->type_name("DIR");
  add_data(verb, options.data);
  verb.footer(how_to_list_parameters);
}

}  // namespace caudata::app
