// SPDX-License-Identifier: Apache-2.0
#include "design/designs/user_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "design/interval_options.hpp"
#include "design/on_cohorts.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "decision table";
constexpr std::string_view table_option = "table";
constexpr std::string_view letters = "UDSE";  // the lowest dose first

MoveCell cell(char letter) {
  const Move move = letter == 'E' ? Move::escalate : letter == 'S' ? Move::stay : Move::de_escalate;
  return {{move, {}}, letter == 'U'};
}

/// The text that says what to do with n patients, and for how many patients it was written.
struct TextRow {
  const std::string& text;
  int patients;
};

TextRow row_for(std::span<const std::string> texts, int n) {
  int at = std::min(n, static_cast<int>(texts.size()));
  while (at > 0 && texts[static_cast<std::size_t>(at - 1)].empty()) --at;
  if (at == 0) {
    const auto first = std::ranges::find_if(texts, [](const auto& text) { return !text.empty(); });
    at = static_cast<int>(first - texts.begin()) + 1;
  }
  return {texts[static_cast<std::size_t>(at - 1)], at};
}

constexpr MoveTexts texts{
    {"table.escalate",
     "{dlt} of {n} had a DLT at {level}: E in the decision table; go up one dose"},
    {"table.stay", "{dlt} of {n} had a DLT at {level}: S in the decision table; stay"},
    {"table.de-escalate",
     "{dlt} of {n} had a DLT at {level}: D in the decision table; go down one dose"}};

/// The rule "3+3 without de-escalation to expand" as a table, so that the design has a default.
const std::vector<std::string> three_and_six{"", "", "ESUU", "", "", "EEUUUUU"};

const std::vector<OptionSpec> options = with_interval_options(
    {{.name = table_option,
      .meaning = "text number n has a letter for each of 0 to n DLTs among n patients: E escalate, "
                 "S stay, D de-escalate, U de-escalate and never come back; \"\" where no cohort "
                 "ends; beyond the table the DLT rate is read in the row below, rounded up",
      .fallback = three_and_six,
      .choices = {}}});

using Wrong = std::optional<std::string>;

/// More DLTs never call for a higher dose.
bool descends(const std::string& text) {
  return std::is_sorted(text.begin(), text.end(),
                        [](char low, char high) { return letters.find(low) > letters.find(high); });
}

Wrong wrong_with(const std::string& text, std::size_t patients) {
  if (text.empty()) return std::nullopt;
  if (text.size() != patients + 1) {
    return fmt::format("text {} has {} letters, not {}", patients, text.size(), patients + 1);
  }
  if (text.find_first_not_of(letters) != std::string::npos) {
    return fmt::format("text {}, \"{}\", has letters other than E, S, D and U", patients, text);
  }
  if (!descends(text)) {
    return fmt::format("text {}, \"{}\", goes to a higher dose after more DLTs", patients, text);
  }
  return std::nullopt;
}

core::Issues check_table(const Options& given) {
  core::Issues issues;
  const auto table = option<std::vector<std::string>>(given, options, table_option);
  const auto add = [&](std::string message) {
    issues.add({core::Severity::error, "design.decision-table", place_of(given, table_option),
                std::move(message),
                "text n says what to do after 0, 1, ... n DLTs among n patients", ""});
  };
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (const Wrong wrong = wrong_with(table[i], i + 1)) add(*wrong);
  }
  if (std::ranges::all_of(table, &std::string::empty)) add("the decision table is empty");
  return issues;
}

/// A table with gaps is about the ends of cohorts; one without says what to do at every number of
/// patients.
bool speaks_of_cohorts(const std::vector<std::string>& table) {
  return std::ranges::any_of(table, &std::string::empty);
}

std::string name_of(const std::vector<std::string>& table, const IntervalRules& rules) {
  std::string name(design_name);
  for (const std::string& text : table) name += text.empty() ? "" : " " + text;
  return name + describe(rules);
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_interval_options(given, options, design_name, part);
  if (!issues.has_errors()) issues.add(check_table(given));
  if (issues.has_errors()) return core::failure(std::move(issues));
  const auto table = option<std::vector<std::string>>(given, options, table_option);
  const IntervalRules rules = interval_rules(given, options);
  IntervalEscalation design(name_of(table, rules), texts, rules,
                            user_table(rules.max_patients, table));
  if (speaks_of_cohorts(table)) return AnyDesign(OnCohorts(std::move(design)));
  return AnyDesign(std::move(design));
}

}  // namespace

MoveTable user_table(int most_patients, std::span<const std::string> texts_by_n) {
  return {most_patients, [&](int n) {
            const auto [text, patients] = row_for(texts_by_n, n);
            std::vector<MoveCell> row;
            for (int y = 0; y <= n; ++y) {
              row.push_back(cell(text[static_cast<std::size_t>((y * patients + n - 1) / n)]));
            }
            return row;
          }};
}

const DesignEntry user_table_entry{
    design_name, "any table of moves by patients and DLTs at the current dose, written by the user",
    "The form of table: Ji Y, Liu P, Li Y, Bekele BN. Clin Trials 2010;7:653-663. Final choice as "
    "BOIN: Liu S, Yuan Y. J R Stat Soc C 2015;64:507-523.",
    options, &make};

}  // namespace caudata::design
