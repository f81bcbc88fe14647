// SPDX-License-Identifier: Apache-2.0
#include "isncsci/attainable.hpp"

#include <algorithm>
#include <bit>

#include "isncsci/decision.hpp"
#include "isncsci/side_bits.hpp"
#include "isncsci/side_cases.hpp"

namespace caudata::isncsci {
namespace {

constexpr bool either[] = {false, true};

/// Key muscles more than three levels below the motor level of a case.
std::uint16_t far_muscles(const SideCase& c) {
  return static_cast<std::uint16_t>(muscles_at_or_below(c.motor + more_than_three_levels));
}

Either far_key_function(const SideCase& c) {
  const std::uint16_t far = far_muscles(c);
  return {.no = (far & ~c.muscles.zero) == 0, .yes = (far & c.muscles.may_function()) != 0};
}

bool far_non_key(const SideCase& c, std::optional<Level> non_key) {
  return non_key && non_key->index >= c.motor + more_than_three_levels;
}

/// Least and most key muscles of 3 or more.
struct Count {
  int least{99};
  int most{-1};
  bool possible() const { return most >= 0; }
  void widen(Count other) {
    least = std::min(least, other.least);
    most = std::max(most, other.most);
  }
};

/// Useful muscles below the neurological level, given whether there is key function far below.
Count useful_below(const SideCase& c, std::uint32_t below, bool far_function) {
  const std::uint16_t far = far_muscles(c);
  const PossibleMuscles& m = c.muscles;
  if (!far_function) {
    const std::uint32_t counted = below & ~std::uint32_t{far};
    return {std::popcount(counted & m.must_be_useful()),
            std::popcount(counted & m.may_be_useful())};
  }
  const bool free_of_charge = (far & (m.weak | m.must_be_useful())) != 0;
  return {std::popcount(below & m.must_be_useful()) + (free_of_charge ? 0 : 1),
          std::popcount(below & m.may_be_useful())};
}

/// One way in which a side may enter the impairment scale.
struct Share {
  bool here;       // it has the level itself
  bool sensation;  // at S4-5
  bool function;   // key or non-key, far below
  Count count;
};

/// What a side may bring to the impairment scale at one neurological level, by whether the side has
/// that level itself, sensation at S4-5, and function (key or non-key) far below.
class SideShare {
 public:
  SideShare(const SideCases& cases, std::optional<Level> non_key, unsigned level) {
    const std::uint32_t below = muscles_at_or_below(level + first_counted_level);
    for (const SideCase& c : cases) {
      if (c.most_rostral() < level) continue;
      const bool here = c.most_rostral() == level;
      const bool non_key_far = far_non_key(c, non_key);
      const Either far = far_key_function(c);
      for (const bool function : either) {
        if (!far.may_be(function)) continue;
        const Count count = useful_below(c, below, function);
        for (const bool sensation : either) {
          if (c.sacral_sensation.may_be(sensation)) {
            counts_[here * 4u + sensation * 2u + (function || non_key_far)].widen(count);
          }
        }
      }
    }
  }

  template <class Use>
  void for_each(Use use) const {
    for (unsigned which = 0; which < counts_.size(); ++which) {
      if (counts_[which].possible()) {
        use(Share{(which & 4u) != 0, (which & 2u) != 0, (which & 1u) != 0, counts_[which]});
      }
    }
  }

 private:
  std::array<Count, 8> counts_;
};

struct Sacral {
  bool contraction, pressure, sensation;
  bool sensory() const { return is_sensory_incomplete(pressure, sensation); }
};

void add_grades(AisSet& grades, unsigned level, const Sacral& sacral, bool far_function,
                Count right, Count left) {
  using enum AsiaImpairmentScale;
  const auto grade = grade_before_strength({.level_intact = level == intact.index,
                                            .anal_contraction = sacral.contraction,
                                            .sensory_sparing = sacral.sensory(),
                                            .function_far_below = far_function});
  if (grade) return grades.insert(*grade);
  const int half = std::popcount(muscles_at_or_below(level + first_counted_level));
  if (at_least_half(right.most + left.most, half)) grades.insert(d);
  if (!at_least_half(right.least + left.least, half)) grades.insert(c);
}

template <class Use>
void for_each_answer(AnswerSet answers, Use use) {
  if (answers & only_no) use(false);
  if (answers & only_yes) use(true);
}

/// The two sides together.
class Join {
 public:
  Join(const AdmissibleExam& exam, const SideCases& right, const SideCases& left)
      : exam_(exam), right_(right), left_(left) {}

