// SPDX-License-Identifier: Apache-2.0
#include "oc/boin_et_trial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/elementary.hpp"
#include "oc/event_time.hpp"

namespace caudata::oc {
namespace {

using design::BoinEt;
using design::Tally;

constexpr double late_share = 0.5;  // of a window's events, in its second half

struct Event {
  bool happens;
  double known;  // days after entry: when it happens, else the end of the window
};

/// u is uniform on (0, 1).
Event event(double u, double p, double window) {
  const EventTime onset({OnsetLaw::weibull, window, late_share}, p);
  const bool happens = onset.happens(u);
  return {happens, happens ? window * onset.share(u) : window};
}

struct Patient {
  int dose;
  double enters, dlt_known, response_known;  // days; events are known when they happen
  bool dlt, response;
};

class Trial {
 public:
  Trial(const BoinEt& design, const BoinEtScenario& scenario, Pending pending,
        const core::TrialStreams& streams)
      : design_(design),
        scenario_(scenario),
        pending_(pending),
        streams_(streams),
        lots_(streams.of(core::CandidateId{0}, core::Process::toxicity)),
        size_(design.rules().size),
        tally_(scenario.p_dlt.size()) {}

  BoinEtOutcome run() {
    int dose = std::min(size_.start_dose, static_cast<int>(tally_.size()) - 1);
    for (;;) {
      treat(dose);
      observe(dose);
      const auto decision = decide(dose);
      const auto* next = std::get_if<design::TreatDose>(&decision);
      if (next == nullptr) return outcome(std::get<design::Conclude>(decision).dose);
      dose = next->dose;
    }
  }

 private:
  bool full() const { return static_cast<int>(patients_.size()) >= size_.max_patients; }

  void treat(int dose) {
    const auto at = static_cast<std::size_t>(dose);
    double enters = now_;
    for (int i = 0; i < size_.cohort_size && !full(); ++i) {
      core::Stream stream =
          streams_.of(core::CandidateId{static_cast<std::uint32_t>(patients_.size()) + 1},
                      core::Process::toxicity);
      const double z_dlt = core::normal_quantile(stream.uniform());
      const double rho = scenario_.correlation;
      const double z_response =
          rho * z_dlt + std::sqrt(1 - rho * rho) * core::normal_quantile(stream.uniform());
      const double gap = 2 * scenario_.accrual * stream.uniform();
      if (i > 0)
        enters += gap;
      else
        next_gap_ = gap;
      const Event dlt = event(core::normal_cdf(z_dlt), scenario_.p_dlt[at], scenario_.tau_t);
      const Event response =
          event(core::normal_cdf(z_response), scenario_.p_response[at], scenario_.tau_e);
      patients_.push_back({dose, enters, enters + dlt.known, enters + response.known, dlt.happens,
                           response.happens});
    }
    now_ = enters;
  }

  /// Lets time pass until the decision; the gap of the cohort's first patient, who came at once, is
  /// the time until the next patient comes.
  void observe(int dose) {
    if (pending_ == Pending::none || full()) {
      now_ += std::max(scenario_.tau_t, scenario_.tau_e);
      return;
    }
    now_ += next_gap_;
    while (!half_known(dose)) now_ = next_known(dose);
  }

  bool half_known(int dose) const {
    int here = 0;
    int known = 0;
    for (const Patient& p : patients_) {
      if (p.dose != dose) continue;
      ++here;
      if (p.dlt_known <= now_ && p.response_known <= now_) ++known;
    }
    return 2 * known >= here;
  }

  double next_known(int dose) const {
    double next = std::numeric_limits<double>::infinity();
    for (const Patient& p : patients_) {
      if (p.dose != dose) continue;
      if (p.dlt_known > now_) next = std::min(next, p.dlt_known);
      if (p.response_known > now_) next = std::min(next, p.response_known);
    }
    return next;
  }

  design::LadderDecision decide(int dose) {
    std::vector<BoinEt::Rates> rates(tally_.size());
    std::vector<double> dlt_n(tally_.size());
    std::vector<double> response_n(tally_.size());
    std::ranges::fill(tally_, Tally{});
    for (const Patient& p : patients_) {
      const auto at = static_cast<std::size_t>(p.dose);
      const bool dlt_known = p.dlt_known <= now_;
      const bool response_known = p.response_known <= now_;
      tally_[at] += {1, dlt_known && p.dlt, response_known && p.response, 0};
      dlt_n[at] += dlt_known ? 1 : (now_ - p.enters) / scenario_.tau_t;
      response_n[at] += response_known ? 1 : (now_ - p.enters) / scenario_.tau_e;
    }
    for (std::size_t at = 0; at < rates.size(); ++at) {
      if (tally_[at].evaluable == 0) continue;
      rates[at] = {dlt_n[at] > 0 ? tally_[at].dlt / dlt_n[at] : 0,
                   response_n[at] > 0 ? tally_[at].response / response_n[at] : 0, true};
    }
    const auto wanted = design_.wanted(rates, dose);
    const auto lot =
        wanted.size() == 1
            ? 0
            : static_cast<std::size_t>(lots_.uniform() * static_cast<double>(wanted.size()));
    return design_.towards({.tally = tally_, .last_dose = dose, .patients = {}}, wanted[lot]);
  }

  BoinEtOutcome outcome(int selected) const {
    BoinEtOutcome result{selected, {}, now_};
    for (const Patient& p : patients_) ++result.patients[static_cast<std::size_t>(p.dose)];
    return result;
  }

  const BoinEt& design_;
  const BoinEtScenario& scenario_;
  Pending pending_;
  const core::TrialStreams& streams_;
  core::Stream lots_;
  design::TrialSize size_;
  std::vector<Tally> tally_;
  std::vector<Patient> patients_;
  double now_{0};
  double next_gap_{0};
};

}  // namespace

BoinEtOutcome simulate_boin_et(const design::BoinEt& design, const BoinEtScenario& scenario,
                               Pending pending, const core::TrialStreams& streams) {
  return Trial(design, scenario, pending, streams).run();
}

}  // namespace caudata::oc
