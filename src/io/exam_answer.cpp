// SPDX-License-Identifier: Apache-2.0
#include "io/exam_answer.hpp"

#include <algorithm>

#include "io/exam_agreement.hpp"
#include "isncsci/classify.hpp"

namespace caudata::io {
namespace {

using isncsci::Profile;

bool judged(const ExamRow& row, std::size_t key) {
  return row.judgement && std::ranges::find(row.judgement->not_determinable, key) !=
                              row.judgement->not_determinable.end();
}

std::vector<Agreement> agreement(const ExamRow& row, const isncsci::ResultText& result) {
  std::vector<Agreement> found;
  for (const ExaminersResult& examiner : row.examiner) {
    const std::string computed = judged(row, examiner.key) ? "ND" : result[examiner.key];
    found.push_back({examiner.key, agrees(examiner.value, computed)});
  }
  return found;
}

}  // namespace

void ExamClassifier::follow(const ExamRow& row, const isncsci::Classification& result,
                            ExamAnswer& answer) {
  if (!row.group) return;
  const auto before = before_.find(*row.group);
  if (before != before_.end()) {
    answer.change = ChangeSince{before->second.id, before->second.id_kind,
                                change(before->second.result, result)};
  }
  before_.insert_or_assign(*row.group, Before{row.id, row.id_kind, result});
}

void ExamClassifier::answer_exact(const isncsci::Exam& exam, const ExamRow& row,
                                  ExamAnswer& answer) {
  const isncsci::Classification result = classify(exam);
  answer.result = to_text(result);
  answer.warnings = warnings(exam, result);
  answer.departures = departures(exam);
  if (questions_.eligible) answer.eligible = isncsci::eligible(exam, *questions_.eligible);
  if (questions_.change == Follow::yes) follow(row, result, answer);
  if (questions_.settle == Settle::yes) answer.settle = what_would_settle(exam);
  if (questions_.explain == Explain::yes) answer.steps = explain(exam);
}

ExamAnswer ExamClassifier::answer(ExamRow& row) {
  ExamAnswer answer;
  if (row.has_exam) {
    apply_assumed(row);
    isncsci::ExamReading reading = read_exam(row.text, questions_.legacy);
    for (const isncsci::CellIssue& issue : reading.issues)
      row.complain(name(issue.cell), std::string(issue.rule), issue.message);
    answer.migrated = std::move(reading.migrated);
    if (row.issues.empty() && questions_.profile == Profile::exact) {
      answer_exact(reading.exam, row, answer);
    } else if (row.issues.empty()) {
      answer.result = classify_to_text(reading.exam, Profile::praxis);
    }
    if (row.issues.empty()) answer.agreement = agreement(row, answer.result);
  }
  answer.issues = row.issues;
  return answer;
}

}  // namespace caudata::io
