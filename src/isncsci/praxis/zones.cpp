// SPDX-License-Identifier: Apache-2.0
#include "isncsci/praxis/zones.hpp"

#include <algorithm>

#include "isncsci/praxis/check.hpp"
#include "isncsci/side_bits.hpp"

namespace caudata::isncsci::praxis {
namespace {

constexpr unsigned c1 = 0, s1 = 25, s2 = 26, s3 = 27;

CodeSet sensation_at(const SideCodes& side, unsigned level) {
  return 1u << side.light_touch[level - 1] | 1u << side.pin_prick[level - 1];
}

std::optional<Code> muscle_at(const SideCodes& side, unsigned level) {
  const unsigned muscle = first_muscle_at_or_below(level);
  if (muscle == key_muscles || key_muscle_level(muscle).index != level) return std::nullopt;
  return side.motor[muscle];
}

bool marked(const SideCodes& side, unsigned level) {
  const auto muscle = muscle_at(side, level);
  const CodeSet here = (level == c1 ? 0 : sensation_at(side, level)) | (muscle ? 1u << *muscle : 0);
  return here & all_marked;
}

/// Normal or taken for normal in sensation and key muscle; a level without a key muscle is not.
bool normal_with_muscle(const SideCodes& side, unsigned level) {
  constexpr CodeSet sensation = codes("2 0** 1** NT**");
  const auto muscle = muscle_at(side, level);
  return muscle && (sensation_at(side, level) & ~sensation) == 0 &&
         in(*muscle, codes("5") | assumed_normal);
}

/// Which levels of a motor zone carry a star.
class ZoneStars {
 public:
  ZoneStars(const SideCodes& side, unsigned top, unsigned bottom) : side_(side) {
    first_ = c1;
    while (first_ <= bottom && !marked(side, first_)) ++first_;
    any_ = first_ <= bottom;
    last_ = bottom;
    for (unsigned level = top + 1; any_ && level <= bottom; ++level) {
      if (normal_with_muscle(side, level)) continue;
      last_ = level - 1;
      break;
    }
  }

  bool at(unsigned level) const {
    if (!any_) return false;
    if (const auto muscle = muscle_at(side_, level)) return in(*muscle, zero_but_marked);
    if (level != c1 && sensation_at(side_, level) & codes("0* 1* 0** 1**")) return true;
    return first_ <= level && level <= last_;
  }

 private:
  const SideCodes& side_;
  unsigned first_, last_;
  bool any_;
};

}  // namespace

TaggedZone sensory_zone(const SideCodes& side, Answer deep_pressure) {
  const CodeSet sacral = 1u << side.light_touch.back() | 1u << side.pin_prick.back();
  if (deep_pressure == Answer::yes || sacral & ~may_be_absent) return {true, {}};
  TaggedZone zone;
  zone.not_applicable = deep_pressure == Answer::not_tested || sacral != codes("0");
  bool assumed = false;
  for (unsigned level = s3; level > c1; --level) {
    const CodeSet here = sensation_at(side, level);
    if (here == codes("0")) continue;
    if (here & ~may_be_absent) {
      zone.levels.add(level, assumed);
      return zone;
    }
    if (here & unknown) {
      zone.levels.add(level, assumed);
    } else {
      zone.levels.add(level, true);
      assumed = true;
    }
  }
  zone.levels.add(c1, false);
  return zone;
}

TaggedZone motor_zone(const ScaleSide& side, Answer anal_contraction, TaggedGrades ais) {
  if (anal_contraction == Answer::yes) return {true, {}};
  constexpr unsigned grade_c = 2;
  TaggedZone zone{anal_contraction == Answer::not_tested, {}};
  const TaggedLevels levels = side.motor_level;
  const unsigned top = levels.first();
  const unsigned bottom = levels.last() >= s2 ? std::min(levels.last(), s3) : s1;
  const bool non_key_enters = side.non_key_muscle && ais.contains(grade_c);
  const ZoneStars stars(*side.codes, top, bottom);

  bool add_non_key = false;
  for (unsigned level = bottom + 1; level-- > top;) {
    const bool overridden =
        non_key_enters && side.non_key_muscle->index >= level + more_than_three_levels;
    const auto muscle = muscle_at(*side.codes, level);
    if (muscle ? in(*muscle, codes("0")) : !levels.contains(level)) continue;
    if (overridden) {
      add_non_key = true;
    } else {
      zone.levels.add(level, stars.at(level));
    }
    if (muscle && !in(*muscle, may_be_zero)) break;
  }
  if (add_non_key && !zone.levels.contains(side.non_key_muscle->index)) {
    zone.levels.add(side.non_key_muscle->index, false);
  }
  return zone;
}

}  // namespace caudata::isncsci::praxis
