// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/shared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <ranges>
#include <string>
#include <string_view>

#include "trial/schema_choices.hpp"

namespace caudata::app {
namespace {

constexpr unsigned most_threads = 1024;
constexpr int last_day = 3652;  // ten years after injury

std::string check_count(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  const bool positive = digits && text.find_first_not_of('0') != text.npos;
  return positive ? std::string() : "\"" + text + "\" is not a whole number from 1 on";
}

/// `united states` as a word without a blank.
std::string one_word(std::string text) {
  std::ranges::replace(text, ' ', '_');
  return text;
}

std::string all_regions() {
  std::string text;
  for (const auto& region : trial::region_names)
    text += (text.empty() ? "" : "|") + one_word(region.name);
  return text;
}

int parse_day(const std::string& text, std::string_view part) {
  int day = 0;
  const char* end = part.data() + part.size();
  const auto [rest, error] = std::from_chars(part.data(), end, day);
  if (error != std::errc() || rest != end || day < 1 || day > last_day)
    throw CLI::ValidationError(
        "--days", fmt::format("\"{}\" in \"{}\" is no day after injury, 1 to {}; a list is "
                              "written 30,90,365",
                              part, text, last_day));
  return day;
}

std::vector<int> parse_days(const std::string& text) {
  if (text.empty()) parse_day(text, text);  // refuses it
  std::vector<int> days;
  for (const auto part : std::views::split(text, ','))
    days.push_back(parse_day(text, std::string_view(part.begin(), part.end())));
  return days;
}

}  // namespace

void add_region(CLI::App& verb, const char* meaning, std::function<void(patient::Region)> take) {
  verb.add_option_function<std::string>(
          "--region",
          [take = std::move(take)](const std::string& word) {
            for (const auto& region : trial::region_names)
              if (word == region.name || word == one_word(region.name)) return take(region.value);
            throw CLI::ValidationError("--region",
                                       fmt::format("\"{}\" is none of {}", word, all_regions()));
          },
          meaning)
      ->type_name(all_regions());
}

void add_days(CLI::App& verb, const char* meaning, std::vector<int>& days) {
  verb.add_option_function<std::string>(
          "--days", [&days](const std::string& text) { days = parse_days(text); }, meaning)
      ->type_name("LIST");
}

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

const CLI::Validator& seeds() {
  static const CLI::Validator validator(
      [](const std::string& text) {
        const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
        return digits ? std::string() : "\"" + text + "\" is not a whole number from 0 on";
      },
      "");
  return validator;
}

const CLI::Validator& counts_from_one() {
  static const CLI::Validator validator([](const std::string& text) { return check_count(text); },
                                        "");
  return validator;
}

}  // namespace caudata::app
