// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace caudata::oc {

/// How the time between two patients who come is drawn. All have the same mean.
enum class AccrualLaw : std::uint8_t {
  fixed,    // always the mean
  poisson,  // exponential
  uniform   // uniform from 0 to twice the mean
};

/// When the first patient comes.
enum class FirstArrival : std::uint8_t { at_once, after_one_gap };

/// What a patient does who comes while the design waits for outcomes.
enum class WhenSuspended : std::uint8_t {
  goes_elsewhere,  // the next one who comes asks again
  waits            // he starts as soon as the design allows it; the next gap begins then
};

struct Accrual {
  AccrualLaw law{AccrualLaw::poisson};
  double mean_gap{1};  // > 0
  FirstArrival first{FirstArrival::at_once};
  WhenSuspended suspended{WhenSuspended::goes_elsewhere};
};

/// When in its window an event falls, given that it falls there.
enum class OnsetLaw : std::uint8_t {
  uniform,
  weibull  // the time to the event is Weibull; `late_share` of the events fall in the second half
};

struct Onset {
  OnsetLaw law{OnsetLaw::uniform};
  double window{1};        // > 0, in the unit of `mean_gap`
  double late_share{0.5};  // 0 < late_share < 1; for `weibull`
};

/// The calendar of a trial without patients. Time has any unit, the same everywhere. Neglected:
/// dropout, and any time between a decision and the first dose.
struct TrialTiming {
  Accrual accrual;
  Onset dlt;
  Onset response{};  // for designs that use efficacy
};

/// The truth: probabilities per dose of an event within its window.
struct DoseTruth {
  std::vector<double> p_dlt;
  std::vector<double> p_response{};  // empty: nobody responds
  double correlation{0};             // of the two times, a Gaussian copula; -1 < correlation < 1
};

}  // namespace caudata::oc
