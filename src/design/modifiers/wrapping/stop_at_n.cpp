// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"

namespace caudata::design {
namespace {

constexpr std::int64_t usual_patients = 24;
constexpr double most_patients = 1000;
constexpr std::string_view shortened = "shorten", left_out = "leave out";

const std::array<OptionSpec, 2> options{{
    {.name = "n",
     .meaning = "most patients of the ladder",
     .fallback = usual_patients,
     .lower = 1,
     .upper = most_patients,
     .choices = {}},
    {.name = "last_cohort",
     .meaning = "a cohort that would pass n is shortened, or is left out and the trial ends before "
                "it",
     .fallback = std::string(shortened),
     .choices = {shortened, left_out}},
}};

enum class LastCohort : std::uint8_t { shorten, leave_out };

/// Never more than n patients, backfilled ones included. Once n are enrolled, the trial waits for
/// those who are still in their window and ends as the design's final rule says.
class StopAtN : public Wrapper {
 public:
  StopAtN(AnyDesign inner, int n, LastCohort last)
      : Wrapper(std::move(inner)), n_(n), last_(last) {}

  std::string name() const {
    return fmt::format("{}, stop at n = {}{}", inner().name(), n_,
                       last_ == LastCohort::leave_out ? ", last cohort left out" : "");
  }

  LadderDecision next(const LadderHistory& history) const {
    LadderDecision decision = inner().next(history);
    const Enrolled now = enrolled(history);
    const int left = n_ - now.all();
    if (auto* wait = std::get_if<WaitForPatients>(&decision); wait != nullptr && left <= 0) {
      wait->backfill.clear();
    }
    auto* treat = std::get_if<TreatDose>(&decision);
    if (treat == nullptr) return decision;
    if (left <= treat->patients) treat->backfill.clear();
    if (left >= treat->patients) return decision;
    if (left > 0 && last_ == LastCohort::shorten) {
      treat->patients = left;
      return decision;
    }
    const Reason reason = reason_at(
        "stop-at-n",
        left > 0 ? "{n} patients of the part: another cohort would pass the number planned"
                 : "{n} patients of the part: the number planned is reached",
        history.last_dose, counted(total(history), now));
    if (now.pending > 0) return WaitForPatients{reason};
    return stopped_because(conclusion_so_far(inner(), history), reason);
  }

 private:
  int n_;
  LastCohort last_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  const auto last = option<std::string>(given, options, "last_cohort") == shortened
                        ? LastCohort::shorten
                        : LastCohort::leave_out;
  const int n = static_cast<int>(option<std::int64_t>(given, options, "n"));
  return AnyDesign(StopAtN(std::move(inner), n, last));
}

}  // namespace

extern const ModifierEntry stop_at_n_entry;
const ModifierEntry stop_at_n_entry{
    "stop at n", "no more than n patients on the ladder",
    "Stopping rules that compose with any design: Brock K, Slade D, Sweeting M. Modular dose "
    "finding: the R package escalation.",
    options, &make};

}  // namespace caudata::design
