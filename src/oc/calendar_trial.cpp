// SPDX-License-Identifier: Apache-2.0
#include "oc/calendar_trial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::oc {
namespace {

using design::Conclude;
using design::Enrolment;
using design::LadderDecision;
using design::TreatDose;
using design::WaitForPatients;

constexpr double never = std::numeric_limits<double>::infinity();
/// Shorter gaps would let more persons come to one trial than have random numbers of their own.
constexpr double most_arrivals_per_window = 1000;
constexpr std::size_t usual_patients = 64;

std::vector<EventTime> event_times(const Onset& onset, const std::vector<double>& p) {
  std::vector<EventTime> times;
  for (const double of_dose : p) times.emplace_back(onset, of_dose);
  return times;
}

}  // namespace

CalendarTrial::CalendarTrial(const design::AnyDesign& design, const DoseTruth& truth,
                             const TrialTiming& timing)
    : design_(design),
      timing_(timing),
      dlt_time_(event_times(timing.dlt, truth.p_dlt)),
      response_time_(event_times(timing.response, truth.p_response)),
      correlation_(truth.correlation),
      waits_for_all_(design.decides_on_tallies()),
      gaps_(timing.accrual) {
  EXPECTS(!dlt_time_.empty() && dlt_time_.size() <= design::max_doses);
  EXPECTS(response_time_.empty() || response_time_.size() == dlt_time_.size());
  EXPECTS(correlation_ > -1 && correlation_ < 1);
  EXPECTS(timing.accrual.mean_gap * most_arrivals_per_window >= timing.dlt.window);
  dosed_.reserve(usual_patients);
  seen_.reserve(usual_patients);
  pending_.reserve(usual_patients);
}

void CalendarTrial::begin(core::Seed seed, core::TrialIndex trial, core::CandidateId queue) {
  EXPECTS(queue.value() % core::blocks_at_once == 0);
  seed_ = seed;
  trial_ = trial;
  gaps_.begin(seed, trial, queue);
  persons_ = queue.value();
  dosed_.clear();
  seen_.clear();
  pending_.clear();
  tally_ = {};
  counted_ = {};
  cohort_begin_ = 0;
  last_cohort_ = {};
  last_dose_ = -1;
}

/// Persons count from 1.
std::array<std::uint64_t, 2> CalendarTrial::words_of_next_person() {
  const std::uint32_t at = persons_ % core::blocks_at_once;
  if (at == 0) {
    words_ =
        core::first_blocks(seed_, trial_, core::CandidateId{persons_ + 1}, core::Process::toxicity);
  }
  ++persons_;
  return words_[at];
}

/// The DLT has the first word of the person's stream, the response the second.
void CalendarTrial::enrol(int dose, double now, Enrolment enrolment) {
  const auto words = words_of_next_person();
  const auto at = static_cast<std::size_t>(dose);
  const double u = core::uniform_from(words[0]);
  pending_.push_back(dosed_.size());
  counted_.enrol(dose);
  design::TimedPatient& seen = seen_.emplace_back();
  seen.dose = static_cast<std::int8_t>(dose);
  seen.enrolment = enrolment;
  Dosed& patient = dosed_.emplace_back();
  patient.entry = now;
  patient.dlt = dlt_time_[at].happens(u);
  patient.dlt_share = patient.dlt ? dlt_time_[at].share(u) : 1;
  patient.dlt_known = now + patient.dlt_share * timing_.dlt.window;
  patient.response_known = now;
  if (response_time_.empty()) {
    seen.response.pending = false;
  } else {
    draw_response(patient, response_time_[at], u, core::uniform_from(words[1]));
  }
}

void CalendarTrial::draw_response(Dosed& patient, const EventTime& time, double u, double v) const {
  if (correlation_ != 0) {
    v = core::normal_cdf(correlation_ * core::normal_quantile(u) +
                         std::sqrt(1 - correlation_ * correlation_) * core::normal_quantile(v));
  }
  patient.response = time.happens(v);
  if (patient.response) patient.response_share = time.share(v);
  patient.response_known = patient.entry + patient.response_share * timing_.response.window;
}

/// Whether the DLT outcome is still open.
bool CalendarTrial::observe_dlt(std::size_t patient, double now) {
  const Dosed& truth = dosed_[patient];
  design::FollowUp& seen = seen_[patient].dlt;
  if (!seen.pending) return false;
  if (truth.dlt_known <= now) {
    seen = {truth.dlt_share, truth.dlt, false};
    counted_.close(seen_[patient].dose, seen);
  } else {
    seen.share = (now - truth.entry) / timing_.dlt.window;
  }
  return seen.pending;
}

bool CalendarTrial::observe_response(std::size_t patient, double now) {
  const Dosed& truth = dosed_[patient];
  design::FollowUp& seen = seen_[patient].response;
  if (!seen.pending) return false;
  if (truth.response_known <= now) {
    seen = {truth.response_share, truth.response, false};
  } else {
    seen.share = (now - truth.entry) / timing_.response.window;
  }
  return seen.pending;
}

