// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/exam_answer_writer.hpp"
#include "io/exam_json.hpp"
#include "isncsci/text.hpp"

namespace caudata::io {
namespace {

using isncsci::result_keys;

/// Writes JSON as it goes along: the commas between members are its business.
class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}

  JsonText& open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  JsonText& close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }
  /// `name` needs no escapes.
  JsonText& key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
    return *this;
  }
  JsonText& text(std::string_view value) {
    separate();
    append_json(out_, value);
    return *this;
  }
  /// Numbers, true, false, null.
  JsonText& verbatim(std::string_view value) {
    separate();
    out_ += value;
    return *this;
  }
  JsonText& member(std::string_view name, std::string_view value) { return key(name).text(value); }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  bool first_{true};
};

void put_id(JsonText& json, std::string_view key, IdKind kind, std::string_view id) {
  json.key(key);
  switch (kind) {
    case IdKind::none:
      json.verbatim("null");
      return;
    case IdKind::text:
      json.text(id);
      return;
    case IdKind::verbatim:
      json.verbatim(id);
      return;
  }
}

void put_cells(JsonText& json, const std::vector<isncsci::Cell>& cells) {
  json.key("cells").open('[');
  for (const isncsci::Cell& cell : cells) json.text(name(cell));
  json.close(']');
}

void put_issues(JsonText& json, const ExamRow& row, const ExamAnswer& answer) {
  json.key("line").verbatim(std::to_string(row.line)).key("issues").open('[');
  for (const RowIssue& issue : answer.issues) {
    json.open('{')
        .member("cell", issue.cell)
        .member("rule", issue.rule)
        .member("message", issue.message)
        .close('}');
  }
  json.close(']');
}

void put_result(JsonText& json, const isncsci::ResultText& result) {
  json.key("result").open('{');
  for (std::size_t k = 0; k < result_keys.size(); ++k) json.member(result_keys[k], result[k]);
  json.close('}');
}

void put_warnings(JsonText& json, const ExamAnswer& answer) {
  if (answer.warnings.empty()) return;
  json.key("warnings").open('[');
  for (const isncsci::Warning& warning : answer.warnings) {
    json.open('{').member("rule", warning.rule).member("message", warning.message);
    put_cells(json, warning.cells);
    json.close('}');
  }
  json.close(']');
}

void put_differs(JsonText& json, const ExamAnswer& answer) {
  if (answer.departures.empty()) return;
  json.key("differs").open('{');
  for (const isncsci::Departure& departure : answer.departures) {
    json.key(departure.result)
        .open('{')
        .member("praxis", departure.praxis)
        .member("rule", departure.rule)
        .member("why", departure.why)
        .close('}');
  }
  json.close('}');
}

void put_migrated(JsonText& json, const ExamAnswer& answer) {
  if (answer.migrated.empty()) return;
  json.key("migrated").open('[');
  for (const isncsci::CellChange& change : answer.migrated) {
    json.open('{')
        .member("cell", name(change.cell))
        .member("from", change.from)
        .member("to", change.to)
        .close('}');
  }
  json.close(']');
}

void put_assumed(JsonText& json, const ExamRow& row) {
  if (row.assumed.empty()) return;
  json.key("assumed").open('{');
  for (const AssumedValue& assumed : row.assumed) {
    json.key(name(assumed.cell))
        .open('{')
        .member("value", assumed.value)
        .member("reason", assumed.reason)
        .close('}');
  }
  json.close('}');
}

/// The computed results stay in "result"; here they read as the examiner judges.
void put_judgement(JsonText& json, const ExamRow& row) {
  if (!row.judgement) return;
  json.key("judgement").open('{').key("not_determinable").open('[');
  for (const std::size_t key : row.judgement->not_determinable) json.text(result_keys[key]);
  json.close(']').member("reason", row.judgement->reason).key("result").open('{');
  for (const std::size_t key : row.judgement->not_determinable) json.member(result_keys[key], "ND");
  json.close('}').close('}');
}

void put_examiner(JsonText& json, const ExamRow& row, const ExamAnswer& answer) {
  if (row.examiner.empty()) return;
  json.key("examiner").open('{');
  for (const ExaminersResult& result : row.examiner)
    json.member(result_keys[result.key], result.value);
  json.close('}').key("agreement").open('{');
  for (const Agreement& agreement : answer.agreement)
    json.key(result_keys[agreement.key]).verbatim(agreement.agrees ? "true" : "false");
  json.close('}');
}

void put_points(JsonText& json, std::string_view key, const std::optional<int>& points) {
  json.key(key).verbatim(points ? std::to_string(*points) : std::string("null"));
}

void put_length(JsonText& json, std::string_view key,
                const std::optional<isncsci::Difference>& length) {
  json.key(key);
  if (length) {
    json.text(to_text(*length));
  } else {
    json.verbatim("null");
  }
}

