// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"

namespace caudata::design {
namespace {

constexpr std::int64_t usual_patients = 9;
constexpr double most_patients = 1000;
constexpr std::string_view at_recommended = "recommended", at_current = "current", at_any = "any";

const std::array<OptionSpec, 2> options{{
    {.name = "n",
     .meaning = "evaluable patients at one dose that are enough to end the trial",
     .fallback = usual_patients,
     .lower = 1,
     .upper = most_patients,
     .choices = {}},
    {.name = "dose",
     .meaning = "which dose is counted: the one that the design would treat next, the one that was "
                "treated last, or any",
     .fallback = std::string(at_recommended),
     .choices = {at_recommended, at_current, at_any}},
}};

enum class Counted : std::uint8_t { recommended, current, any };

/// Ends before a cohort when a dose has n evaluable patients.
class StopAtDoseN : public Wrapper {
 public:
  StopAtDoseN(AnyDesign inner, int n, Counted counted)
      : Wrapper(std::move(inner)), n_(n), counted_(counted) {}

  std::string name() const {
    return fmt::format("{}, stop at n = {} at {} dose", inner().name(), n_,
                       counted_ == Counted::recommended ? "the recommended"
                       : counted_ == Counted::current   ? "the current"
                                                        : "any");
  }

  LadderDecision next(const LadderHistory& history) const {
    LadderDecision decision = inner().next(history);
    const auto* treat = std::get_if<TreatDose>(&decision);
    if (treat == nullptr) return decision;
    const int dose = full_dose(history, treat->dose);
    if (dose < 0) return decision;
    const Reason reason = reason_at("stop-at-dose-n", "{n} patients at {level}: enough", dose,
                                    history.tally[static_cast<std::size_t>(dose)]);
    if (enrolled(history).pending > 0) return WaitForPatients{reason};
    return stopped_because(conclusion_so_far(inner(), history), reason);
  }

 private:
  bool full(const LadderHistory& history, int dose) const {
    const bool on_ladder = dose >= 0 && dose < static_cast<int>(history.tally.size());
    return on_ladder && history.tally[static_cast<std::size_t>(dose)].evaluable >= n_;
  }
  /// The counted dose that is full; -1: none.
  int full_dose(const LadderHistory& history, int next) const {
    if (counted_ == Counted::recommended) return full(history, next) ? next : -1;
    if (counted_ == Counted::current)
      return full(history, history.last_dose) ? history.last_dose : -1;
    int dose = static_cast<int>(history.tally.size()) - 1;
    while (dose >= 0 && !full(history, dose)) --dose;
    return dose;
  }

  int n_;
  Counted counted_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  const auto word = option<std::string>(given, options, "dose");
  const Counted counted = word == at_any       ? Counted::any
                          : word == at_current ? Counted::current
                                               : Counted::recommended;
  const int n = static_cast<int>(option<std::int64_t>(given, options, "n"));
  return AnyDesign(StopAtDoseN(std::move(inner), n, counted));
}

}  // namespace

extern const ModifierEntry stop_at_dose_n_entry;
const ModifierEntry stop_at_dose_n_entry{
    "stop at n at a dose", "the trial ends when one dose has n evaluable patients",
    "Convergence stop of model-based designs: Goodman SN, Zahurak ML, Piantadosi S. Some practical "
    "improvements in the continual reassessment method for phase I studies. Stat Med "
    "1995;14:1149-1161.",
    options, &make};

}  // namespace caudata::design
