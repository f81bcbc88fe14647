// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"

namespace caudata::design {
namespace {

const std::array<OptionSpec, 1> options{{
    {.name = "step",
     .meaning = "doses that a cohort may be above the highest one tried so far",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = max_doses,
     .choices = {}},
}};

int highest_tried(const LadderHistory& history) {
  int highest = history.last_dose;
  for (int dose = 0; dose < static_cast<int>(history.tally.size()); ++dose) {
    if (enrolled_at(history, dose).all() > 0) highest = std::max(highest, dose);
  }
  return highest;
}

/// Never more than one step above the highest tried dose. The first dose is the design's.
class NoSkipping : public Wrapper {
 public:
  NoSkipping(AnyDesign inner, int step) : Wrapper(std::move(inner)), step_(step) {}

  std::string name() const {
    if (step_ == 1) return inner().name() + ", no skipping";
    return fmt::format("{}, at most {} doses up", inner().name(), step_);
  }

  LadderDecision next(const LadderHistory& history) const {
    LadderDecision decision = inner().next(history);
    auto* treat = std::get_if<TreatDose>(&decision);
    const int tried = highest_tried(history);
    if (treat == nullptr || tried < 0 || treat->dose <= tried + step_) return decision;
    treat->dose = tried + step_;
    treat->reason =
        reason_at("no-skipping", "the design would go higher: no dose is skipped, treat at {level}",
                  treat->dose, Tally{});
    return decision;
  }

 private:
  int step_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  return AnyDesign(
      NoSkipping(std::move(inner), static_cast<int>(option<std::int64_t>(given, options, "step"))));
}

}  // namespace

extern const ModifierEntry no_skipping_entry;
const ModifierEntry no_skipping_entry{
    "no skipping", "never above the highest tried dose plus one",
    "Goodman SN, Zahurak ML, Piantadosi S. Some practical improvements in the continual "
    "reassessment method for phase I studies. Stat Med 1995;14:1149-1161.",
    options, &make};

}  // namespace caudata::design