void put_side(JsonText& json, std::string_view side, const isncsci::SideChange& change) {
  json.key(side).open('{');
  json.member("sensory", to_text(change.sensory_level));
  json.member("motor", to_text(change.motor_level));
  put_length(json, "zppSensoryBefore", change.sensory_zpp_before);
  put_length(json, "zppSensoryAfter", change.sensory_zpp_after);
  put_length(json, "zppMotorBefore", change.motor_zpp_before);
  put_length(json, "zppMotorAfter", change.motor_zpp_after);
  put_points(json, "ue", change.upper_extremity);
  put_points(json, "le", change.lower_extremity);
  put_points(json, "lt", change.light_touch);
  put_points(json, "pp", change.pin_prick);
  json.close('}');
}

void put_conversion(JsonText& json, const isncsci::Conversion& ais) {
  json.key("ais").open('{').member("from", to_text(ais.from)).member("to", to_text(ais.to));
  json.key("may").open('[');
  if (ais.may_improve) json.text("improve");
  if (ais.may_stay) json.text("stay");
  if (ais.may_worsen) json.text("worsen");
  json.close(']').close('}');
}

void put_change(JsonText& json, const ExamAnswer& answer) {
  json.key("change");
  if (!answer.change) {
    json.verbatim("null");
    return;
  }
  const isncsci::Change& change = answer.change->change;
  json.open('{');
  put_id(json, "since", answer.change->id_kind, answer.change->id);
  json.member("nli", to_text(change.neurological_level));
  put_conversion(json, change.ais);
  put_points(json, "uems", change.upper_extremity_motor_score);
  put_points(json, "lems", change.lower_extremity_motor_score);
  put_points(json, "ltTotal", change.light_touch);
  put_points(json, "ppTotal", change.pin_prick);
  put_side(json, "right", change.right);
  put_side(json, "left", change.left);
  json.close('}');
}

void put_settling(JsonText& json, const isncsci::Settling& settling) {
  json.open('{').member("cell", name(settling.cell));
  json.key("always").verbatim(settling.always ? "true" : "false").key("outcomes").open('[');
  for (const isncsci::Outcome& outcome : settling.outcomes) {
    json.open('{').key("if").open('[');
    for (const std::string& entry : outcome.entries) json.text(entry);
    json.close(']').member("then", outcome.result).close('}');
  }
  json.close(']').close('}');
}

/// By result; an empty list: no single test would settle it.
void put_settle(JsonText& json, const ExamAnswer& answer) {
  json.key("settle").open('{');
  for (std::size_t k = 0; k < result_keys.size(); ++k) {
    if (isncsci::is_determined(answer.result[k])) continue;
    json.key(result_keys[k]).open('[');
    for (const isncsci::Settling& settling : answer.settle)
      if (settling.result == result_keys[k]) put_settling(json, settling);
    json.close(']');
  }
  json.close('}');
}

void put_steps(JsonText& json, const ExamAnswer& answer) {
  json.key("explain").open('[');
  for (const isncsci::Step& step : answer.steps) {
    json.open('{')
        .member("result", step.result)
        .member("value", step.value)
        .member("rule", step.rule)
        .member("text", step.text);
    put_cells(json, step.cells);
    json.close('}');
  }
  json.close(']');
}

void put_answer(JsonText& json, const ExamQuestions& questions, const ExamRow& row,
                const ExamAnswer& answer) {
  json.member("profile", name(questions.profile));
  put_result(json, answer.result);
  put_warnings(json, answer);
  put_differs(json, answer);
  put_migrated(json, answer);
  put_assumed(json, row);
  put_judgement(json, row);
  put_examiner(json, row, answer);
  if (answer.eligible) json.member("eligible", name(*answer.eligible));
  if (questions.change == Follow::yes) put_change(json, answer);
  if (questions.settle == Settle::yes) put_settle(json, answer);
  if (questions.explain == Explain::yes) put_steps(json, answer);
}

}  // namespace

std::string_view name(isncsci::Profile profile) {
  return profile == isncsci::Profile::exact ? "exact" : "praxis";
}

void JsonAnswers::append(std::string& out, const ExamRow& row, const ExamAnswer& answer) const {
  JsonText json(out);
  json.open('{');
  put_id(json, "id", row.id_kind, row.id);
  if (answer.classified()) {
    put_answer(json, questions_, row, answer);
  } else {
    put_issues(json, row, answer);
  }
  json.close('}');
  out += '\n';
}

std::unique_ptr<AnswerWriter> answer_writer(AnswerFormat format, const ExamQuestions& questions) {
  if (format == AnswerFormat::csv) return std::make_unique<CsvAnswers>(questions);
  return std::make_unique<JsonAnswers>(questions);
}

}  // namespace caudata::io