void CalendarTrial::observe(double now) {
  std::size_t kept = 0;
  for (const std::size_t patient : pending_) {
    const bool dlt_open = observe_dlt(patient, now);
    const bool response_open = observe_response(patient, now);
    if (dlt_open || response_open) {
      pending_[kept++] = patient;
      continue;
    }
    const Dosed& truth = dosed_[patient];
    const design::Tally one{1, truth.dlt, truth.response,
                            static_cast<std::int16_t>(truth.dlt && truth.response)};
    tally_[static_cast<std::size_t>(seen_[patient].dose)] += one;
    const bool in_cohort = seen_[patient].enrolment == Enrolment::cohort;
    if (patient >= cohort_begin_ && in_cohort) last_cohort_ += one;
  }
  pending_.resize(kept);
}

/// Precondition: somebody is pending.
double CalendarTrial::next_outcome() const {
  double next = never;
  for (const std::size_t patient : pending_) {
    if (seen_[patient].dlt.pending) next = std::min(next, dosed_[patient].dlt_known);
    if (seen_[patient].response.pending) next = std::min(next, dosed_[patient].response_known);
  }
  return next;
}

/// Shares are added in order of enrolment, as a recount of all patients would: whoever has been
/// observed for the whole window was enrolled before those at his dose who have not.
void CalendarTrial::count_shares() {
  for (int dose = 0; dose < std::ssize(dlt_time_); ++dose) counted_.forget_shares(dose);
  for (auto patient = pending_.begin(); patient != pending_.end();) {
    const std::int8_t dose = seen_[*patient].dose;
    double& observed = counted_.dose[static_cast<std::size_t>(dose)].observed;
    double sum = observed;
    for (; patient != pending_.end() && seen_[*patient].dose == dose; ++patient) {
      if (seen_[*patient].dlt.pending) sum += seen_[*patient].dlt.share;
    }
    observed = sum;
  }
}

LadderDecision CalendarTrial::decide() {
  if (waits_for_all_ && !pending_.empty()) return WaitForPatients{};
  count_shares();
  return design_.next({.tally = std::span(tally_).first(dlt_time_.size()),
                       .last_dose = last_dose_,
                       .patients = {},
                       .last_cohort = design_.recall(last_cohort_),
                       .timed = seen_,
                       .counted = &counted_});
}

/// When the next person comes who may be treated, if nobody is before the next outcome.
double CalendarTrial::next_arrival(double now, bool until_outcome) {
  const double from = until_outcome ? next_outcome() : now;
  if (until_outcome && timing_.accrual.law == AccrualLaw::poisson) return from + gaps_.next();
  do now += gaps_.next();
  while (now < from);
  return now;
}

CalendarOutcome CalendarTrial::outcome(design::ConclusionKind kind, int selected) const {
  CalendarOutcome result;
  result.kind = kind;
  result.selected = selected;
  const double window =
      std::max(timing_.dlt.window, response_time_.empty() ? 0.0 : timing_.response.window);
  for (std::size_t patient = 0; patient < dosed_.size(); ++patient) {
    const Dosed& truth = dosed_[patient];
    result.patients[static_cast<std::size_t>(seen_[patient].dose)] += design::Tally{
        1, truth.dlt, truth.response, static_cast<std::int16_t>(truth.dlt && truth.response)};
  }
  if (!dosed_.empty()) result.duration = dosed_.back().entry + window;
  return result;
}

CalendarOutcome CalendarTrial::run(core::Seed seed, core::TrialIndex trial,
                                   core::CandidateId queue) {
  begin(seed, trial, queue);
  double now = timing_.accrual.first == FirstArrival::at_once ? 0 : gaps_.next();
  int left_in_cohort = 0;
  for (;;) {
    if (left_in_cohort > 0) {
      enrol(last_dose_, now, Enrolment::cohort);
      --left_in_cohort;
      now += gaps_.next();
      continue;
    }
    observe(now);
    const LadderDecision decision = decide();
    if (const auto* end = std::get_if<Conclude>(&decision)) return outcome(end->kind, end->dose);
    if (const auto* treat = std::get_if<TreatDose>(&decision)) {
      EXPECTS(treat->patients > 0 && treat->dose >= 0 && treat->dose < std::ssize(dlt_time_));
      last_dose_ = treat->dose;
      left_in_cohort = treat->patients;
      cohort_begin_ = dosed_.size();
      last_cohort_ = {};
      continue;
    }
    if (pending_.empty()) return outcome(design::ConclusionKind::accrual_ended, -1);
    const auto& wait = std::get<WaitForPatients>(decision);
    if (!wait.backfill.empty()) {
      enrol(wait.backfill.front(), now, Enrolment::backfill);
      now += gaps_.next();
      continue;
    }
    const bool counted = !wait.reason.margin;
    now = timing_.accrual.suspended == WhenSuspended::waits ? next_outcome()
                                                            : next_arrival(now, counted);
  }
}

}  // namespace caudata::oc
