// SPDX-License-Identifier: Apache-2.0
#include "io/exam_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "isncsci/result_text.hpp"

namespace caudata::io {
namespace {

using SortedJson = nlohmann::json;
using isncsci::ExamText;

/// Stands in for a cell that was reported missing, so that it is reported once.
constexpr std::string_view reported = "NT";

const SortedJson* member(const SortedJson& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string cell_name(const std::string& column, std::size_t index) {
  const bool motor = column.ends_with("motor");
  const isncsci::Level level =
      motor ? isncsci::key_muscle_level(index) : isncsci::dermatome_level(index);
  return fmt::format("{}.{}", column, name(level));
}

std::string text_of(const SortedJson& value) {
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', true, SortedJson::error_handler_t::replace);
}

/// The exam of one record into a row.
class ExamMembers {
 public:
  ExamMembers(const SortedJson& exam, ExamRow& row) : exam_(exam), row_(row) {}

  void read() {
    row_.has_exam = true;
    answer("vac", row_.text.anal_contraction);
    answer("dap", row_.text.deep_pressure);
    side("right", row_.text.right);
    side("left", row_.text.left);
  }

 private:
  void malformed(std::string cell, std::string message) {
    row_.complain(std::move(cell), "isncsci.malformed-exam", std::move(message));
  }

  template <class Name>
  std::string_view view(const SortedJson& value, Name cell) {
    if (value.is_string()) return value.get_ref<const std::string&>();
    row_.complain(cell(), "isncsci.malformed-cell",
                  fmt::format("{} is not a string; every entry is written in quotes",
                              text_of(value).substr(0, longest_quote)));
    return reported;
  }

  void answer(const char* name, std::string_view& entry) {
    entry = reported;
    if (const SortedJson* value = member(exam_, name)) {
      entry = view(*value, [&] { return std::string(name); });
    } else {
      malformed(name, fmt::format("there is no \"{}\"", name));
    }
  }

  void side(const char* name, ExamText::Side& text) {
    const SortedJson* object = member(exam_, name);
    if (object == nullptr || !object->is_object()) {
      malformed(name, fmt::format("there is no object \"{}\"", name));
      std::ranges::fill(text.light_touch, reported);
      std::ranges::fill(text.pin_prick, reported);
      std::ranges::fill(text.motor, reported);
      return;
    }
    column(*object, name, "lt", text.light_touch);
    column(*object, name, "pp", text.pin_prick);
    column(*object, name, "motor", text.motor);
    const SortedJson* non_key = member(*object, "nk");
    if (non_key != nullptr && !non_key->is_null()) {
      text.non_key_muscle = view(*non_key, [&] { return fmt::format("{}.nk", name); });
      if (!non_key->is_string()) text.non_key_muscle = {};
    }
  }

  void column(const SortedJson& side, const char* side_name, const char* name,
              std::span<std::string_view> entries) {
    const SortedJson* array = member(side, name);
    const bool fits = array != nullptr && array->is_array() && array->size() == entries.size();
    if (!fits) {
      std::ranges::fill(entries, reported);
      const std::string found = array == nullptr    ? "none"
                                : array->is_array() ? std::to_string(array->size())
                                                    : std::string("no array");
      malformed(fmt::format("{}.{}", side_name, name),
                fmt::format("an array of {} scores is needed; there is {}", entries.size(), found));
      return;
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      entries[i] =
          view((*array)[i], [&] { return cell_name(fmt::format("{}.{}", side_name, name), i); });
    }
  }

  static constexpr std::size_t longest_quote = 40;
  const SortedJson& exam_;
  ExamRow& row_;
};

void read_assumed(const SortedJson& list, ExamRow& row) {
  const char* rule = "isncsci.malformed-assumed";
  if (!list.is_object()) return row.complain("", rule, "\"assumed\" is an object of cells");
  for (const auto& [address, entry] : list.items()) {
    const auto cell = isncsci::parse_cell(address);
    if (!cell) {
      row.complain("", rule, fmt::format("\"{}\" is no cell, such as right.motor.L4", address));
      continue;
    }
    const SortedJson* value = entry.is_object() ? member(entry, "value") : nullptr;
    const SortedJson* reason = entry.is_object() ? member(entry, "reason") : nullptr;
    if (value == nullptr || !value->is_string() || entry.size() != 2 || reason == nullptr ||
        !reason->is_string() || reason->get_ref<const std::string&>().empty()) {
      row.complain(address, rule, "a value and a reason are needed, both strings, nothing else");
      continue;
    }
    row.assumed.push_back({*cell, value->get<std::string>(), reason->get<std::string>()});
  }
  std::ranges::sort(row.assumed, {}, &AssumedValue::cell);
}

void read_judgement(const SortedJson& judgement, ExamRow& row) {
  const char* rule = "isncsci.malformed-judgement";
  const SortedJson* list = judgement.is_object() ? member(judgement, "not_determinable") : nullptr;
  const SortedJson* reason = judgement.is_object() ? member(judgement, "reason") : nullptr;
  if (list == nullptr || !list->is_array() || judgement.size() != 2 || reason == nullptr ||
      !reason->is_string() || reason->get_ref<const std::string&>().empty()) {
    return row.complain("", rule,
                        "\"judgement\" needs \"not_determinable\" (a list of results) and a "
                        "\"reason\", nothing else");
  }
  Judgement read{{}, reason->get<std::string>()};
  for (const SortedJson& entry : *list) {
    const auto key = entry.is_string() ? result_key(entry.get_ref<const std::string&>())
                                       : std::optional<std::size_t>();
    if (key) {
      read.not_determinable.push_back(*key);
    } else {
      row.complain("", rule, fmt::format("\"{}\" is not a result", text_of(entry)));
    }
  }
  row.judgement = std::move(read);
}

void read_examiner(const SortedJson& results, ExamRow& row) {
  const char* rule = "isncsci.malformed-examiner";
  if (!results.is_object()) return row.complain("", rule, "\"examiner\" is an object of results");
  for (const auto& [name, value] : results.items()) {
    const auto key = result_key(name);
    if (!key || *key >= isncsci::variable_count) {
      row.complain("", rule, fmt::format("\"{}\" is not one of the eleven results", name));
    } else if (!value.is_string()) {
      row.complain("", rule, fmt::format("\"{}\" of the examiner is not a string", name));
    } else {
      row.examiner.push_back({*key, value.get<std::string>()});
    }
  }
  std::ranges::sort(row.examiner, {}, &ExaminersResult::key);
}

void read_id(const SortedJson& record, ExamRow& row) {
  const SortedJson* id = member(record, "id");
  if (id == nullptr || id->is_null()) return;
  row.id_kind = id->is_string() ? IdKind::text : IdKind::verbatim;
  row.id = text_of(*id);
}

void read_record(const SortedJson& record, const std::string& group_field, ExamRow& row) {
  if (!record.is_object())
    return row.complain("", "isncsci.malformed-record", "this is no JSON object");
  read_id(record, row);
  if (const SortedJson* group = group_field.empty() ? nullptr : member(record, group_field.c_str()))
    row.group = text_of(*group);
  const SortedJson* inner = member(record, "exam");
  const SortedJson& exam = inner == nullptr ? record : *inner;
  if (!exam.is_object() || (inner == nullptr && !record.contains("right")))
    return row.complain("", "isncsci.malformed-record", "there is no object \"exam\"");
  ExamMembers(exam, row).read();
  if (const SortedJson* assumed = member(record, "assumed")) read_assumed(*assumed, row);
  if (const SortedJson* judgement = member(record, "judgement")) read_judgement(*judgement, row);
  if (const SortedJson* examiner = member(record, "examiner")) read_examiner(*examiner, row);
}

bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

}  // namespace

struct ExamJson::Document {
  SortedJson root;
};

ExamJson::ExamJson(std::string group_field)
    : group_field_(std::move(group_field)), document_(std::make_unique<Document>()) {}
ExamJson::~ExamJson() = default;

void ExamJson::read(std::string_view text, ExamRow& row) {
  const char* rule = "isncsci.malformed-json";
  try {
    document_->root = SortedJson::parse(text);
  } catch (const SortedJson::parse_error& error) {
    return row.complain("", rule, fmt::format("this is not JSON from byte {} on", error.byte));
  } catch (const SortedJson::exception&) {
    return row.complain("", rule, "this JSON holds a number that is too large");
  }
  read_record(document_->root, group_field_, row);
}

void append_json(std::string& out, std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) {
    out += '"';
    out += text;
    out += '"';
    return;
  }
  out += SortedJson(std::string(text)).dump(-1, ' ', false, SortedJson::error_handler_t::replace);
}

}  // namespace caudata::io
