// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"

namespace caudata::design {
namespace {

constexpr std::int64_t usual_patients = 3;
constexpr double most_patients = 100;

const std::array<OptionSpec, 1> options{{
    {.name = "n",
     .meaning = "evaluable patients that the current dose must have before a higher one is treated",
     .fallback = usual_patients,
     .lower = 1,
     .upper = most_patients,
     .choices = {}},
}};

/// A design that wants to go up treats the current dose until it has n patients; then it waits for
/// those who are still in their window. It never gets more patients than it asked for.
class MinimumBeforeEscalation : public Wrapper {
 public:
  MinimumBeforeEscalation(AnyDesign inner, int n) : Wrapper(std::move(inner)), n_(n) {}

  std::string name() const {
    return fmt::format("{}, at least {} at a dose before going up", inner().name(), n_);
  }

  LadderDecision next(const LadderHistory& history) const {
    LadderDecision decision = inner().next(history);
    auto* treat = std::get_if<TreatDose>(&decision);
    const int current = history.last_dose;
    const bool known = current >= 0 && current < static_cast<int>(history.tally.size());
    if (treat == nullptr || !known || treat->dose <= current) return decision;
    const Enrolled here = enrolled_at(history, current);
    if (here.evaluable >= n_) return decision;
    const Tally tally = history.tally[static_cast<std::size_t>(current)];
    if (here.all() >= n_) {
      return WaitForPatients{reason_at("minimum-before-escalation",
                                       "{n} evaluable patients at {level} are too few to go up: "
                                       "wait for those in their DLT window",
                                       current, tally)};
    }
    const Reason reason =
        reason_at("minimum-before-escalation",
                  "{n} patients at {level} are too few to go up: more are treated there first",
                  current, counted(tally, here));
    return TreatDose{current, std::min(treat->patients, n_ - here.all()), reason, treat->backfill};
  }

 private:
  int n_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  const int n = static_cast<int>(option<std::int64_t>(given, options, "n"));
  return AnyDesign(MinimumBeforeEscalation(std::move(inner), n));
}

}  // namespace

extern const ModifierEntry minimum_before_escalation_entry;
const ModifierEntry minimum_before_escalation_entry{
    "minimum before escalation", "at least n evaluable patients at a dose before a higher one",
    "Goodman SN, Zahurak ML, Piantadosi S. Some practical improvements in the continual "
    "reassessment method for phase I studies. Stat Med 1995;14:1149-1161.",
    options, &make};

}  // namespace caudata::design
