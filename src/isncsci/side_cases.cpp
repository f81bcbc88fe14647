// SPDX-License-Identifier: Apache-2.0
#include "isncsci/side_cases.hpp"

#include "isncsci/motor_level.hpp"
#include "isncsci/score_class.hpp"
#include "isncsci/side_bits.hpp"

namespace caudata::isncsci {
namespace {

/// What the dermatomes of a side may be; bit i of a mask is dermatome i (C2: 0).
struct PossibleSensation {
  std::uint32_t normal{0};    // both modalities 2
  std::uint32_t abnormal{0};  // one of them below 2
};

PossibleSensation possible_sensation(const AdmissibleSide& side) {
  constexpr ScoreSet below_normal = 0b011, normal = 0b100;
  PossibleSensation possible;
  for (std::size_t i = 0; i < dermatomes; ++i) {
    const ScoreSet touch = side.light_touch[i], prick = side.pin_prick[i];
    possible.normal |= std::uint32_t{(touch & prick & normal) != 0} << i;
    possible.abnormal |= std::uint32_t{((touch | prick) & below_normal) != 0} << i;
  }
  return possible;
}

PossibleMuscles possible_muscles(const AdmissibleSide& side) {
  PossibleMuscles possible{0, 0, 0, 0};
  for (std::size_t m = 0; m < key_muscles; ++m) {
    const auto bit = [&](ScoreSet scores) {
      return static_cast<std::uint16_t>((side.motor[m] & scores) != 0 ? 1u << m : 0u);
    };
    possible.zero |= bit(zero_set);
    possible.weak |= bit(weak_set);
    possible.useful |= bit(useful_set);
    possible.full |= bit(full_set);
  }
  return possible;
}

/// Sensation at S4-5 where the dermatome is normal, and where it is not.
struct SacralSensation {
  Either if_normal{false, true};
  Either if_abnormal{};
};

SacralSensation sacral_sensation(const AdmissibleSide& side) {
  constexpr ScoreSet zero = 0b001, one = 0b010, some = 0b110, below_normal = 0b011;
  const ScoreSet touch = side.light_touch.back(), prick = side.pin_prick.back();
  const bool absent = (touch & prick & zero) != 0;
  // Abnormal with some sensation: a 1 in one modality, or 0 in one beside some in the other.
  const bool present = ((touch | prick) & one) != 0 ||
                       ((touch & below_normal) != 0 && (prick & some) != 0) ||
                       ((prick & below_normal) != 0 && (touch & some) != 0);
  return {.if_normal = {false, true}, .if_abnormal = {absent, present}};
}

/// Narrows muscles to a class of scores.
PossibleMuscles with(PossibleMuscles muscles, std::uint32_t which, ScoreSet scores) {
  const auto keep = [&](std::uint16_t mask, ScoreSet wanted) {
    return static_cast<std::uint16_t>(scores & wanted ? mask : mask & ~which);
  };
  return {keep(muscles.zero, zero_set), keep(muscles.weak, weak_set),
          keep(muscles.useful, useful_set), keep(muscles.full, full_set)};
}

bool feasible(const PossibleMuscles& m) {
  return (m.zero | m.weak | m.useful | m.full) == (1u << key_muscles) - 1;
}

}  // namespace

/// Walks down the motor levels, keeping what is already fixed when the search has come that far.
class CaseFinder {
 public:
  CaseFinder(const AdmissibleSide& side, SideCases& cases)
      : sensation_(possible_sensation(side)),
        sacral_(sacral_sensation(side)),
        muscles_(possible_muscles(side)),
        cases_(cases) {}

  void find() {
    for (level_ = 0; level_ < intact.index; ++level_) {
      stop_here();
      pass();
      if (!feasible(muscles_) || (normal_ & ~sensation_.normal) != 0) return;
    }
    add_cases(muscles_, 0, 0);
  }

