// SPDX-License-Identifier: Apache-2.0
#include "isncsci/praxis/impairment.hpp"

#include "isncsci/decision.hpp"
#include "isncsci/praxis/check.hpp"
#include "isncsci/praxis/levels.hpp"
#include "isncsci/side_bits.hpp"

namespace caudata::isncsci::praxis {
namespace {

constexpr CodeSet zero = codes("0");
constexpr CodeSet zero_or_tagged = codes("0 0*");

/// The four sacral scores together.
CodeSet sacral_codes(const ScaleInput& exam) {
  CodeSet set = 0;
  for (const ScaleSide* side : {&exam.right, &exam.left}) {
    set |= 1u << side->codes->light_touch.back() | 1u << side->codes->pin_prick.back();
  }
  return set;
}

bool all_in(CodeSet found, CodeSet allowed) { return (found & ~allowed) == 0; }

/// A statement that may rest on a score taken for something else.
struct Possible {
  bool holds{false};
  bool assumed{false};
};

Possible sacral_sensation(const ScaleInput& exam) {
  const CodeSet found = sacral_codes(exam);
  const bool none = all_in(found, zero);
  return {exam.deep_pressure != Answer::no || !none,
          exam.deep_pressure == Answer::no && !none && all_in(found, codes("0 0* 0**"))};
}

/// Key muscles more than three levels below a motor level.
unsigned first_far_muscle(unsigned motor_level) {
  return first_muscle_at_or_below(motor_level + more_than_three_levels);
}

bool is_non_key(const ScaleSide& side, std::size_t muscle) {
  return side.non_key_muscle == key_muscle_level(muscle);
}

/// Some motor level leaves no function more than three levels below it.
Possible no_far_function(const ScaleSide& side) {
  Possible result;
  for_each(side.motor_level.members, [&](unsigned level) {
    if (result.holds) return;
    bool survives = true;
    for (std::size_t m = first_far_muscle(level); m < key_muscles && survives; ++m) {
      const Code muscle = side.codes->motor[m];
      if (in(muscle, zero_but_marked)) result.assumed = true;
      survives = in(muscle, may_be_zero) && !is_non_key(side, m);
    }
    result.holds = survives;
  });
  return result.holds ? result : Possible{};
}

/// Some motor level leaves possible function more than three levels below it.
Possible far_function(const ScaleSide& side) {
  Possible result;
  for_each(side.motor_level.members, [&](unsigned level) {
    for (std::size_t m = first_far_muscle(level); m < key_muscles && !result.holds; ++m) {
      const Code muscle = side.codes->motor[m];
      if (in(muscle, codes("0**"))) result.assumed = true;
      result.holds = !in(muscle, zero) || is_non_key(side, m);
    }
  });
  return result;
}

Possible motor_incomplete(const ScaleInput& exam, Possible sacral) {
  if (exam.anal_contraction != Answer::no) return {true, false};
  if (!sacral.holds) return {};
  const Possible right = far_function(exam.right), left = far_function(exam.left);
  return {right.holds || left.holds, right.assumed || left.assumed};
}

/// More than half of the key muscles below a neurological level are below 3.
Possible mostly_weak(const SideCodes& right, const SideCodes& left, TaggedLevels levels) {
  Possible result;
  for_each(levels.members, [&](unsigned level) {
    if (result.holds) return;
    const unsigned start = first_muscle_at_or_below(level + first_counted_level);
    const int half = static_cast<int>(key_muscles - start);
    int weak = 0, tagged = 0;
    for (std::size_t m = start; m < key_muscles && !result.holds; ++m) {
      for (const Code muscle : {right.motor[m], left.motor[m]}) {
        weak += in(muscle, not_useful_or_unknown);
        tagged += in(muscle, low_tagged);
      }
      if (more_than_half(weak - tagged, half)) result = {true, false};
    }
    if (!result.holds && more_than_half(weak, half)) result = {true, true};
  });
  return result;
}

/// At least half of them are 3 or more.
Possible mostly_useful(const SideCodes& right, const SideCodes& left, TaggedLevels levels) {
  Possible result;
  bool sure = false;
  for_each(levels.members, [&](unsigned level) {
    if (sure || level == intact.index) return;
    const unsigned start = first_muscle_at_or_below(level + first_counted_level);
    const int half = static_cast<int>(key_muscles - start);
    int useful = 0, tagged = 0;
    sure = half == 0;
    for (std::size_t m = start; m < key_muscles && !sure; ++m) {
      for (const Code muscle : {right.motor[m], left.motor[m]}) {
        useful += !in(muscle, low);
        tagged += in(muscle, low_tagged | assumed_low);
      }
      sure = at_least_half(useful - tagged, half);
    }
    if (!sure && at_least_half(useful, half)) result = {true, true};
  });
  return sure ? Possible{true, false} : result;
}

/// The side with the marks taken off and what is left counted as it stands.
SideCodes without_marks(SideCodes side) {
  const auto strip = [](auto& column) {
    for (Code& code : column) code = static_cast<Code>(code % 7);
  };
  strip(side.light_touch);
  strip(side.pin_prick);
  strip(side.motor);
  return side;
}

bool mostly_weak_without_marks(const ScaleInput& exam) {
  const SideCodes right = without_marks(*exam.right.codes), left = without_marks(*exam.left.codes);
  return mostly_weak(right, left, neurological_level(right, left)).holds;
}

}  // namespace

TaggedCompleteness completeness(const ScaleInput& exam) {
  using enum TaggedCompleteness;
  const CodeSet found = sacral_codes(exam);
  if (exam.anal_contraction == Answer::no && exam.deep_pressure == Answer::no) {
    if (all_in(found, zero)) return complete;
    if (all_in(found, zero_or_tagged)) return either_tagged;
    if (all_in(found, codes("0 0**"))) return incomplete_tagged;
  }
  const bool may_be_complete = exam.anal_contraction != Answer::yes &&
                               exam.deep_pressure != Answer::yes && all_in(found, may_be_absent);
  return may_be_complete ? either : incomplete;
}

TaggedGrades impairment_scale(const ScaleInput& exam, TaggedCompleteness complete) {
  constexpr unsigned a = 0, b = 1, c = 2, d = 3, e = 4;
  TaggedGrades grades;
  const TaggedLevels levels = exam.neurological_level;
  if (exam.anal_contraction == Answer::yes) {
    for (const bool star : {false, true}) {
      if (!levels.is_only(intact.index, star)) continue;
      grades.add(e, star);
      return grades;
    }
  }
  switch (complete) {
    case TaggedCompleteness::complete:
    case TaggedCompleteness::either:
      grades.add(a, false);
      break;
    case TaggedCompleteness::either_tagged:
      grades.add(a, true);
      break;
    case TaggedCompleteness::incomplete:
    case TaggedCompleteness::incomplete_tagged:
      break;
  }
  const Possible sacral = sacral_sensation(exam);
  if (sacral.holds && exam.anal_contraction != Answer::yes) {
    const Possible right = no_far_function(exam.right), left = no_far_function(exam.left);
    const bool assumed = exam.anal_contraction == Answer::no && (right.assumed || left.assumed);
    if (right.holds && left.holds) grades.add(b, sacral.assumed || assumed);
  }
  if (const Possible motor = motor_incomplete(exam, sacral); motor.holds) {
    const SideCodes &right = *exam.right.codes, &left = *exam.left.codes;
    const Possible weak = mostly_weak(right, left, levels);
    if (weak.holds) {
      grades.add(c, weak.assumed || motor.assumed || !mostly_weak_without_marks(exam));
    }
    const Possible useful = mostly_useful(right, left, levels);
    if (useful.holds) grades.add(d, useful.assumed || motor.assumed);
  }
  if (exam.anal_contraction != Answer::no && levels.contains(intact.index)) {
    grades.add(e, (levels.starred >> intact.index) & 1u);
  }
  return grades;
}

}  // namespace caudata::isncsci::praxis
