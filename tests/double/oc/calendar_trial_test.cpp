// SPDX-License-Identifier: Apache-2.0
// A trial in calendar time written a second time, as plainly as possible: one stream per person,
// one draw after another, everybody counted anew for every decision. It must give the same trials,
// bit by bit.
#include "oc/calendar_trial.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "design/make_design.hpp"

namespace caudata::oc {
namespace {

struct Outcome {
  bool happens{false};
  double share{1};  // of the window until it is known

  double known(double entry, double window) const { return entry + share * window; }

  design::FollowUp seen(double entry, double window, double now) const {
    if (known(entry, window) <= now) return {share, happens, false};
    return {(now - entry) / window, false, true};
  }
};

Outcome outcome_at(const Onset& onset, double p, double u) {
  const EventTime time(onset, p);
  return {time.happens(u), time.happens(u) ? time.share(u) : 1};
}

struct Person {
  int dose;
  double entry;
  Outcome dlt, response;
};

class PlainTrial {
 public:
  PlainTrial(design::AnyDesign design, DoseTruth truth, TrialTiming timing, core::Seed seed,
             core::TrialIndex trial)
      : design_(std::move(design)),
        truth_(std::move(truth)),
        timing_(timing),
        seed_(seed),
        trial_(trial),
        accrual_(seed, trial, core::the_trial_itself, core::Process::accrual) {}

  CalendarOutcome run() {
    now_ = timing_.accrual.first == FirstArrival::at_once ? 0 : gap();
    for (;;) {
      const design::LadderDecision decision = decide();
      if (const auto* end = std::get_if<design::Conclude>(&decision)) return outcome(*end);
      if (const auto* treat = std::get_if<design::TreatDose>(&decision)) {
        cohort_begin_ = people_.size();
        for (int i = 0; i < treat->patients; ++i, now_ += gap()) enrol(treat->dose);
      } else {
        wait(std::get<design::WaitForPatients>(decision));
      }
    }
  }

 private:
  bool responses() const { return !truth_.p_response.empty(); }

  double gap() {
    const double mean = timing_.accrual.mean_gap;
    switch (timing_.accrual.law) {
      case AccrualLaw::fixed:
        return mean;
      case AccrualLaw::poisson:
        return core::sample_exponential(accrual_, 1 / mean);
      case AccrualLaw::uniform:
        return 2 * mean * accrual_.uniform();
    }
    return mean;
  }

  void enrol(int dose) {
    const auto person = static_cast<std::uint32_t>(people_.size() + 1);
    core::Stream stream(seed_, trial_, core::CandidateId{person}, core::Process::toxicity);
    const auto at = static_cast<std::size_t>(dose);
    const double u = stream.uniform();
    double v = stream.uniform();
    Person one{dose, now_, outcome_at(timing_.dlt, truth_.p_dlt[at], u), {}};
    if (responses()) {
      const double r = truth_.correlation;
      if (r != 0) {
        v = core::normal_cdf(r * core::normal_quantile(u) +
                             std::sqrt(1 - r * r) * core::normal_quantile(v));
      }
      one.response = outcome_at(timing_.response, truth_.p_response[at], v);
    }
    people_.push_back(one);
  }

  design::TimedPatient seen(const Person& person) const {
    design::FollowUp response{0, false, false};
    if (responses()) response = person.response.seen(person.entry, timing_.response.window, now_);
    return {static_cast<std::int8_t>(person.dose),
            person.dlt.seen(person.entry, timing_.dlt.window, now_), response};
  }

  design::LadderDecision decide() const {
    std::vector<design::TimedPatient> timed;
    std::vector<design::Tally> tally(truth_.p_dlt.size());
    design::Tally last_cohort;
    bool pending = false;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const design::TimedPatient patient = timed.emplace_back(seen(people_[i]));
      if (patient.dlt.pending || patient.response.pending) {
        pending = true;
        continue;
      }
      const design::Tally one{
          1, patient.dlt.event, patient.response.event,
          static_cast<std::int16_t>(patient.dlt.event && patient.response.event)};
      tally[static_cast<std::size_t>(patient.dose)] += one;
      if (i >= cohort_begin_) last_cohort += one;
    }
    if (pending && design_.decides_on_tallies()) return design::WaitForPatients{};
    design::LadderHistory history;
    history.tally = tally;
    history.last_dose = people_.empty() ? -1 : people_.back().dose;
    history.last_cohort = design_.recall(last_cohort);
    history.timed = timed;
    return design_.next(history);
  }

