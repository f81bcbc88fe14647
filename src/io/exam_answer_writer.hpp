// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "io/exam_answer.hpp"

namespace caudata::io {

enum class AnswerFormat : std::uint8_t { jsonl, csv };

/// Appends the answers of a classifier to a text, one record each, keys and columns in fixed order.
class AnswerWriter {
 public:
  virtual ~AnswerWriter() = default;
  virtual void begin(std::string&) const {}  // a header, if the format has one
  virtual void append(std::string& out, const ExamRow& row, const ExamAnswer& answer) const = 0;
};

/// `questions` must outlive the writer.
std::unique_ptr<AnswerWriter> answer_writer(AnswerFormat format, const ExamQuestions& questions);

/// {"id","profile","result":{25 keys}} and, where they apply, "warnings", "differs", "migrated",
/// "assumed", "judgement", "examiner", "agreement", "eligible", "change", "settle", "explain"; or
/// {"id","line","issues":[{"cell","rule","message"}]}.
class JsonAnswers final : public AnswerWriter {
 public:
  explicit JsonAnswers(const ExamQuestions& questions) : questions_(questions) {}
  void append(std::string& out, const ExamRow& row, const ExamAnswer& answer) const override;

 private:
  const ExamQuestions& questions_;
};

/// Columns: id, profile, the 25 results, issues, warnings, differs, then what applies: each a text.
class CsvAnswers final : public AnswerWriter {
 public:
  explicit CsvAnswers(const ExamQuestions& questions) : questions_(questions) {}
  void begin(std::string& out) const override;
  void append(std::string& out, const ExamRow& row, const ExamAnswer& answer) const override;

 private:
  const ExamQuestions& questions_;
};

std::string_view name(isncsci::Profile profile);

}  // namespace caudata::io
