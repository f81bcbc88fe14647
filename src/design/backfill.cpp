// SPDX-License-Identifier: Apache-2.0
#include "design/backfill.hpp"

#include <algorithm>

#include "design/mtd_selection.hpp"

namespace caudata::design {
namespace {

int lowest_response(const LadderHistory& history) {
  int lowest = max_doses;
  for (const TimedPatient& patient : history.timed) {
    if (patient.response.event) lowest = std::min<int>(lowest, patient.dose);
  }
  for (int dose = 0; dose < std::ssize(history.tally); ++dose) {
    if (history.tally[static_cast<std::size_t>(dose)].response > 0) lowest = std::min(lowest, dose);
  }
  return lowest;
}

bool goes_down(Tally tally, const BackfillRule& rule) {
  return boin_judgement(tally, rule).move == Move::de_escalate;
}

bool closed(const BackfillStanding& standing, int dose, const BackfillRule& rule) {
  if (dose >= standing.open) return true;
  return goes_down(standing.at(dose), rule) && goes_down(standing.pooled(dose, dose + 1), rule);
}

}  // namespace

BackfillStanding::BackfillStanding(const LadderHistory& history, const BackfillRule& rule,
                                   double window)
    : timed(history, window),
      known(timed.known()),
      doses(static_cast<int>(history.tally.size())),
      open(doses_not_overly_toxic(std::span(known).first(history.tally.size()), rule.target,
                                  rule.cutoff)),
      last(std::min(history.last_dose, doses - 1)),
      lowest_response(design::lowest_response(history)) {
  const auto count = [&](std::size_t dose, Enrolment enrolment) {
    if (dose < beside.size()) beside[dose] += enrolment == Enrolment::backfill;
  };
  for (const TimedPatient& patient : history.timed)
    count(static_cast<std::size_t>(patient.dose), patient.enrolment);
  for (const PatientRecord& patient : history.patients)
    count(patient.level.dose, patient.enrolment);
}

Tally BackfillStanding::pooled(int from, int to) const {
  Tally sum;
  for (int dose = from; dose <= to; ++dose) sum += at(dose);
  return sum;
}

Judgement boin_judgement(Tally tally, const BackfillRule& rule) {
  return boin_judgement(double(tally.dlt) / std::max<int>(tally.evaluable, 1), rule.boundaries);
}

std::vector<std::uint8_t> backfill_below(const BackfillStanding& standing, int current,
                                         const BackfillRule& rule) {
  std::vector<std::uint8_t> open;
  if (rule.cap == 0) return open;
  for (int dose = 0; dose < current && !closed(standing, dose, rule); ++dose) {
    const int counted = standing.timed_at(dose).counted();
    const bool active =
        rule.opening == BackfillOpening::cleared || dose >= standing.lowest_response;
    if (counted > 0 && counted < rule.cap && active) {
      open.insert(open.begin(), static_cast<std::uint8_t>(dose));
    }
  }
  return open;
}

bool calls_for_less(const BackfillStanding& standing, int dose, Move here,
                    const BackfillRule& rule) {
  if (standing.at(dose).evaluable == 0) return false;
  const Move there = boin_judgement(standing.at(dose), rule).move;
  return there == Move::de_escalate || (there == Move::stay && here == Move::escalate);
}

std::optional<int> conflicting_dose(const BackfillStanding& standing, Move here,
                                    const BackfillRule& rule) {
  if (rule.cap == 0 || standing.last < 0 || standing.at(standing.last).evaluable == 0) return {};
  for (int dose = standing.last - 1; dose >= 0; --dose) {
    if (calls_for_less(standing, dose, here, rule)) return dose;
  }
  return {};
}

int dose_below_conflict(const BackfillStanding& standing, int from, const BackfillRule& rule) {
  int dose = standing.last - 1;
  while (dose >= from && goes_down(standing.pooled(from, dose), rule)) --dose;
  return std::max(dose, 0);
}

}  // namespace caudata::design
