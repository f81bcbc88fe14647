// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, OptimiseOptions& options) {
  verb.add_option("FILE", options.file, "design file (*.design.toml) with [optimise]")->required();
  add_threads(verb, options.threads);
  verb.add_option("--out", options.out, "folder for optimise.html, candidates.csv and the picture")
      ->type_name("DIR");
  add_flag(verb, "--csv", options.output, Output::csv, "print every candidate as CSV");
  add_progress(verb, options.progress, options.loudness);
  verb.footer(how_to_optimise);
}

}  // namespace caudata::app
