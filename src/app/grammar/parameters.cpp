// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, ParametersOptions& options) {
  verb.add_option("PREFIX", options.prefix,
                  "only paths that begin so, for example patient.injury");
  add_flag(verb, "--json", options.output, Output::json, "as JSON");
  add_flag(verb, "--csv", options.output, Output::csv, "as CSV");
  verb.add_option("--grade", options.grade, "A read in source, B recalled, C assumed, D derived")
      ->check(CLI::IsMember({'A', 'B', 'C', 'D'}));
  add_data(verb, options.data);
  verb.footer(how_to_list_parameters);
}

}  // namespace caudata::app
