// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, MergeOptions& options) {
  verb.add_option("SHARDS", options.from, "shard files, or folders that hold them")->required();
  verb.add_option("--out", options.out, "folder to write the run to")->type_name("DIR")->required();
  add_flag(verb, "--json", options.output, Output::json, "say where the result is as JSON");
  add_flag(verb, "--quiet", options.loudness, Loudness::quiet, "no summary; errors only");
  add_data(verb, options.data);
  verb.footer(how_to_merge);
}

}  // namespace caudata::app
