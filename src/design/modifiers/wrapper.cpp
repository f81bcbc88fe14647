// SPDX-License-Identifier: Apache-2.0
#include "design/modifiers/wrapper.hpp"

#include <algorithm>

namespace caudata::design {
namespace {

int highest_treated_below(const LadderHistory& history, int dose) {
  int below = std::min(dose, static_cast<int>(history.tally.size())) - 1;
  while (below >= 0 && history.tally[static_cast<std::size_t>(below)].evaluable == 0) --below;
  return below;
}

/// Pending patients at a dose of the ladder; -1: at all its doses.
int pending(const LadderHistory& history, int dose) {
  const int doses = static_cast<int>(history.tally.size());
  const auto here = [=](int other) { return other < doses && (dose < 0 || other == dose); };
  if (!history.patients.empty()) {
    return static_cast<int>(std::ranges::count_if(history.patients, [&](const auto& patient) {
      return patient.evaluability == Evaluability::pending && here(patient.level.dose);
    }));
  }
  return static_cast<int>(std::ranges::count_if(history.timed, [&](const auto& patient) {
    return patient.dlt.pending && here(patient.dose);
  }));
}

}  // namespace

Conclude Wrapper::conclusion(const LadderHistory& history) const {
  return conclusion_so_far(inner_, history);
}

Conclude conclusion_so_far(const AnyDesign& design, const LadderHistory& history) {
  if (auto final = design.conclusion(history)) return *std::move(final);
  const LadderDecision next = design.next(history);
  if (const auto* end = std::get_if<Conclude>(&next)) return *end;
  if (const auto* treat = std::get_if<TreatDose>(&next)) {
    return {ConclusionKind::n_reached, highest_treated_below(history, treat->dose), treat->reason};
  }
  return {ConclusionKind::n_reached, highest_treated_below(history, history.last_dose),
          std::get<WaitForPatients>(next).reason};
}

Conclude stopped_because(Conclude so_far, const Reason& reason) {
  so_far.reason = reason;
  return so_far;
}

Enrolled enrolled(const LadderHistory& history) {
  return {total(history).evaluable + history.withheld, pending(history, -1)};
}

Enrolled enrolled_at(const LadderHistory& history, int dose) {
  const auto at = static_cast<std::size_t>(dose);
  const int evaluable = at < history.tally.size() ? history.tally[at].evaluable : 0;
  return {evaluable, pending(history, dose)};
}

Tally counted(Tally evaluable, const Enrolled& enrolled) {
  evaluable.evaluable = static_cast<std::int16_t>(enrolled.all());
  return evaluable;
}

Tally total(const LadderHistory& history) {
  Tally sum;
  for (const Tally& tally : history.tally) sum += tally;
  return sum;
}

Reason reason_at(std::string_view rule, std::string_view text, int dose, Tally tally) {
  return {rule, text, {0, static_cast<std::uint8_t>(std::max(dose, 0))}, tally};
}

}  // namespace caudata::design
