// SPDX-License-Identifier: Apache-2.0
#include "patient/examiner.hpp"

#include <algorithm>
#include <span>

namespace caudata::patient {
namespace {

using isncsci::Answer;
using isncsci::Exam;
using isncsci::ExamSide;
using isncsci::Score;

constexpr std::uint32_t worksheet_lane = 1u << 16;  // apart from every occasion's scores
constexpr std::uint32_t person_lane = 1u << 17;
constexpr std::uint8_t points_lost = 2;  // by another condition

/// A word for every cell of the worksheet, whether or not it can be wrong, so that another state of
/// one cell changes no other. Two decisions per word: whether a score is off, and in which
/// direction.
class Errors {
 public:
  Errors(double up, core::Stream stream) : up_(up), stream_(stream) {}

  /// An answer taken for the other. Who errs upwards more often imagines more and misses less.
  void draw(Answer& answer, double missed, double imagined) {
    const bool yes = answer == Answer::yes;
    stream_.go_to(cell_++);
    const double probability = yes ? missed * 2 * (1 - up_) : imagined * 2 * up_;
    if (stream_.uniform() < probability) answer = yes ? Answer::no : Answer::yes;
  }

  /// -1, 0 or 1
  int draw(double probability) {
    stream_.go_to(cell_++);
    const std::uint64_t word = stream_.bits();
    const double off = static_cast<double>(word >> 32) * 0x1p-32;
    const double direction = static_cast<double>(word & 0xffffffffu) * 0x1p-32;
    if (off >= probability) return 0;
    return direction < up_ ? 1 : -1;
  }

  /// A cell that is certain.
  void pass() { ++cell_; }

 private:
  double up_;
  core::Stream stream_;
  std::uint64_t cell_{0};
};

/// `scores` from rostral to caudal without a gap. Neighbours count as they truly are.
void blur(std::span<Score> scores, int normal, double probability, Errors& errors) {
  int rostral = scores.front().value;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const int value = scores[i].value;
    const bool beside = rostral != value || (i + 1 < scores.size() && scores[i + 1].value != value);
    rostral = value;
    const bool between = value > 0 && value < normal;
    if (!between && !beside) {
      errors.pass();
      continue;
    }
    const int seen = value + errors.draw(probability);
    scores[i].value = static_cast<std::uint8_t>(std::clamp(seen, 0, normal));
  }
}

double chance_of_up(const ExaminerParameters& p, Blinding blinding) {
  return 0.5 + (blinding == Blinding::open ? p.open_label : 0);
}

ExamSide& side_of(Exam& exam, double u) { return u < 0.5 ? exam.right : exam.left; }

void leave_limb_out(Exam& exam, double probability, core::Stream stream) {
  if (stream.uniform() >= probability) return;
  ExamSide& side = side_of(exam, stream.uniform());
  const bool arm = stream.uniform() < 0.5;
  const std::size_t first = arm ? 0 : isncsci::arm_muscles;
  const std::size_t last = arm ? isncsci::arm_muscles : isncsci::key_muscles;
  for (std::size_t m = first; m < last; ++m) side.motor[m] = {};
}

/// The score falls and says that the injury is not the reason.
void weaken(Exam& exam, double probability, core::Stream stream) {
  if (stream.uniform() >= probability) return;
  ExamSide& side = side_of(exam, stream.uniform());
  const auto muscle = static_cast<std::size_t>(stream.uniform() * isncsci::key_muscles);
  Score& score = side.motor[muscle];
  if (!score.testable() || score.value < points_lost) return;
  const bool normal = score.value == isncsci::normal_strength;
  score.mark = normal ? isncsci::Mark::normal : isncsci::Mark::not_normal;
  score.value = static_cast<std::uint8_t>(score.value - points_lost);
}

}  // namespace

Exam Examiner::scores(const Exam& truth, const Occasion& occasion) const {
  Errors errors(chance_of_up(p_, occasion.blinding),
                occasion.streams.of(occasion.candidate, core::Process::examiner, occasion.ordinal));
  Exam seen = truth;
  for (ExamSide* side : {&seen.right, &seen.left}) {
    const std::span<Score> muscles(side->motor);
    blur(muscles.first(isncsci::arm_muscles), isncsci::normal_strength, p_.motor, errors);
    blur(muscles.subspan(isncsci::arm_muscles), isncsci::normal_strength, p_.motor, errors);
    blur(side->light_touch, isncsci::normal_sensation, p_.touch, errors);
    blur(side->pin_prick, isncsci::normal_sensation, p_.prick, errors);
  }
  errors.draw(seen.voluntary_anal_contraction, p_.missed_answer, p_.imagined_answer);
  errors.draw(seen.deep_anal_pressure, p_.missed_answer, p_.imagined_answer);
  return seen;
}

Exam Examiner::worksheet(const Exam& truth, const Occasion& occasion) const {
  const auto stream = [&](std::uint32_t lane) {
    return occasion.streams.of(occasion.candidate, core::Process::examiner, lane);
  };
  Exam seen = scores(truth, occasion);
  weaken(seen, p_.other_condition, stream(person_lane));
  leave_limb_out(seen, p_.limb_not_testable, stream(worksheet_lane + occasion.ordinal));
  return seen;
}

}  // namespace caudata::patient
