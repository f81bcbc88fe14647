// SPDX-License-Identifier: Apache-2.0
#include "app/decide/case.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/decide/listing_csv.hpp"

namespace caudata::app {
namespace {

core::Issue needs(std::string message) {
  return {core::Severity::error,
          "usage",
          {"caudata", 0, 0},
          std::move(message),
          {},
          "caudata decide PROTOCOL --data PATIENTS.csv; caudata decide --help"};
}

}  // namespace

ExitCode decide(const DecideOptions& options) {
  if (options.what == DecideOptions::What::header) {
    print(stdout, io::listing_template());
    return ExitCode::done;
  }
  if (options.format == DecideOptions::Format::jsonl) return answer_stream(options);
  if (options.file.empty()) {
    print_finding(stderr, needs("decide needs a protocol or a design file"));
    return ExitCode::bad_input;
  }
  if (!options.data) {
    print_finding(stderr, needs("decide needs the patients of the trial"));
    return ExitCode::bad_input;
  }
  return decide_on_data(options);
}

}  // namespace caudata::app
