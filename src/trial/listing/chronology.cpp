// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/chronology.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/date.hpp"
#include "trial/evaluability.hpp"

namespace caudata::trial {
namespace {

using core::date_text;
using F = ListingField;

void check_ascending(F field, const std::vector<Days>& days, CellReader& cells) {
  for (std::size_t i = 1; i < days.size(); ++i) {
    if (days[i] > days[i - 1]) continue;
    cells.error(field, "listing.dates-out-of-order",
                fmt::format("{} stands after {}", date_text(days[i]), date_text(days[i - 1])),
                "a patient gets at most one dose a day, in order of time",
                "put the dates in order, or correct them");
  }
}

void check_not_later(F field, std::optional<Days> day, Days on, CellReader& cells) {
  if (!day || *day <= on) return;
  cells.error(
      field, "listing.future-date",
      fmt::format("{} lies after {}, the day of the decision", date_text(*day), date_text(on)),
      "what has not happened cannot be known", "correct the date, or give a later --on");
}

void check_future(const ListedPatient& patient, Days on, CellReader& cells) {
  const auto late = std::ranges::find_if(patient.given, [&](Days day) { return day > on; });
  if (late != patient.given.end()) check_not_later(F::given, *late, on, cells);
  check_not_later(F::dlt_date, patient.dlt, on, cells);
  check_not_later(F::last_seen, patient.last_seen, on, cells);
  check_not_later(F::procedure_event, patient.procedure_event, on, cells);
  check_not_later(F::failed_puncture, patient.failed_puncture, on, cells);
  if (patient.event) check_not_later(F::event_resolved, patient.event->resolved, on, cells);
  if (patient.antithrombotic)
    check_not_later(F::antithrombotic_last, patient.antithrombotic->last_taken, on, cells);
}

void check_dlt(const ListedPatient& patient, CellReader& cells) {
  if (!patient.dlt) return;
  if (patient.given.empty()) {
    cells.error(F::dlt_date, "listing.dlt-without-dose", "a DLT of a patient who had no dose",
                "a DLT follows a dose", "give the date of the dose, or correct the row");
  } else if (*patient.dlt < patient.given.front()) {
    cells.error(F::dlt_date, "listing.dlt-before-dosing",
                fmt::format("the DLT of {} lies before the first dose of {}",
                            date_text(*patient.dlt), date_text(patient.given.front())),
                "a DLT follows a dose", "correct one of the two dates");
  } else if (*patient.dlt > patient.last_seen) {
    cells.error(F::dlt_date, "listing.dlt-after-follow-up",
                fmt::format("the DLT of {} lies after {}, when the patient was last seen",
                            date_text(*patient.dlt), date_text(patient.last_seen)),
                "", "bring last_seen up to date");
  }
}

/// A death of the product within the window is a DLT by any definition of severity.
void check_death(const ListedPatient& patient, const Protocol& protocol, CellReader& cells) {
  if (!patient.related_death || patient.dlt || cells.blank(F::dlt) || patient.given.empty() ||
      patient.level.part >= protocol.parts.size())
    return;
  const Days first = patient.given.front();
  const Days closes =
      first + window_closes(protocol.parts[patient.level.part], patient.given.back() - first);
  if (patient.last_seen > closes) return;
  cells.error(F::related_death, "listing.related-death-without-dlt",
              fmt::format("a death of the product by {}, when the window is open, and dlt says no",
                          date_text(patient.last_seen)),
              "without the DLT the next patients would be dosed",
              "write dlt = yes with the date of its onset, or correct related_death or last_seen");
}

void check_procedure_event(const ListedPatient& patient, CellReader& cells) {
  if (!patient.procedure_event) return;
  if (patient.given.empty() || *patient.procedure_event < patient.given.front())
    cells.error(F::procedure_event, "listing.procedure-event-before-dosing",
                fmt::format("the event of the procedure of {} has no dose before it",
                            date_text(*patient.procedure_event)),
                "it follows the procedure by which a dose is given",
                "correct one of the two dates");
}

void check_doses(const ListedPatient& patient, const Protocol& protocol, CellReader& cells) {
  check_ascending(F::given, patient.given, cells);
  check_ascending(F::planned, patient.planned, cells);
  if (patient.given.empty() || patient.level.part >= protocol.parts.size()) return;
  const Part& part = protocol.parts[patient.level.part];
  const std::size_t most = std::max(part.dosing_days.size(), patient.planned.size());
  if (patient.given.size() > most)
    cells.error(
        F::given, "listing.too-many-doses",
        fmt::format("{} doses were given and {} plans {}", patient.given.size(), part.name, most),
        "", "correct the dates, or the part");
  if (patient.planned.size() > part.dosing_days.size() && !part.dosing_days.empty())
    cells.error(F::planned, "listing.too-many-doses",
                fmt::format("{} doses are planned here and {} by the protocol for {}",
                            patient.planned.size(), part.dosing_days.size(), part.name),
                "", "correct the dates, or the part");
  const Days last = *std::ranges::max_element(patient.given);
  if (!cells.blank(F::last_seen) && patient.last_seen < last)
    cells.error(F::last_seen, "listing.follow-up-before-last-dose",
                fmt::format("last seen on {}, before the dose of {}", date_text(patient.last_seen),
                            date_text(last)),
                "who gets a dose is seen", "correct one of the two dates");
}

}  // namespace

void check_chronology(const ListedPatient& patient, Days on, const Protocol& protocol,
                      CellReader& cells) {
  check_doses(patient, protocol, cells);
  check_dlt(patient, cells);
  check_death(patient, protocol, cells);
  check_procedure_event(patient, cells);
  check_future(patient, on, cells);
}

}  // namespace caudata::trial
