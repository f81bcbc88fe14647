// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"

namespace caudata::design {
namespace {

constexpr std::int64_t usual_patients = 12;
constexpr double most_patients = 1000;

const std::array<OptionSpec, 1> options{{
    {.name = "n",
     .meaning =
         "most patients at one dose; a cohort that would pass it is shortened, and the trial "
         "ends when the design wants more",
     .fallback = usual_patients,
     .lower = 1,
     .upper = most_patients,
     .choices = {}},
}};

/// Never more than n patients at a dose, those in their window counted; full doses take no backfill
/// either.
class CapPerDose : public Wrapper {
 public:
  CapPerDose(AnyDesign inner, int n) : Wrapper(std::move(inner)), n_(n) {}

  std::string name() const { return fmt::format("{}, at most {} per dose", inner().name(), n_); }

  LadderDecision next(const LadderHistory& history) const {
    LadderDecision decision = inner().next(history);
    const auto full = [&](std::uint8_t dose) { return left(history, dose) <= 0; };
    if (auto* wait = std::get_if<WaitForPatients>(&decision)) std::erase_if(wait->backfill, full);
    auto* treat = std::get_if<TreatDose>(&decision);
    if (treat == nullptr) return decision;
    std::erase_if(treat->backfill, full);
    const int here = left(history, treat->dose);
    if (here >= treat->patients) return decision;
    if (here > 0) {
      treat->patients = here;
      return decision;
    }
    const auto at = static_cast<std::size_t>(treat->dose);
    const Reason reason =
        reason_at("cap-per-dose", "{n} patients at {level}: no more at one dose", treat->dose,
                  counted(history.tally[at], enrolled_at(history, treat->dose)));
    if (enrolled(history).pending > 0) return WaitForPatients{reason};
    return stopped_because(conclusion_so_far(inner(), history), reason);
  }

 private:
  int left(const LadderHistory& history, int dose) const {
    return n_ - enrolled_at(history, dose).all();
  }

  int n_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  const int n = static_cast<int>(option<std::int64_t>(given, options, "n"));
  return AnyDesign(CapPerDose(std::move(inner), n));
}

}  // namespace

extern const ModifierEntry cap_per_dose_entry;
const ModifierEntry cap_per_dose_entry{
    "cap per dose", "no more than n patients at one dose",
    "Limit on patients per dose as protocols state it; no published operating rule.", options,
    &make};

}  // namespace caudata::design
