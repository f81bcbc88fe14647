// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, ExplainOptions& options) {
  verb.add_option("PROTOCOL|RUN", options.subject_matter, "protocol file or run folder");
  verb.add_option("--parameter", options.parameter, "a number of the model: value, source, grade")
      ->type_name("PATH");
  add_trial(verb, options.choice);
  verb.add_option("--decision", options.decision, "only the K-th decision of the trial")
      ->type_name("K")
      ->check(counts_from_one());
  verb.add_option("--subject", options.subject, "the course of the K-th subject of the trial")
      ->type_name("K")
      ->check(counts_from_one());
  add_flag(verb, "--designs", options.what, ExplainOptions::What::designs,
           "the escalation designs and their options");
  add_flag(verb, "--designs-page", options.what, ExplainOptions::What::designs_page,
           "the same as Markdown: docs/designs.md");
  add_data(verb, options.data);
  verb.footer(how_to_explain);
}

}  // namespace caudata::app
