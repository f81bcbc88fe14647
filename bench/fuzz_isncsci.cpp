// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: one byte per cell of an examination, so that every mutation is an examination,
// mostly legal. All of the module is run on it and its promises are checked.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "isncsci/change.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/classify_determined.hpp"
#include "isncsci/determined.hpp"
#include "isncsci/eligibility.hpp"
#include "isncsci/exam_text.hpp"
#include "isncsci/praxis/classify.hpp"
#include "isncsci/result_text.hpp"
#include "isncsci/warnings.hpp"

namespace {

using namespace caudata::isncsci;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Legal entries first; a byte beyond them is something else.
template <std::size_t N>
std::string_view entry(const std::array<std::string_view, N>& entries, std::uint8_t byte) {
  return entries[byte % N];
}

std::string_view entry_for(const Cell& cell, std::uint8_t byte) {
  static constexpr std::array<std::string_view, 13> sensory = {
      "0", "1", "2", "2", "NT", "0*", "1*", "NT*", "0**", "1**", "NT**", "1*=0", "2*"};
  static constexpr std::array<std::string_view, 22> motor = {
      "0",  "1",  "2",   "3",   "4",   "5",   "5",   "NT",  "0*",   "1*",   "2*",
      "3*", "4*", "NT*", "0**", "1**", "2**", "3**", "4**", "NT**", "4*=2", "5*"};
  static constexpr std::array<std::string_view, 4> answers = {"No", "Yes", "NT", "maybe"};
  static constexpr std::array<std::string_view, 13> non_key = {
      "", "", "C5", "C6", "C7", "C8", "T1", "L2", "L3", "L4", "L5", "S1", "T6"};
  switch (cell.kind) {
    case CellKind::light_touch:
    case CellKind::pin_prick:
      return entry(sensory, byte);
    case CellKind::motor:
      return entry(motor, byte);
    case CellKind::non_key_muscle:
      return entry(non_key, byte);
    case CellKind::anal_contraction:
    case CellKind::deep_pressure:
      break;
  }
  return entry(answers, byte);
}

ExamText text_of(const std::uint8_t* data, std::size_t size) {
  ExamText text;
  std::size_t at = 0;
  for (const Cell& cell : all_cells()) {
    text[cell] = entry_for(cell, at < size ? data[at] : std::uint8_t{2});
    ++at;
  }
  return text;
}

/// Any completion: the results of the completed examination are among the attainable ones.
Exam completed(Exam exam, const std::uint8_t* data, std::size_t size) {
  std::size_t at = size;
  const auto next = [&] { return at == 0 ? 0u : unsigned{data[--at]}; };
  for (const Cell& cell : all_cells()) {
    if (cell.kind > CellKind::motor) continue;
    Score& score = score_at(exam, cell);
    const unsigned normal = cell.kind == CellKind::motor ? normal_strength : normal_sensation;
    if (score.has_assumed()) {
      score.value = score.assumed;
    } else if (score.mark == Mark::normal) {
      score.value = static_cast<std::uint8_t>(normal);
    } else if (score.mark == Mark::not_normal) {
      const unsigned lowest = score.testable() ? score.value : 0u;
      score.value = static_cast<std::uint8_t>(lowest + next() % (normal - lowest));
    } else if (!score.testable()) {
      score.value = static_cast<std::uint8_t>(next() % (normal + 1));
    }
    score = Score{score.value};
  }
  for (Answer* answer : {&exam.voluntary_anal_contraction, &exam.deep_anal_pressure}) {
    if (*answer == Answer::not_tested) *answer = next() % 2 == 0 ? Answer::no : Answer::yes;
  }
  return exam;
}

template <class Set>
void require_within(Set part, Set whole) {
  require((part.bits() & ~whole.bits()) == 0 && !part.empty());
}

void require_within(const ZoneOfPartialPreservation& part, const ZoneOfPartialPreservation& whole) {
  require(!part.may_be_not_applicable || whole.may_be_not_applicable);
  require((part.level.bits() & ~whole.level.bits()) == 0);
}

void require_within(const Classification& part, const Classification& whole) {
  for (const auto side : {&Classification::right, &Classification::left}) {
    require_within((part.*side).sensory, (whole.*side).sensory);
    require_within((part.*side).motor, (whole.*side).motor);
    require_within((part.*side).sensory_zpp, (whole.*side).sensory_zpp);
    require_within((part.*side).motor_zpp, (whole.*side).motor_zpp);
  }
  require_within(part.neurological_level, whole.neurological_level);
  require_within(part.completeness, whole.completeness);
  require_within(part.ais, whole.ais);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ExamText text = text_of(data, size);
  const ExamReading reading = read_exam(text);
  const ExamReading migrated = read_exam(text, Legacy::migrate);
  require(migrated.issues.size() <= reading.issues.size());
  const Exam& exam = migrated.exam;  // cells with issues are not testable

  const ExamStrings printed = to_text(exam);
  ExamText views;
  for (const Cell& cell : all_cells()) views[cell] = printed[cell];
  require(read_exam(views).exam == exam);

  const Classification result = classify(exam);
  const Exam full = completed(exam, data, size);
  require(is_determined(full));
  const Classification point = classify_determined(full);
  require_within(point, result);
  static_cast<void>(warnings(exam, result));
  static_cast<void>(change(result, point));
  const auto criterion = parse_criterion("AIS A or B, NLI C4 to T12");
  const bool meets = criterion->ais.contains(point.ais.only()) &&
                     criterion->levels.contains(point.neurological_level.only());
  const Eligible judged = eligible(exam, *criterion);
  require(meets ? judged != Eligible::no : judged != Eligible::definite);
  for (const Profile profile : {Profile::exact, Profile::praxis}) {
    for (const std::string& value : classify_to_text(exam, profile)) require(!value.empty());
  }
  return 0;
}
