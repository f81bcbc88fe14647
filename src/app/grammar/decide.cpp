// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>

#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"
#include "core/date.hpp"
#include "io/decide/listing_csv.hpp"

namespace caudata::app {
namespace {

/// For CLI11: empty if `text` is a moment of universal time, 2026-03-09T14:05:00Z. Leap seconds are
/// refused.
std::string wrong_moment(const std::string& text) {
  constexpr std::string_view form = "0000-00-00T00:00:00Z";
  constexpr std::size_t date = 10, hour = 11, minute = 14, second = 17;
  const auto fits = [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; };
  const auto below = [&](std::size_t at, const char* bound) { return text.substr(at, 2) < bound; };
  if (std::equal(text.begin(), text.end(), form.begin(), form.end(), fits) &&
      core::parse_date(text.substr(0, date)) && below(hour, "24") && below(minute, "60") &&
      below(second, "60"))
    return {};
  return text + " is no time of the form YYYY-MM-DDThh:mm:ssZ (UTC), as 2026-03-09T14:05:00Z";
}

}  // namespace

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
                  "the day on which the decision falls; no date in the data may be later "
                  "(default: the last date in the data)")
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
                  "when the decision was made, for record and log: YYYY-MM-DDThh:mm:ssZ, in UTC "
                  "(default: the clock)")
      ->check(wrong_moment, "")
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
