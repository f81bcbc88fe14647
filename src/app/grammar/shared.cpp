// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/shared.hpp"

#include <map>
#include <string>

namespace caudata::app {
namespace {

constexpr unsigned most_threads = 1024;

std::string check_count(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  const bool positive = digits && text.find_first_not_of('0') != text.npos;
  return positive ? std::string() : "\"" + text + "\" is not a whole number from 1 on";
}

}  // namespace

void add_data(CLI::App& verb, std::optional<fs::path>& data) {
  verb.add_option("--data", data,
                  "folder to read the *.toml parameter files from, instead of those built in")
      ->type_name("DIR");
}

void add_trial(CLI::App& verb, TrialChoice& choice) {
  verb.add_option("--scenario", choice.scenario, "name of the scenario, as the protocol has it")
      ->type_name("NAME");
  verb.add_option("--trial", choice.trial, "number of the trial, from 0")->type_name("I");
}

void add_threads(CLI::App& verb, unsigned& threads) {
  verb.add_option("--threads", threads, "workers; the result does not depend on it")
      ->check(CLI::Range(1u, most_threads));
}

void add_progress(CLI::App& verb, ProgressKind& progress, Loudness& loudness) {
  const std::map<std::string, ProgressKind> kinds{
      {"tty", ProgressKind::bar}, {"json", ProgressKind::json}, {"none", ProgressKind::none}};
  verb.add_option("--progress", progress, "on stderr: tty (a bar), json (lines) or none")
      ->transform(CLI::CheckedTransformer(kinds).description("tty|json|none"));
  add_flag(verb, "--quiet", loudness, Loudness::quiet, "no progress, no summary; errors only");
}

const CLI::Validator& counts_from_one() {
  static const CLI::Validator validator([](const std::string& text) { return check_count(text); },
                                        "");
  return validator;
}

}  // namespace caudata::app