  LevelSet neurological_levels() const {
    const std::uint32_t right = right_.most_rostral(), left = left_.most_rostral();
    const unsigned last = std::min(std::bit_width(right), std::bit_width(left)) - 1u;
    return LevelSet::from_bits((right | left) & ((2u << last) - 1));
  }

  /// The grades that go with one of the neurological levels.
  AisSet grades(unsigned level) const {
    AisSet grades;
    SideShare right(right_, exam_.right.non_key_muscle, level);
    SideShare left(left_, exam_.left.non_key_muscle, level);
    right.for_each([&](const Share& r) {
      left.for_each([&](const Share& l) {
        if (!r.here && !l.here) return;  // one side must have the level
        add_grades_of(grades, level, r.sensation || l.sensation, r.function || l.function, r.count,
                      l.count);
      });
    });
    return grades;
  }

 private:
  void add_grades_of(AisSet& grades, unsigned level, bool sensation, bool function, Count right,
                     Count left) const {
    for_each_answer(exam_.anal_contraction, [&](bool contraction) {
      for_each_answer(exam_.deep_pressure, [&](bool pressure) {
        add_grades(grades, level, {contraction, pressure, sensation}, function, right, left);
      });
    });
  }

  const AdmissibleExam& exam_;
  const SideCases& right_;
  const SideCases& left_;
};

CompletenessSet completeness(const AdmissibleExam& exam) {
  bool may_be_absent = true, may_be_present = false;
  for (const AdmissibleSide* side : {&exam.right, &exam.left}) {
    const ScoreSet touch = side->light_touch.back(), prick = side->pin_prick.back();
    may_be_absent &= (touch & prick & 1u) != 0;
    may_be_present |= ((touch | prick) & ~1u) != 0;
  }
  const AnswerSet answers = exam.anal_contraction | exam.deep_pressure;
  const bool no_answer_is_yes = (exam.anal_contraction & exam.deep_pressure & only_no) != 0;
  CompletenessSet set;
  if (may_be_absent && no_answer_is_yes) set.insert(Completeness::complete);
  if (may_be_present || (answers & only_yes) != 0) set.insert(Completeness::incomplete);
  return set;
}

ZoneOfPartialPreservation sensory_zone(const AdmissibleSide& side, AnswerSet deep_pressure) {
  ZoneOfPartialPreservation zone;
  const auto may_be_absent = [&](std::size_t i) {
    return (side.light_touch[i] & side.pin_prick[i] & 1u) != 0;
  };
  const auto may_be_present = [&](std::size_t i) {
    return ((side.light_touch[i] | side.pin_prick[i]) & ~1u) != 0;
  };
  constexpr std::size_t sacral = dermatomes - 1;
  zone.may_be_not_applicable = (deep_pressure & only_yes) != 0 || may_be_present(sacral);
  if (!(deep_pressure & only_no) || !may_be_absent(sacral)) return zone;
  for (std::size_t i = sacral; i-- > 0;) {
    if (may_be_present(i)) zone.level.insert(dermatome_level(i));
    if (!may_be_absent(i)) return zone;
  }
  zone.level.insert(Level{0});
  return zone;
}

/// What one side may be, apart from its levels, as the motor zone of either side sees it.
class ZoneShare {
 public:
  ZoneShare(const SideCases& cases, std::optional<Level> non_key) {
    for (const SideCase& c : cases) {
      const bool non_key_far = far_non_key(c, non_key);
      const auto zones = ordinary_zones(c);
      for (const bool function : either) {
        if (zones[function].empty()) continue;
        for (const bool sensation : either) {
          if (!c.sacral_sensation.may_be(sensation)) continue;
          possible_[function * 2u + sensation] = true;
          zones_[function * 4u + sensation * 2u + non_key_far] |= zones[function];
        }
      }
    }
  }

  bool possible(bool function, bool sensation) const {
    return possible_[function * 2u + sensation];
  }
  const LevelSet& zones(bool function, bool sensation, bool non_key_far) const {
    return zones_[function * 4u + sensation * 2u + non_key_far];
  }

