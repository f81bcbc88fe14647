// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/check_rules.hpp"

#include <cmath>
#include <initializer_list>
#include <string>

#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

struct NamedValue {
  const char* name;
  double value;
};

/// Collects what is wrong with the parameters below one path.
class RuleCheck {
 public:
  explicit RuleCheck(std::string path) : path_(std::move(path)) {}

  void positive(std::initializer_list<NamedValue> values) {
    for (const NamedValue& v : values)
      require(v.value > 0, "not-positive", path_ + "." + v.name + " is not above 0",
              "a time, a length, a size or a rate of reference is", "give a value above 0");
  }
  void not_negative(std::initializer_list<NamedValue> values) {
    for (const NamedValue& v : values)
      require(v.value >= 0, "negative", path_ + "." + v.name + " is negative",
              "a rate, a hazard or a factor is not", "give 0 or more");
  }
  void shares(std::initializer_list<NamedValue> values) {
    for (const NamedValue& v : values)
      require(v.value >= 0 && v.value <= 1, "not-a-share",
              path_ + "." + v.name + " is not in [0, 1]", "it is a share or a probability",
              "give a value from 0 to 1");
  }
  void require(bool holds, const char* rule, const std::string& message, const char* why,
               const char* suggestion) {
    if (!holds)
      issues.add(
          {core::Severity::error, std::string("graft.") + rule, {}, message, why, suggestion});
  }

  core::Issues issues;

 private:
  std::string path_;
};

void check_growth(RuleCheck& c, const char* name, const GrowthParameters& g) {
  const std::string of = std::string("graft.escape.") + name;
  c.require(g.doubling > 0, "not-positive", of + ".doubling is not above 0",
            "a clone that does not grow is no tumour", "give a value above 0");
  c.require(g.turnover >= 0 && g.turnover < 1, "turnover", of + ".turnover is not in [0, 1)",
            "with as many deaths as births no clone lasts", "give a value below 1");
  c.require(g.slowing >= 1 && g.largest > g.slowing, "sizes-out-of-order",
            of + ".slowing is not between 1 and .largest", "growth slows before it ends",
            "let slowing be below largest");
}

/// Is a share of founders in [0, 1]?
void check_take(RuleCheck& c, const char* name, double k, const GrowthParameters& g) {
  c.require(
      k >= 0 && -core::expm1(-k) <= birth_death(g).established(), "take-too-large",
      std::string("graft.escape.") + name + " is negative or above the share of clones that last",
      "of clones that are founded some die out by chance", "lower the take or the turnover");
}

}  // namespace

core::Issues check(const DivideParameters& p) {
  RuleCheck c("graft.divide");
  c.shares({{"cycling_early", p.cycling_early}, {"cycling_late", p.cycling_late}});
  c.positive(
      {{"cycling_decay", p.cycling_decay}, {"doubling", p.doubling}, {"regrowth", p.regrowth}});
  c.not_negative({{"relative.other_progenitor", p.other_progenitor},
                  {"relative.opc", p.opc},
                  {"relative.astrocyte", p.astrocyte},
                  {"relative.mesenchymal", p.mesenchymal}});
  c.require(p.packing_full > p.packing_free, "packing-out-of-order",
            "graft.divide.packing_full is not above packing_free",
            "division stops where cells are packed more densely than where it is free",
            "let packing_free be below packing_full");
  return c.issues;
}

core::Issues check(const CommitParameters& p) {
  RuleCheck c("graft.commit");
  c.positive({{"exit", p.exit},
              {"neuron", p.neuron},
              {"astrocyte", p.astrocyte},
              {"oligodendrocyte", p.oligodendrocyte},
              {"motor.switch", p.motor_switch}});
  c.shares({{"motor.astrocyte", p.motor_astrocyte},
            {"other.astrocyte", p.other_astrocyte},
            {"other.neuron", p.other_neuron}});
  c.not_negative(
      {{"fluid.neuron_death", p.fluid_neuron_death}, {"fluid.mesenchymal", p.fluid_mesenchymal}});
  c.positive({{"fluid.astrocyte_odds", p.fluid_astrocyte_odds}});
  c.require(p.stages >= 1 && p.stages <= 200 && p.stages == std::floor(p.stages), "stages",
            "graft.commit.stages is not a whole number from 1 to 200",
            "a cell stores the number of stages that it has passed", "give 3, for example");
  return c.issues;
}

core::Issues check(const EscapeParameters& p) {
  RuleCheck c("graft.escape");
  check_growth(c, "teratoma", p.teratoma);
  check_growth(c, "overgrowth", p.overgrowth);
  if (c.issues.empty()) {
    check_take(c, "take.surface", p.take_surface, p.teratoma);
    check_take(c, "take.tissue", p.take_tissue, p.teratoma);
    check_take(c, "overgrowth.take", p.overgrowth_take, p.overgrowth);
  }
  c.positive({{"visible", p.visible},
              {"hypertrophy.onset", p.hypertrophy.onset},
              {"hypertrophy.shape", p.hypertrophy.shape},
              {"hypertrophy.dose", p.hypertrophy.dose}});
  c.shares({{"hypertrophy.susceptible", p.hypertrophy.susceptible}});
  return c.issues;
}

core::Issues check(const AxonParameters& p) {
  RuleCheck c("graft.axon");
  c.positive({{"speed", p.speed},
              {"white_speed", p.white_speed},
              {"grey_persistence", p.grey_persistence},
              {"white_persistence", p.white_persistence},
              {"white_guidance", p.white_guidance},
              {"cue_guidance", p.cue_guidance},
              {"branch.decay", p.branch.decay},
              {"length", p.length},
              {"half_life", p.half_life},
              {"radius", p.radius}});
  c.not_negative({{"delay", p.delay},
                  {"cspg_stopping", p.cspg_stopping},
                  {"branch.expected", p.branch.expected}});
  c.shares({{"cspg_slowing", p.cspg_slowing}});
  for (const NamedValue& spread :
       {NamedValue{"speed_spread", p.speed_spread}, NamedValue{"length_spread", p.length_spread}})
    c.require(spread.value >= 1, "spread-below-one",
              std::string("graft.axon.") + spread.name + " is below 1",
              "a geometric standard deviation is 1 where all are alike", "give 1 or more");
  return c.issues;
}

}  // namespace caudata::graft
