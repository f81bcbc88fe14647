// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <forward_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isncsci/exam_text.hpp"

namespace caudata::io {

/// What is wrong with one examination of a file. The cell is an address of the worksheet
/// ("right.lt.C5"), a column of it ("right.lt") or empty: the record as a whole.
struct RowIssue {
  std::string cell;
  std::string rule;
  std::string message;
};

/// The value that the examiner wants assumed for a marked score, and why.
struct AssumedValue {
  isncsci::Cell cell;
  std::string value;
  std::string reason;
};

/// Results that the examiner declares not determinable, whatever the scores say (two lesions).
struct Judgement {
  std::vector<std::size_t> not_determinable;  // indices of isncsci::result_keys
  std::string reason;
};

/// One result of the examiner's own classification.
struct ExaminersResult {
  std::size_t key;  // index of isncsci::result_keys
  std::string value;
};

/// How an id is written in JSON: as a string, or as it stands (a number).
enum class IdKind : std::uint8_t { none, text, verbatim };

/// One examination as a file gives it. `text` views memory of the reader or `kept` and lives until
/// the next one is read.
struct ExamRow {
  IdKind id_kind{IdKind::none};
  std::string id;
  std::size_t line{0};  // where it begins, from 1
  bool has_exam{false};
  isncsci::ExamText text;
  std::optional<std::string> group;  // the value of the field that --change names
  std::vector<AssumedValue> assumed;
  std::optional<Judgement> judgement;
  std::vector<ExaminersResult> examiner;
  std::vector<RowIssue> issues;  // found in reading
  std::forward_list<std::string> kept;

  void clear() { *this = ExamRow{}; }
  void complain(std::string cell, std::string rule, std::string message) {
    issues.push_back({std::move(cell), std::move(rule), std::move(message)});
  }
  std::string_view keep(std::string value) { return kept.emplace_front(std::move(value)); }
};

/// The index of one of isncsci::result_keys.
std::optional<std::size_t> result_key(std::string_view name);

/// Adds "=value" to the marked scores of `row.assumed`. Issues: `isncsci.assumed-unmarked`,
/// `isncsci.illegal-assumed`.
void apply_assumed(ExamRow& row);

}  // namespace caudata::io
