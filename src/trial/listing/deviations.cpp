// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/deviations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/date.hpp"

namespace caudata::trial {
namespace {

using core::date_text;
using F = ListingField;

std::string asked_for(const design::Decision& decision, const design::DoseLadder& ladder) {
  if (const auto* treat = std::get_if<design::Treat>(&decision)) {
    return fmt::format("the design asked for {}", ladder.name(treat->at));
  }
  if (std::holds_alternative<design::Wait>(decision)) {
    return "the design waited for outcomes that were not known yet";
  }
  return "the design had ended: " + to_text(std::get<design::Stop>(decision).conclusion, ladder);
}

}  // namespace

void Deviations::check_start(const ListedPatient& patient, Days day,
                             const std::vector<safety::Hold>& waits) {
  const safety::Hold* last = nullptr;
  for (const safety::Hold& hold : waits) {
    if (hold.until > day && (last == nullptr || hold.until > last->until)) last = &hold;
  }
  if (last == nullptr) return;
  at(patient).warn(F::given, "listing.started-too-early",
                   fmt::format("{} had the first dose on {}, before {}", patient.subject,
                               date_text(day), date_text(*last->until)),
                   last->text, "a deviation from the protocol: note it");
}

void Deviations::check_level(const ListedPatient& patient, const design::Decision& asked,
                             const design::DoseLadder& ladder) {
  const auto* treat = std::get_if<design::Treat>(&asked);
  if (treat != nullptr && treat->at == patient.level) return;
  at(patient).warn(
      F::dose, "listing.other-level",
      fmt::format("{} opened a cohort at {}", patient.subject, ladder.name(patient.level)),
      asked_for(asked, ladder), "a deviation from the protocol: note it");
}

void Deviations::check_backfill(const ListedPatient& patient,
                                const std::vector<design::DoseLevel>& open,
                                const design::DoseLadder& ladder) {
  if (std::ranges::count(open, patient.level) > 0) return;
  std::string levels;
  for (const design::DoseLevel level : open)
    levels += (levels.empty() ? "open for backfill: " : ", ") + ladder.name(level);
  at(patient).warn(F::backfill, "listing.backfill-not-open",
                   fmt::format("{} was backfilled at {}, which was not open for it",
                               patient.subject, ladder.name(patient.level)),
                   levels.empty() ? "no level was open for backfill" : levels,
                   "a deviation from the protocol: note it");
}

void Deviations::check_doses(const ListedPatient& patient, const PatientStanding& standing) {
  const Part& part = protocol_.parts[patient.level.part];
  if (patient.given.size() == patient.planned.size()) {
    for (std::size_t k = 0; k < patient.given.size(); ++k) {
      const Days late = patient.given[k] - patient.planned[k];
      if (late >= Days(0) && late <= part.dose_window) continue;
      at(patient).warn(
          F::given, "listing.dose-outside-window",
          fmt::format("dose {} of {} was given on {} and planned for {}", k + 1, patient.subject,
                      date_text(patient.given[k]), date_text(patient.planned[k])),
          fmt::format("the window is {} d", part.dose_window.value()), "");
    }
  }
  if (patient.dlt && protocol_.dlt.stops_dosing && patient.given.back() > *patient.dlt)
    at(patient).warn(F::given, "listing.dose-after-dlt",
                     fmt::format("{} had a dose on {}, after the DLT of {}", patient.subject,
                                 date_text(patient.given.back()), date_text(*patient.dlt)),
                     "a DLT ends dosing by the protocol", "a deviation from the protocol: note it");
  const bool pending = standing.evaluability == design::Evaluability::pending;
  if (pending && patient.judged == Judged::counts)
    at(patient).warn(F::evaluable, "listing.evaluable-too-early",
                     fmt::format("{} is called evaluable before the window closes on {}",
                                 patient.subject, date_text(standing.window_closes)),
                     "the rule of the protocol is followed: pending", "");
  if (!standing.why_not.empty() && patient.judged == Judged::counts)
    at(patient).warn(
        F::evaluable, "listing.evaluable-against-rule",
        fmt::format("{} is called evaluable and is not: {}", patient.subject, standing.why_not),
        "the rule of the protocol is followed", "");
  if (standing.dlt && patient.judged == Judged::does_not_count)
    at(patient).warn(
        F::evaluable, "listing.dlt-counts",
        fmt::format("{} is called not evaluable and had a DLT in the window", patient.subject),
        "a DLT counts", "");
}

void Deviations::check_follow_up(const ListedPatient& patient, const PatientStanding& standing,
                                 Days on) {
  const bool pending = standing.evaluability == design::Evaluability::pending;
  if (!pending || standing.window_closes >= on) return;
  at(patient).warn(
      F::last_seen, "listing.follow-up-behind",
      fmt::format("the window of {} closed on {}, but the patient was last seen on {}",
                  patient.subject, date_text(standing.window_closes), date_text(patient.last_seen)),
      "until the follow-up is known the patient is pending",
      "bring last_seen up to date, or say left");
}

}  // namespace caudata::trial
