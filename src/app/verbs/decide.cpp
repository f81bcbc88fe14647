// SPDX-License-Identifier: Apache-2.0
#include "app/decide/case.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/decide/listing_csv.hpp"

namespace caudata::app {
namespace {

ExitCode needs(const char* message) {
  core::Issues issues;
  issues.add(usage_error(message, {},
                         "caudata decide PROTOCOL --data PATIENTS.csv; caudata decide --help"));
  return refuse(issues);
}

}  // namespace

ExitCode decide(const DecideOptions& options) {
  if (options.what == DecideOptions::What::header) {
    print(stdout, io::listing_template());
    return ExitCode::done;
  }
  if (options.format == DecideOptions::Format::jsonl) return answer_stream(options);
  if (options.file.empty()) return needs("decide needs a protocol or a design file");
  if (!options.data) return needs("decide needs the patients of the trial");
  return decide_on_data(options);
}

}  // namespace caudata::app
