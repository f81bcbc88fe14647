// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "io/exam_row.hpp"
#include "isncsci/change.hpp"
#include "isncsci/departures.hpp"
#include "isncsci/eligibility.hpp"
#include "isncsci/exam_text.hpp"
#include "isncsci/explain.hpp"
#include "isncsci/result_text.hpp"
#include "isncsci/settle.hpp"
#include "isncsci/warnings.hpp"

namespace caudata::io {

enum class Explain : std::uint8_t { no, yes };
enum class Settle : std::uint8_t { no, yes };
enum class Follow : std::uint8_t { no, yes };

/// What is asked about every examination.
struct ExamQuestions {
  isncsci::Profile profile{isncsci::Profile::exact};
  isncsci::Legacy legacy{isncsci::Legacy::reject};
  Explain explain{Explain::no};
  Settle settle{Settle::no};
  std::optional<isncsci::Criterion> eligible;
  Follow change{Follow::no};  // rows of a group are compared with the one before
};

/// Since an earlier examination of the same group.
struct ChangeSince {
  std::string id;
  IdKind id_kind;
  isncsci::Change change;
};

struct Agreement {
  std::size_t key;  // index of isncsci::result_keys
  bool agrees;
};

/// Everything that is said about one examination. With issues nothing else is.
struct ExamAnswer {
  std::vector<RowIssue> issues;
  isncsci::ResultText result;
  std::vector<isncsci::Warning> warnings;
  std::vector<isncsci::Departure> departures;  // where the profiles differ
  std::vector<isncsci::CellChange> migrated;
  std::vector<Agreement> agreement;
  std::optional<isncsci::Eligible> eligible;
  std::optional<ChangeSince> change;  // empty: there is no earlier one
  std::vector<isncsci::Settling> settle;
  std::vector<isncsci::Step> steps;
  bool classified() const { return issues.empty(); }
};

/// Answers row by row. Remembers the last classification of every group if changes are asked for,
/// nothing otherwise.
class ExamClassifier {
 public:
  explicit ExamClassifier(ExamQuestions questions) : questions_(std::move(questions)) {}
  const ExamQuestions& questions() const { return questions_; }
  /// May add assumed values to the text of the row.
  ExamAnswer answer(ExamRow& row);

 private:
  struct Before {
    std::string id;
    IdKind id_kind;
    isncsci::Classification result;
  };
  void answer_exact(const isncsci::Exam& exam, const ExamRow& row, ExamAnswer& answer);
  void follow(const ExamRow& row, const isncsci::Classification& result, ExamAnswer& answer);

  ExamQuestions questions_;
  std::map<std::string, Before> before_;
};

}  // namespace caudata::io