 private:
  bool is_gate() const { return level_ == detail::c4 || level_ == detail::l1; }
  bool is_limb_end() const { return level_ == detail::t1 || level_ == detail::s1; }
  bool has_muscle() const { return (detail::arm_levels | detail::leg_levels) >> level_ & 1u; }
  std::uint32_t muscle() const { return 1u << first_muscle_at_or_below(level_); }
  std::uint32_t next_muscle() const { return 1u << first_muscle_at_or_below(level_ + 1u); }
  std::uint32_t limb() const {
    return level_ == detail::t1 ? detail::arm_dermatomes : detail::leg_dermatomes;
  }

  void stop_here() {
    if (is_gate()) return add_cases(with(muscles_, next_muscle(), below_three), 0, 0);
    if (!has_muscle()) return add_cases(muscles_, 1u << level_, 0);
    add_cases(with(muscles_, muscle(), useful_set), 0, 0);
    const PossibleMuscles full_here = with(muscles_, muscle(), full_set);
    if (is_limb_end()) {
      add_cases(full_here, 0, limb());
    } else {
      add_cases(with(full_here, next_muscle(), below_three), 0, 0);
    }
  }

  void pass() {
    if (is_gate()) {
      muscles_ = with(muscles_, next_muscle(), at_least_three);
    } else if (!has_muscle()) {
      normal_ |= 1u << level_;
    } else {
      muscles_ = with(muscles_, muscle(), full_set);
      if (is_limb_end()) {
        normal_ |= limb();
      } else {
        muscles_ = with(muscles_, next_muscle(), at_least_three);
      }
    }
  }

  /// One case per sensory level that is compatible: `abnormal` must be so, and one of `any_of`.
  void add_cases(const PossibleMuscles& muscles, std::uint32_t abnormal, std::uint32_t any_of) {
    if (!feasible(muscles) || (abnormal & ~sensation_.abnormal) != 0) return;
    std::uint32_t above = 0;
    for (unsigned sensory = 0; sensory <= intact.index; ++sensory) {
      const std::uint32_t here = sensory < intact.index ? 1u << sensory : 0u;
      const std::uint32_t normal = normal_ | above, not_normal = abnormal | here;
      const bool possible = (here & ~sensation_.abnormal) == 0 && (normal & not_normal) == 0;
      const bool one_of = any_of == 0 || (any_of & not_normal) != 0 ||
                          (any_of & sensation_.abnormal & ~normal) != 0;
      if (possible && one_of) add(muscles, sensory, normal, not_normal);
      if ((here & ~sensation_.normal) != 0) return;
      above |= here;
    }
  }

  void add(const PossibleMuscles& muscles, unsigned sensory, std::uint32_t normal,
           std::uint32_t not_normal) {
    const bool may_be_normal = (sensation_.normal & ~not_normal & s45_bit) != 0;
    const bool may_be_abnormal = (sensation_.abnormal & ~normal & s45_bit) != 0;
    Either sacral{false, false};
    if (may_be_normal) sacral.yes = true;
    if (may_be_abnormal) {
      sacral.no |= sacral_.if_abnormal.no;
      sacral.yes |= sacral_.if_abnormal.yes;
    }
    cases_.cases_[cases_.count_++] = {static_cast<std::uint8_t>(sensory),
                                      static_cast<std::uint8_t>(level_), sacral, muscles};
  }

  PossibleSensation sensation_;
  SacralSensation sacral_;
  PossibleMuscles muscles_;
  SideCases& cases_;
  unsigned level_{0};
  std::uint32_t normal_{0};  // dermatomes that must be normal for the search to have come here
};

SideCases::SideCases(const AdmissibleSide& side) { CaseFinder(side, *this).find(); }

LevelSet SideCases::sensory_levels() const {
  std::uint32_t levels = 0;
  for (const SideCase& c : *this) levels |= 1u << c.sensory;
  return LevelSet::from_bits(levels);
}

std::uint32_t SideCases::most_rostral() const {
  std::uint32_t levels = 0;
  for (const SideCase& c : *this) levels |= 1u << c.most_rostral();
  return levels;
}

}  // namespace caudata::isncsci
