// SPDX-License-Identifier: Apache-2.0
#include "isncsci/praxis/levels.hpp"

#include "isncsci/praxis/check.hpp"

namespace caudata::isncsci::praxis {
namespace {

constexpr unsigned c4 = 3, c5 = 4, t1 = 8, l1 = 20, l2 = 21, s1 = 25, s3 = 27;
constexpr unsigned last_arm = arm_muscles - 1, last_leg = key_muscles - 1;

/// What rules the motor level at a level.
enum class Rule : std::uint8_t { sensation, gate, pair, limb_end };

constexpr Rule rule_at(unsigned level) {
  if (level == c4 || level == l1) return Rule::gate;
  if (level == t1 || level == s1) return Rule::limb_end;
  if ((level >= c5 && level < t1) || (level >= l2 && level < s1)) return Rule::pair;
  return Rule::sensation;
}

/// The muscle of a level with one; of a gate level the muscle below it.
constexpr unsigned muscle_at(unsigned level) {
  if (level == c4) return 0;
  if (level == l1) return arm_muscles;
  return level <= t1 ? level - c5 : level - l2 + arm_muscles;
}

/// The dermatomes of a limb taken together: motor follows sensory only if they are normal.
struct LimbSensation {
  bool go_on{true};
  bool lists{false};
  bool assumes{false};
};

LimbSensation limb_sensation(const SideCodes& side, unsigned end) {
  LimbSensation limb;
  for (unsigned level = end - unsigned{arm_muscles}; level <= end; ++level) {
    const Check check = check_sensation(side, level);
    limb.go_on &= check.go_on;
    limb.lists |= check.lists;
    limb.assumes |= check.assumes;
  }
  return limb;
}

Check check_limb_end(Code muscle, const LimbSensation& limb) {
  const CodeSet full = codes("5") | assumed_normal;
  const CodeSet doubtful = low_tagged | codes("NT*");
  return {.go_on = !in(muscle, middle | doubtful) && limb.go_on,
          .lists = !(in(muscle, full) && limb.go_on && !limb.lists),
          .star = in(muscle, doubtful) || (in(muscle, assumed_low) && (limb.lists || !limb.go_on)),
          .assumes = in(muscle, doubtful | assumed_low) ||
                     (in(muscle, assumed_high) && limb.go_on) ||
                     (in(muscle, codes("5 NT")) && limb.go_on && limb.assumes && !limb.lists)};
}

Check check_motor(const SideCodes& side, unsigned level) {
  switch (rule_at(level)) {
    case Rule::sensation:
      return check_sensation(side, level);
    case Rule::gate:
      return check_gate(side.motor[muscle_at(level)]);
    case Rule::pair:
      return check_pair(side.motor[muscle_at(level)], side.motor[muscle_at(level) + 1]);
    case Rule::limb_end:
      return check_limb_end(side.motor[level == t1 ? last_arm : last_leg],
                            limb_sensation(side, level));
  }
  return {};
}

/// At the end of a limb the muscle there stands for the missing one below.
Check check_motor_for_nli(const SideCodes& side, unsigned level) {
  if (rule_at(level) != Rule::limb_end) return check_motor(side, level);
  const Code muscle = side.motor[level == t1 ? last_arm : last_leg];
  return check_pair(muscle, muscle);
}

/// The levels that the checks list from C1 down, and whether the way ended above S4-5.
struct Search {
  TaggedLevels levels;
  bool assumed{false};
  bool ended{false};
};

template <class CheckAt>
Search search(CheckAt check_at) {
  Search found;
  for (unsigned level = 0; level < intact.index && !found.ended; ++level) {
    const Check check = check_at(level);
    if (check.lists) found.levels.add(level, check.star || found.assumed);
    found.assumed |= check.assumes;
    found.ended = !check.go_on;
  }
  return found;
}

}  // namespace

TaggedLevels sensory_level(const SideCodes& side) {
  auto [levels, assumed, ended] =
      search([&](unsigned level) { return check_sensation(side, level); });
  if (!ended) levels.add(intact.index, assumed);
  return levels;
}

TaggedLevels motor_level(const SideCodes& side, Answer anal_contraction) {
  auto [levels, assumed, ended] = search([&](unsigned level) { return check_motor(side, level); });
  if (ended) return levels;
  if (anal_contraction != Answer::yes && !levels.contains(s3)) levels.add(s3, assumed);
  if (anal_contraction != Answer::no) levels.add(intact.index, assumed);
  return levels;
}

TaggedLevels neurological_level(const SideCodes& right, const SideCodes& left) {
  TaggedLevels levels;
  bool assumed = false;
  for (unsigned level = 0; level < intact.index; ++level) {
    const Check sr = check_sensation(right, level), sl = check_sensation(left, level);
    bool lists = sr.lists || sl.lists;
    bool go_on = sr.go_on && sl.go_on;
    bool assumes = sr.assumes || sl.assumes;
    bool star = sr.star && sl.star;
    if (rule_at(level) != Rule::sensation) {
      const Check mr = check_motor_for_nli(right, level), ml = check_motor_for_nli(left, level);
      lists |= mr.lists || ml.lists;
      star = mr.lists && ml.lists && (mr.star || ml.star);
      if (go_on) {
        go_on = mr.go_on && ml.go_on;
        assumes |= mr.assumes || ml.assumes;
      }
    }
    if (lists) levels.add(level, star || assumed);
    assumed |= assumes;
    if (!go_on) return levels;
  }
  levels.add(intact.index, assumed);
  return levels;
}

}  // namespace caudata::isncsci::praxis