 private:
  /// Most caudal myotome with function, else the motor level; by whether there is function far
  /// below the motor level.
  static std::array<LevelSet, 2> ordinary_zones(const SideCase& c) {
    std::array<LevelSet, 2> zones;
    const Level motor = std::min(Level{c.motor}, Level{intact.index - 1});
    const std::uint16_t far = far_muscles(c);
    for (std::size_t m = key_muscles; m-- > 0;) {
      const std::uint16_t bit = static_cast<std::uint16_t>(1u << m);
      if (bit & c.muscles.may_function()) {
        zones[(far & bit) != 0].insert(std::max(motor, key_muscle_level(m)));
      }
      if (!(bit & c.muscles.zero)) return zones;
    }
    zones[0].insert(motor);
    return zones;
  }

  std::array<bool, 4> possible_{};
  std::array<LevelSet, 8> zones_{};
};

/// A non-key muscle is the zone where it alone makes the injury motor incomplete.
ZoneOfPartialPreservation motor_zone(const ZoneShare& own, const ZoneShare& other,
                                     std::optional<Level> non_key, const AdmissibleExam& exam) {
  ZoneOfPartialPreservation zone;
  zone.may_be_not_applicable = (exam.anal_contraction & only_yes) != 0;
  if (!(exam.anal_contraction & only_no)) return zone;
  for (unsigned which = 0; which < 32; ++which) {
    const auto bit = [&](unsigned i) { return (which >> i & 1u) != 0; };
    const bool function = bit(0), sensation = bit(1), non_key_far = bit(2);
    const LevelSet& ordinary = own.zones(function, sensation, non_key_far);
    if (ordinary.empty() || !other.possible(bit(3), bit(4))) continue;
    for_each_answer(exam.deep_pressure, [&](bool pressure) {
      const bool sensory = is_sensory_incomplete(pressure, sensation || bit(4));
      const bool decides = non_key_far && non_key_decides(sensory, function || bit(3));
      zone.level |= decides ? LevelSet(*non_key) : ordinary;
    });
  }
  return zone;
}

LevelSet motor_levels(const SideCases& cases, AnswerSet anal_contraction) {
  LevelSet levels;
  for (const SideCase& c : cases) {
    const Level level{c.motor};
    if (level != intact) {
      levels.insert(level);
    } else {
      if (anal_contraction & only_no) levels.insert(Level{intact.index - 1});
      if (anal_contraction & only_yes) levels.insert(intact);
    }
  }
  return levels;
}

SideResult side_result(const AdmissibleSide& side, const SideCases& cases,
                       const AdmissibleExam& exam) {
  SideResult result;
  result.sensory = cases.sensory_levels();
  result.motor = motor_levels(cases, exam.anal_contraction);
  result.sensory_zpp = sensory_zone(side, exam.deep_pressure);
  return result;
}

}  // namespace

Classification attainable(const AdmissibleExam& exam) {
  const SideCases right(exam.right), left(exam.left);
  Classification result;
  result.right = side_result(exam.right, right, exam);
  result.left = side_result(exam.left, left, exam);
  const ZoneShare right_share(right, exam.right.non_key_muscle);
  const ZoneShare left_share(left, exam.left.non_key_muscle);
  result.right.motor_zpp = motor_zone(right_share, left_share, exam.right.non_key_muscle, exam);
  result.left.motor_zpp = motor_zone(left_share, right_share, exam.left.non_key_muscle, exam);
  const Join join(exam, right, left);
  result.neurological_level = join.neurological_levels();
  result.completeness = completeness(exam);
  for (std::uint32_t bits = result.neurological_level.bits(); bits != 0; bits &= bits - 1) {
    result.ais |= join.grades(static_cast<unsigned>(std::countr_zero(bits)));
  }
  return result;
}

std::array<AisSet, level_count> attainable_grades(const AdmissibleExam& exam) {
  const SideCases right(exam.right), left(exam.left);
  const Join join(exam, right, left);
  std::array<AisSet, level_count> grades{};
  for (std::uint32_t bits = join.neurological_levels().bits(); bits != 0; bits &= bits - 1) {
    const auto level = static_cast<unsigned>(std::countr_zero(bits));
    grades[level] = join.grades(level);
  }
  return grades;
}

}  // namespace caudata::isncsci
