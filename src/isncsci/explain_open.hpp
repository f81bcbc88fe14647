// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isncsci/admissible.hpp"
#include "isncsci/cell.hpp"
#include "isncsci/classification.hpp"

/// Why a result is not determined, found by fixing open scores and asking the set engine again:
/// what is said here cannot contradict it.
namespace caudata::isncsci {

/// The values that a cell may have; for an answer an AnswerSet. Precondition: not a non-key muscle.
ScoreSet values_of(const AdmissibleExam& exam, const Cell& cell);
/// Precondition: not none, not a non-key muscle.
void set_values(AdmissibleExam& exam, const Cell& cell, ScoreSet values);

/// The members of a result: a bit per level, grade or answer; a zone that does not apply is bit
/// `not_applicable_bit`.
using Candidates = std::uint32_t;
inline constexpr unsigned not_applicable_bit = level_count;
Candidates candidates(const Classification& result, Variable variable);
/// "C5", "INT", "NA", "B", "C" (complete)
std::string candidate_text(Variable variable, unsigned candidate);

struct Condition {
  Cell cell;
  ScoreSet values;
};

/// When a candidate is the result: if all of `all` hold and, unless it is empty, one of `one_of`.
struct Need {
  enum class Strength { exactly, for_instance, at_least };
  unsigned candidate{0};
  std::vector<Condition> all;
  std::vector<Condition> one_of;
  /// exactly: if and only if; for_instance: if, not only; at_least: only if, not always.
  Strength strength{};
};

/// Tries every open cell of an examination with each of its values.
class OpenCells {
 public:
  explicit OpenCells(const AdmissibleExam& exam);
  /// Cells of which some value narrows the result otherwise than another.
  std::vector<Cell> of(Variable variable) const;
  /// One need per candidate.
  std::vector<Need> needs(Variable variable) const;

 private:
  struct Trial {
    unsigned value;
    Classification result;
  };
  struct Tried {
    Cell cell;
    std::vector<Trial> trials;
  };
  static bool matters(const Tried& tried, Variable variable);
  Need need(Variable variable, unsigned candidate) const;
  void find_sufficient(Need& need, Variable variable, const AdmissibleExam& restricted) const;

  AdmissibleExam exam_;
  Classification result_;
  std::vector<Tried> tried_;
};

}  // namespace caudata::isncsci
