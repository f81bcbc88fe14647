// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/csv_writer.hpp"
#include "io/exam_answer_writer.hpp"
#include "isncsci/text.hpp"

namespace caudata::io {
namespace {

using isncsci::result_keys;

/// Each item as a text, the texts parted by " | ".
template <class Items, class Describe>
std::string joined(const Items& items, Describe describe) {
  std::string text;
  for (const auto& item : items) {
    if (!text.empty()) text += " | ";
    text += describe(item);
  }
  return text;
}

std::string names(const std::vector<isncsci::Cell>& cells) {
  std::string text;
  for (const isncsci::Cell& cell : cells) text += (text.empty() ? "" : " ") + name(cell);
  return text;
}

std::string text_of(const RowIssue& issue) {
  return fmt::format("{}{}{}: {}", issue.cell, issue.cell.empty() ? "" : " ", issue.rule,
                     issue.message);
}

std::string text_of(const isncsci::Settling& settling) {
  return fmt::format("{}: {} {} ({})", settling.result, name(settling.cell),
                     settling.always ? "always" : "for some outcomes",
                     joined(settling.outcomes, [](const isncsci::Outcome& outcome) {
                       return fmt::format("{} gives {}", fmt::join(outcome.entries, "/"),
                                          outcome.result);
                     }));
}

std::string text_of(const isncsci::Step& step) {
  return fmt::format("{} {} [{}] {}{}", step.result, step.value, step.rule, step.text,
                     step.cells.empty() ? "" : " (" + names(step.cells) + ")");
}

std::string text_of(const std::optional<int>& points) {
  return points ? fmt::format("{:+}", *points) : std::string("ND");
}

std::string text_of(const ChangeSince& since) {
  const isncsci::Change& change = since.change;
  return fmt::format(
      "since {}: AIS {} to {}, NLI {}, sensory R {} L {}, motor R {} L {}, UEMS {}, LEMS {}, LT "
      "{}, "
      "PP {}",
      since.id, to_text(change.ais.from), to_text(change.ais.to),
      to_text(change.neurological_level), to_text(change.right.sensory_level),
      to_text(change.left.sensory_level), to_text(change.right.motor_level),
      to_text(change.left.motor_level), text_of(change.upper_extremity_motor_score),
      text_of(change.lower_extremity_motor_score), text_of(change.light_touch),
      text_of(change.pin_prick));
}

/// The columns after the results that every answer has.
std::vector<std::string> remarks(const ExamRow& row, const ExamAnswer& answer) {
  return {
      joined(answer.issues, [](const RowIssue& issue) { return text_of(issue); }),
      joined(answer.warnings,
             [](const isncsci::Warning& w) { return fmt::format("{}: {}", w.rule, w.message); }),
      joined(answer.departures,
             [](const isncsci::Departure& d) {
               return fmt::format("{} praxis {} [{}]", d.result, d.praxis, d.rule);
             }),
      joined(answer.migrated,
             [](const isncsci::CellChange& c) {
               return fmt::format("{} {} to {}", name(c.cell), c.from, c.to);
             }),
      row.judgement ? fmt::format("ND by judgement ({}): {}", row.judgement->reason,
                                  joined(row.judgement->not_determinable,
                                         [](std::size_t k) { return std::string(result_keys[k]); }))
                    : std::string(),
      joined(answer.agreement, [](const Agreement& a) {
        return fmt::format("{} {}", result_keys[a.key], a.agrees ? "agrees" : "differs");
      })};
}

}  // namespace

void CsvAnswers::begin(std::string& out) const {
  std::vector<std::string> header{"id", "profile"};
  header.insert(header.end(), result_keys.begin(), result_keys.end());
  for (const char* remark : {"issues", "warnings", "differs", "migrated", "judgement", "agreement"})
    header.emplace_back(remark);
  if (questions_.eligible) header.emplace_back("eligible");
  if (questions_.change == Follow::yes) header.emplace_back("change");
  if (questions_.settle == Settle::yes) header.emplace_back("settle");
  if (questions_.explain == Explain::yes) header.emplace_back("explain");
  out += csv_record(header);
}

void CsvAnswers::append(std::string& out, const ExamRow& row, const ExamAnswer& answer) const {
  std::vector<std::string> fields{row.id, std::string(name(questions_.profile))};
  fields.insert(fields.end(), answer.result.begin(), answer.result.end());
  for (std::string& remark : remarks(row, answer)) fields.push_back(std::move(remark));
  if (questions_.eligible)
    fields.emplace_back(answer.eligible ? name(*answer.eligible) : std::string_view());
  if (questions_.change == Follow::yes)
    fields.push_back(answer.change ? text_of(*answer.change) : std::string());
  if (questions_.settle == Settle::yes)
    fields.push_back(joined(answer.settle, [](const auto& s) { return text_of(s); }));
  if (questions_.explain == Explain::yes)
    fields.push_back(joined(answer.steps, [](const auto& s) { return text_of(s); }));
  out += csv_record(fields);
}

}  // namespace caudata::io
