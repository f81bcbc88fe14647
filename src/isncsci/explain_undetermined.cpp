// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <optional>

#include "isncsci/explain_open.hpp"
#include "isncsci/explain_reasons.hpp"
#include "isncsci/explain_words.hpp"

namespace caudata::isncsci {
namespace {

constexpr std::array<std::string_view, variable_count> rule_of_variable = {
    "isncsci.sensory-level", "isncsci.sensory-level",      "isncsci.motor-level",
    "isncsci.motor-level",   "isncsci.neurological-level", "isncsci.completeness",
    "isncsci.ais",           "isncsci.sensory-zone",       "isncsci.sensory-zone",
    "isncsci.motor-zone",    "isncsci.motor-zone"};

/// Above these a list of conditions explains nothing.
constexpr std::size_t most_open_cells_in_words = 12, most_candidates_in_words = 6;
constexpr std::size_t most_conditions_in_words = 4;

/// "right C6 light touch is below 2"; a marked score "counts as".
std::string condition_words(const Exam& exam, const Condition& condition) {
  const bool score = condition.cell.kind <= CellKind::motor;
  const bool marked = score && score_at(exam, condition.cell).mark != Mark::none;
  return fmt::format("{} {} {}", cell_words(condition.cell), marked ? "counts as" : "is",
                     values_words(condition.cell.kind, condition.values));
}

std::string conditions_words(const Exam& exam, const std::vector<Condition>& conditions,
                             std::string_view last) {
  std::vector<std::string> words;
  for (const Condition& condition : conditions) {
    words.push_back(condition_words(exam, condition));
  }
  return join_words(words, last);
}

/// "C5 if right C6 light touch is below 2"
std::optional<std::string> need_words(const Exam& exam, Variable variable, const Need& need) {
  if (need.all.size() + need.one_of.size() > most_conditions_in_words) return std::nullopt;
  std::string words = conditions_words(exam, need.all, "and");
  if (!need.one_of.empty()) {
    const std::string one = conditions_words(exam, need.one_of, "or");
    words = words.empty() ? one : fmt::format("{} and, besides, {}", words, one);
  }
  if (words.empty()) return std::nullopt;
  const char* when = need.strength == Need::Strength::exactly        ? "if"
                     : need.strength == Need::Strength::for_instance ? "for instance if"
                                                                     : "only if";
  return fmt::format("{} {} {}", candidate_text(variable, need.candidate), when, words);
}

}  // namespace

Reason open_reason(const Exam& exam, const OpenCells& open, Variable variable) {
  Reason reason{rule_of_variable[static_cast<std::size_t>(variable)], "", open.of(variable)};
  if (reason.cells.empty()) {
    reason.text = "no single score narrows it: several are open together";
    return reason;
  }
  if (reason.cells.size() > most_open_cells_in_words) {
    reason.text =
        fmt::format("{} scores and answers leave it open, from {} to {}", reason.cells.size(),
                    cell_words(reason.cells.front()), cell_words(reason.cells.back()));
    return reason;
  }
  std::vector<std::string> words;
  for (const Cell& cell : reason.cells) words.push_back(cell_with_score(exam, cell));
  reason.text = join_words(words, "and");
  const std::vector<Need> needs = open.needs(variable);
  if (needs.size() > most_candidates_in_words) return reason;
  for (const Need& need : needs) {
    if (const auto more = need_words(exam, variable, need)) reason.text += "; " + *more;
  }
  return reason;
}

}  // namespace caudata::isncsci
