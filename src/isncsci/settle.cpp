// SPDX-License-Identifier: Apache-2.0
#include "isncsci/settle.hpp"

#include <algorithm>

#include "isncsci/score_text.hpp"

namespace caudata::isncsci {
namespace {

/// An examination with one test done, and what would be entered for it.
struct Done {
  Exam exam;
  std::string entry;
};

std::vector<Done> with_answer(const Exam& exam, Answer Exam::*answer) {
  std::vector<Done> all;
  if (exam.*answer != Answer::not_tested) return all;
  for (const Answer given : {Answer::no, Answer::yes}) {
    Done done{exam, std::string(to_text(given))};
    done.exam.*answer = given;
    all.push_back(std::move(done));
  }
  return all;
}

/// A mark stays: the other condition is still there.
std::vector<Done> with_score(const Exam& exam, const Cell& cell) {
  std::vector<Done> all;
  const Score score = score_at(exam, cell);
  if (score.testable()) return all;
  const std::uint8_t normal = cell.kind == CellKind::motor ? normal_strength : normal_sensation;
  for (std::uint8_t value = 0; value <= normal; ++value) {
    if (value == normal && score.mark != Mark::none) continue;
    Score tested = score;
    tested.value = value;
    Done done{exam, to_text(tested)};
    score_at(done.exam, cell) = tested;
    all.push_back(std::move(done));
  }
  return all;
}

std::vector<Done> with_test(const Exam& exam, const Cell& cell) {
  switch (cell.kind) {
    case CellKind::anal_contraction:
      return with_answer(exam, &Exam::voluntary_anal_contraction);
    case CellKind::deep_pressure:
      return with_answer(exam, &Exam::deep_anal_pressure);
    case CellKind::light_touch:
    case CellKind::pin_prick:
    case CellKind::motor:
      return with_score(exam, cell);
    case CellKind::non_key_muscle:
      break;
  }
  return {};
}

void add(std::vector<Outcome>& outcomes, const std::string& entry, const std::string& result) {
  const auto same = std::ranges::find(outcomes, result, &Outcome::result);
  if (same != outcomes.end()) {
    same->entries.push_back(entry);
  } else {
    outcomes.push_back({{entry}, result});
  }
}

}  // namespace

std::vector<Settling> what_would_settle(const Exam& exam) {
  const ResultText now = classify_to_text(exam, Profile::exact);
  std::vector<Settling> found;
  for (const Cell& cell : all_cells()) {
    std::vector<std::vector<Outcome>> outcomes(now.size());
    for (const Done& done : with_test(exam, cell)) {
      const ResultText then = classify_to_text(done.exam, Profile::exact);
      for (std::size_t k = 0; k < now.size(); ++k) {
        if (!is_determined(now[k])) add(outcomes[k], done.entry, then[k]);
      }
    }
    for (std::size_t k = 0; k < now.size(); ++k) {
      const auto determined = [](const Outcome& o) { return is_determined(o.result); };
      if (std::ranges::none_of(outcomes[k], determined)) continue;
      const bool always = std::ranges::all_of(outcomes[k], determined);
      found.push_back({result_keys[k], cell, always, std::move(outcomes[k])});
    }
  }
  const auto order = [](const Settling& s) {
    return std::pair(std::ranges::find(result_keys, s.result) - result_keys.begin(), !s.always);
  };
  std::ranges::stable_sort(found, {}, order);
  return found;
}

}  // namespace caudata::isncsci
