// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/stream.hpp"
#include "isncsci/exam.hpp"

namespace caudata::patient {

/// Numbers of data/patient/examiner.toml.
struct ExaminerParameters {
  double motor{0}, touch{0}, prick{0};  // P(one point off | the score is uncertain)
  double missed_answer{0};    // P(anal contraction or deep pressure is there, and is not found)
  double imagined_answer{0};  // P(it is not there, and is found)
  double open_label{0};       // added to P(an error goes up) where the examiner knows of treatment
  double limb_not_testable{0};  // P(one limb's muscles cannot be tested), per examination
  double other_condition{0};    // P(one muscle is weak for another reason), per person
};
template <class V>
void visit(V& v, ExaminerParameters& p) {
  v("motor", p.motor);
  v("touch", p.touch);
  v("prick", p.prick);
  v("missed_answer", p.missed_answer);
  v("imagined_answer", p.imagined_answer);
  v("open_label", p.open_label);
  v("limb_not_testable", p.limb_not_testable);
  v("other_condition", p.other_condition);
}

enum class Blinding : std::uint8_t { masked, open };

/// Whose examination, and which one of theirs.
struct Occasion {
  core::TrialStreams streams;
  core::CandidateId candidate;
  std::uint32_t ordinal;  // 0: screening
  Blinding blinding;
};

/// What an examiner writes down of a true state.
///
/// A score is uncertain if it lies between the extremes, or is 0 or normal beside a neighbour (the
/// next muscle, the next dermatome) that is not; then it is one point off with a given probability,
/// up or down alike unless the examiner knows of a treatment. No score far from the border of the
/// injury is wrong, so repeated examinations of complete injuries differ by little and those of
/// incomplete ones by more. Of the two sacral answers either may be missed or imagined, alike in
/// all injuries, so a grade may change without the patient. Neglected: an examiner's own habits.
class Examiner {
 public:
  explicit Examiner(const ExaminerParameters& parameters) : p_(parameters) {}

  /// Scores with error; everything stays testable and unmarked. Precondition: `truth` is
  /// determined.
  isncsci::Exam scores(const isncsci::Exam& truth, const Occasion& occasion) const;

  /// The same with what a worksheet further has: a limb that cannot be tested (cast, pain), and a
  /// muscle that is weak for another reason, marked so at each of the person's examinations.
  isncsci::Exam worksheet(const isncsci::Exam& truth, const Occasion& occasion) const;

 private:
  ExaminerParameters p_;
};

}  // namespace caudata::patient
