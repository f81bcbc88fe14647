// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"
#include "io/decide/listing_csv.hpp"

namespace caudata::app {

void describe(CLI::App& verb, DecideOptions& options) {
  verb.add_option("FILE", options.file,
                  "protocol (*.protocol.toml) or design file (*.design.toml); with --format jsonl "
                  "also the questions, - reads standard input");
  verb.add_option("--design", options.design,
                  "label of the design that the trial follows, if the design file has several")
      ->type_name("LABEL");
  verb.add_option("--data", options.data, "CSV of the patients, a row a patient")
      ->type_name("FILE");
  verb.add_option("--on", options.on,
                  "the day on which the decision falls (default: the last date in the data)")
      ->type_name("DATE");
  const std::map<std::string, DecideOptions::Format> formats{
      {"csv", DecideOptions::Format::listing}, {"jsonl", DecideOptions::Format::jsonl}};
  verb.add_option("--format", options.format, "csv (default): a listing; jsonl: questions")
      ->transform(CLI::CheckedTransformer(formats).description("csv|jsonl"));
  verb.add_option("--cohorts", options.cohorts, "how many cohorts ahead the tree goes (default 2)")
      ->check(CLI::Range(1, 6));
  verb.add_option("--record", options.record, "also write the decision as a page to print and sign")
      ->type_name("FILE");
  verb.add_option("--log", options.log, "append the decision to this hash-chained log")
      ->type_name("FILE");
  verb.add_option("--time", options.time,
                  "when the decision was made, for record and log (default: the clock)")
      ->type_name("TIME");
  add_flag(verb, "--json", options.output, Output::json, "the decision as JSON");
  add_flag(verb, "--template", options.what, DecideOptions::What::header,
           "print the header of a listing");
  verb.add_option("--parameters", options.parameters,
                  "folder to read the *.toml parameter files from, instead of those built in")
      ->type_name("DIR");
  verb.footer(std::string(how_to_decide) + "\n" + io::listing_columns_in_words());
}

}  // namespace caudata::app
