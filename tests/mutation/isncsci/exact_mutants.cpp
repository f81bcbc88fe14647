// SPDX-License-Identifier: Apache-2.0
#include "isncsci/decision.hpp"
#include "isncsci/motor_level.hpp"
#include "isncsci/score_class.hpp"
#include "isncsci/side_bits.hpp"
#include "mutation/isncsci/mutants.hpp"

namespace caudata::mutation {
namespace {

using namespace isncsci;
using Grade = std::optional<AsiaImpairmentScale>;
using enum AsiaImpairmentScale;

constexpr std::uint32_t bit(unsigned level) { return 1u << level; }
constexpr unsigned c3 = 2, c4 = 3, c5 = 4, c8 = 7, t1 = 8, t2 = 9, t3 = 10, l1 = 20, l2 = 21,
                   l3 = 22, l5 = 24, s1 = 25, s2 = 26;

std::vector<Mutant> distances() {
  return {
      mutant("more than two levels", more_than_three_levels, 3),
      mutant("more than four levels", more_than_three_levels, 5),
      mutant("useful from 2", against_gravity, 2),
      mutant("useful from 4", against_gravity, 4),
      mutant("muscles at the neurological level count", first_counted_level, 0),
      mutant("the first muscle below the level does not count", first_counted_level, 2),
      mutant("sacral sparing at S3", s45_bit, s45_bit >> 1),
      mutant("muscles begin at C6", first_of_arm, first_of_arm + 1),
      mutant("leg muscles begin at L1", first_of_leg, first_of_leg - 1),
      mutant("leg muscles begin at L3", first_of_leg, first_of_leg + 1),
  };
}

/// Two changes are absent because nothing can notice them: at T1 and S1 motor follows the limb's
/// dermatomes anyway.
std::vector<Mutant> masks() {
  auto& arm = isncsci::detail::arm_dermatomes;
  auto& leg = isncsci::detail::leg_dermatomes;
  auto& muscles = isncsci::detail::levels_with_muscles;
  auto& arm_levels = isncsci::detail::arm_levels;
  auto& leg_levels = isncsci::detail::leg_levels;
  // Bit i of a dermatome mask is the dermatome below level i.
  return {
      mutant("gate of the arm ends at T1", arm, arm & ~bit(t1)),
      mutant("gate of the arm begins at C6", arm, arm & ~bit(c4)),
      mutant("gate of the arm without C7", arm, arm & ~bit(c4 + 2)),
      mutant("gate of the arm to T3", arm, arm | bit(t2)),
      mutant("gate of the arm always open", arm, 0),
      mutant("gate of the leg ends at S1", leg, leg & ~bit(s1)),
      mutant("gate of the leg begins at L3", leg, leg & ~bit(l1)),
      mutant("gate of the leg without L5", leg, leg & ~bit(l1 + 3)),
      mutant("gate of the leg to S3", leg, leg | bit(s2)),
      mutant("gate of the leg always open", leg, 0),
      mutant("motor follows sensory at C4", muscles, muscles & ~bit(c4)),
      mutant("motor follows sensory at C5", muscles, muscles & ~bit(c5)),
      mutant("motor follows sensory at C8", muscles, muscles & ~bit(c8)),
      mutant("motor follows sensory at L1", muscles, muscles & ~bit(l1)),
      mutant("motor follows sensory at L3", muscles, muscles & ~bit(l3)),
      mutant("motor follows sensory at L5", muscles, muscles & ~bit(l5)),
      mutant("motor does not follow at C3", muscles, muscles | bit(c3)),
      mutant("motor does not follow at T2", muscles, muscles | bit(t2)),
      mutant("motor does not follow at T3", muscles, muscles | bit(t3)),
      mutant("motor does not follow at S2", muscles, muscles | bit(s2)),
      mutant("sets: no muscle at T1", arm_levels, arm_levels & ~bit(t1)),
      mutant("sets: no muscle at C5", arm_levels, arm_levels & ~bit(c5)),
      mutant("sets: no muscle at L2", leg_levels, leg_levels & ~bit(l2)),
      mutant("sets: no muscle at S1", leg_levels, leg_levels & ~bit(s1)),
  };
}

std::vector<Mutant> classes() {
  return {
      mutant("sets: 3 is weak too", weak_set, 0b001110),
      mutant("sets: 1 is no function", zero_set, 0b000011),
      mutant("sets: 4 is full too", full_set, 0b110000),
      mutant("sets: 2 is useful too", useful_set, 0b011100),
      mutant("sets: below three includes 3 and 4", below_three, 0b011111),
  };
}

/// Grades by one list of checks, in another order or with another condition.
std::vector<Mutant> grades() {
  auto& rule = grade_before_strength;
  using F = Findings;
  return {
      mutant(
          "B is tried before A", rule,
          +[](const F& f) -> Grade {
            if (f.level_intact && f.anal_contraction) return e;
            if (!f.anal_contraction && !f.function_far_below) return b;
            if (!f.anal_contraction && !f.sensory_sparing) return a;
            return std::nullopt;
          }),
      mutant(
          "strength is counted before A", rule,
          +[](const F& f) -> Grade {
            if (f.level_intact && f.anal_contraction) return e;
            if (f.anal_contraction || f.function_far_below) return std::nullopt;
            return f.sensory_sparing ? b : a;
          }),
      mutant(
          "E without anal contraction", rule,
          +[](const F& f) -> Grade {
            if (f.level_intact) return e;
            if (!f.anal_contraction && !f.sensory_sparing) return a;
            if (!f.anal_contraction && !f.function_far_below) return b;
            return std::nullopt;
          }),
      mutant(
          "never E", rule,
          +[](const F& f) -> Grade {
            if (!f.anal_contraction && !f.sensory_sparing) return a;
            if (!f.anal_contraction && !f.function_far_below) return b;
            return std::nullopt;
          }),
      mutant(
          "B in spite of anal contraction", rule,
          +[](const F& f) -> Grade {
            if (f.level_intact && f.anal_contraction) return e;
            if (!f.anal_contraction && !f.sensory_sparing) return a;
            if (!f.function_far_below) return b;
            return std::nullopt;
          }),
      mutant(
          "function far below does not lift B", rule,
          +[](const F& f) -> Grade {
            if (f.level_intact && f.anal_contraction) return e;
            if (!f.anal_contraction && !f.sensory_sparing) return a;
            if (!f.anal_contraction) return b;
            return std::nullopt;
          }),
  };
}

std::vector<Mutant> decisions() {
  return {
      mutant(
          "sparing by pressure alone", is_sensory_incomplete, +[](bool p, bool) { return p; }),
      mutant(
          "sparing by sensation alone", is_sensory_incomplete, +[](bool, bool s) { return s; }),
      mutant(
          "sparing needs both", is_sensory_incomplete, +[](bool p, bool s) { return p && s; }),
      mutant(
          "contraction does not make incomplete", is_complete, +[](bool, bool s) { return !s; }),
      mutant(
          "sensation does not make incomplete", is_complete, +[](bool c, bool) { return !c; }),
      mutant(
          "exactly half is C", at_least_half, +[](int u, int n) { return u > n; }),
      mutant(
          "all but one is D", at_least_half, +[](int u, int n) { return u >= 2 * n - 1; }),
      mutant(
          "one less than half is D", at_least_half, +[](int u, int n) { return u + 1 >= n; }),
      mutant(
          "no muscle below is C", at_least_half, +[](int u, int n) { return n > 0 && u >= n; }),
      mutant(
          "sensory zone in spite of pressure", sensory_zone_applies,
          +[](bool, bool s) { return !s; }),
      mutant(
          "sensory zone in spite of sensation", sensory_zone_applies,
          +[](bool p, bool) { return !p; }),
      mutant(
          "a non-key muscle always sets the zone", non_key_decides,
          +[](bool, bool) { return true; }),
      mutant(
          "a non-key muscle beside key muscles sets the zone", non_key_decides,
          +[](bool s, bool) { return s; }),
      mutant(
          "a non-key muscle never sets the zone", non_key_decides,
          +[](bool, bool) { return false; }),
  };
}

}  // namespace

std::vector<Mutant> exact_mutants() {
  std::vector<Mutant> all;
  for (auto list : {distances(), masks(), classes(), grades(), decisions()}) {
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

}  // namespace caudata::mutation