  double next_outcome() const {
    double next = std::numeric_limits<double>::infinity();
    for (const Person& person : people_) {
      const double dlt = person.dlt.known(person.entry, timing_.dlt.window);
      if (dlt > now_) next = std::min(next, dlt);
      const double response = person.response.known(person.entry, timing_.response.window);
      if (responses() && response > now_) next = std::min(next, response);
    }
    return next;
  }

  void wait(const design::WaitForPatients& why) {
    const bool for_an_outcome = !why.reason.margin;
    const double outcome = next_outcome();
    if (timing_.accrual.suspended == WhenSuspended::waits) {
      now_ = outcome;
    } else if (for_an_outcome && timing_.accrual.law == AccrualLaw::poisson) {
      now_ = outcome + gap();
    } else {
      do now_ += gap();
      while (for_an_outcome && now_ < outcome);
    }
  }

  CalendarOutcome outcome(const design::Conclude& end) const {
    CalendarOutcome result;
    result.kind = end.kind;
    result.selected = end.dose;
    for (const Person& person : people_) {
      const bool both = person.dlt.happens && person.response.happens;
      result.patients[static_cast<std::size_t>(person.dose)] += design::Tally{
          1, person.dlt.happens, person.response.happens, static_cast<std::int16_t>(both)};
    }
    const double window = std::max(timing_.dlt.window, responses() ? timing_.response.window : 0.0);
    if (!people_.empty()) result.duration = people_.back().entry + window;
    return result;
  }

  design::AnyDesign design_;
  DoseTruth truth_;
  TrialTiming timing_;
  core::Seed seed_;
  core::TrialIndex trial_;
  core::Stream accrual_;
  double now_{0};
  std::vector<Person> people_;
  std::size_t cohort_begin_{0};
};

struct Setting {
  const char* design;
  AccrualLaw law;
  OnsetLaw onset;
  WhenSuspended suspended;
  bool responses;
};

constexpr Setting settings[] = {
    {"TITE-BOIN", AccrualLaw::poisson, OnsetLaw::weibull, WhenSuspended::goes_elsewhere, false},
    {"TITE-BOIN", AccrualLaw::uniform, OnsetLaw::uniform, WhenSuspended::waits, true},
    {"TITE-BOIN", AccrualLaw::fixed, OnsetLaw::uniform, WhenSuspended::goes_elsewhere, false},
    {"TITE-CRM", AccrualLaw::fixed, OnsetLaw::weibull, WhenSuspended::goes_elsewhere, false},
    {"R-TPI", AccrualLaw::uniform, OnsetLaw::weibull, WhenSuspended::goes_elsewhere, false},
    {"rolling six", AccrualLaw::uniform, OnsetLaw::uniform, WhenSuspended::goes_elsewhere, false},
    {"rolling six", AccrualLaw::poisson, OnsetLaw::weibull, WhenSuspended::waits, false},
    {"3+3", AccrualLaw::uniform, OnsetLaw::uniform, WhenSuspended::goes_elsewhere, true},
    {"BOIN12", AccrualLaw::poisson, OnsetLaw::weibull, WhenSuspended::goes_elsewhere, true}};

TEST(CalendarTrial, IsThePlainTrialBitByBit) {
  constexpr std::uint32_t trials = 25;
  for (const Setting& setting : settings) {
    TrialTiming timing;
    timing.accrual = {setting.law, 6.5, FirstArrival::after_one_gap, setting.suspended};
    timing.dlt = {setting.onset, 28, 0.6};
    timing.response = {setting.onset, 40, 0.5};
    DoseTruth truth{{0.05, 0.15, 0.3, 0.5}, {}, 0};
    if (setting.responses) truth = {truth.p_dlt, {0.1, 0.2, 0.4, 0.4}, 0.3};
    const auto design = design::make_design(setting.design, {}, design::numbered_ladder(4));
    ASSERT_TRUE(design);
    for (const std::uint64_t seed : {std::uint64_t{11}, std::uint64_t{1} << 40}) {
      CalendarTrial fast(*design, truth, timing);
      for (std::uint32_t i = 0; i < trials; ++i) {
        const core::TrialIndex trial{i};
        EXPECT_EQ(fast.run(core::Seed{seed}, trial),
                  PlainTrial(*design, truth, timing, core::Seed{seed}, trial).run())
            << setting.design << ", trial " << i;
      }
    }
  }
}

}  // namespace
}  // namespace caudata::oc
