// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, ReplayOptions& options) {
  verb.add_option("RUN", options.run, "run folder, or a protocol file")->required();
  add_trial(verb, options.choice);
  verb.add_option("--subject", options.subject, "only events of the K-th subject")
      ->type_name("K")
      ->check(counts_from_one());
  verb.add_option("--design", options.design, "name of the design; the run must have used it");
  const std::map<std::string, ReplayOptions::Format> formats{
      {"jsonl", ReplayOptions::Format::jsonl}, {"text", ReplayOptions::Format::text}};
  verb.add_option("--format", options.format, "jsonl (default) or text")
      ->transform(CLI::CheckedTransformer(formats).description("jsonl|text"));
  add_data(verb, options.data);
  verb.footer(how_to_replay);
}

}  // namespace caudata::app
