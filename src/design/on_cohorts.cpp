// SPDX-License-Identifier: Apache-2.0
#include "design/on_cohorts.hpp"

#include <algorithm>
#include <span>

namespace caudata::design {
namespace {

constexpr auto backfilled = [](const auto& patient) {
  return patient.enrolment == Enrolment::backfill;
};

/// What a patient has added to the tally of his dose.
Tally counted(const PatientRecord& patient) {
  const bool evaluable = patient.evaluability == Evaluability::evaluable;
  const bool response = evaluable && patient.efficacy.value_or(0) > 0;
  return {evaluable, patient.dlt.has_value(), response, patient.dlt && response};
}

Tally counted(const TimedPatient& patient) {
  if (patient.dlt.pending || patient.response.pending) return {};
  if (!patient.dlt.event && patient.dlt.share < 1) return {};
  return {1, patient.dlt.event, patient.response.event,
          patient.dlt.event && patient.response.event};
}

void take_out(std::span<Tally> tally, std::size_t dose, Tally one) {
  if (dose >= tally.size()) return;
  Tally& at = tally[dose];
  at.evaluable = static_cast<std::int16_t>(at.evaluable - one.evaluable);
  at.dlt = static_cast<std::int16_t>(at.dlt - one.dlt);
  at.response = static_cast<std::int16_t>(at.response - one.response);
  at.both = static_cast<std::int16_t>(at.both - one.both);
}

int evaluable(std::span<const Tally> tally) {
  int sum = 0;
  for (const Tally& at : tally) sum += at.evaluable;
  return sum;
}

}  // namespace

bool anybody_backfilled(const LadderHistory& history) {
  return !history.cohorts.empty() || std::ranges::any_of(history.timed, backfilled) ||
         std::ranges::any_of(history.patients, backfilled);
}

CohortsAlone::CohortsAlone(const LadderHistory& history) : all_(history) {
  const std::span tally = std::span(tally_).first(history.tally.size());
  std::ranges::copy(history.cohorts.empty() ? history.tally : history.cohorts, tally.begin());
  for (const PatientRecord& patient : history.patients) {
    if (!backfilled(patient)) {
      patients_.push_back(patient);
    } else if (history.cohorts.empty()) {
      take_out(tally, patient.level.dose, counted(patient));
    }
  }
  for (const TimedPatient& patient : history.timed) {
    if (!backfilled(patient)) {
      timed_.push_back(patient);
    } else if (history.cohorts.empty()) {
      take_out(tally, static_cast<std::size_t>(patient.dose), counted(patient));
    }
  }
  withheld_ = history.withheld + evaluable(history.tally) - evaluable(tally);
}

LadderHistory CohortsAlone::history() const {
  LadderHistory shown = all_;
  shown.tally = std::span(tally_).first(all_.tally.size());
  shown.patients = patients_;
  shown.timed = timed_;
  shown.counted = nullptr;
  shown.cohorts = {};
  shown.withheld = withheld_;
  return shown;
}

}  // namespace caudata::design
