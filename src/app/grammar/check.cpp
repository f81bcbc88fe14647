// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"

namespace caudata::app {

void describe(CLI::App& verb, CheckOptions& options) {
  verb.add_option(
      "PROTOCOL", options.protocol,
      "protocol (*.protocol.toml), design file (*.design.toml) or graft case (*.graft.toml)");
  add_flag(verb, "--json", options.output, Output::json, "findings as JSON");
  add_flag(verb, "--schema", options.what, CheckOptions::What::schema,
           "print the JSON Schema of protocols, for editors");
  add_flag(verb, "--design-schema", options.what, CheckOptions::What::design_schema,
           "print the JSON Schema of design files");
  add_data(verb, options.data);
  verb.footer("Exit code 0: no errors (warnings allowed); 3: errors; 2: no such file.");
}

}  // namespace caudata::app
