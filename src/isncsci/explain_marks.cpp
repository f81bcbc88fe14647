// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "isncsci/attainable.hpp"
#include "isncsci/explain_open.hpp"
#include "isncsci/explain_reasons.hpp"
#include "isncsci/explain_words.hpp"

namespace caudata::isncsci {
namespace {

/// Marked cells that bring the assumed result nearer to the examined one, each alone; if there are
/// none, all marked cells.
std::vector<Cell> marked_cells(const Exam& exam, Variable variable) {
  const AdmissibleExam assumed = admissible(exam, Reading::assumed);
  const AdmissibleExam examined = admissible(exam, Reading::examined);
  const Candidates now = candidates(attainable(assumed), variable);
  const Candidates then = candidates(attainable(examined), variable);
  std::vector<Cell> marked, deciding;
  for (const Cell& cell : all_cells()) {
    if (cell.kind > CellKind::motor || score_at(exam, cell).mark == Mark::none) continue;
    marked.push_back(cell);
    AdmissibleExam first = assumed, second = examined;
    set_values(first, cell, values_of(examined, cell));
    set_values(second, cell, values_of(assumed, cell));
    if (candidates(attainable(first), variable) != now ||
        candidates(attainable(second), variable) != then) {
      deciding.push_back(cell);
    }
  }
  return deciding.empty() ? marked : deciding;
}

std::string members_text(Candidates members, Variable variable) {
  std::vector<std::string> words;
  if (members >> not_applicable_bit & 1u) words.push_back("NA");
  for (unsigned i = 0; i < not_applicable_bit; ++i) {
    if (members >> i & 1u) words.push_back(candidate_text(variable, i));
  }
  return join_words(words, "or");
}

}  // namespace

Reason tag_reason(const Explained& e, Variable variable) {
  const AdmissibleExam examined = admissible(e.exam, Reading::examined);
  Reason reason{"isncsci.tag", "", marked_cells(e.exam, variable)};
  reason.text = fmt::format(
      "carries a star: {} with the marked scores as assumed, {} with them as examined ({})",
      members_text(candidates(e.result, variable), variable),
      members_text(candidates(attainable(examined), variable), variable),
      with_scores(e, reason.cells));
  return reason;
}

}  // namespace caudata::isncsci
