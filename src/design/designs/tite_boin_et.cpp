// SPDX-License-Identifier: Apache-2.0
#include "design/designs/tite_boin_et.hpp"

#include <algorithm>
#include <array>

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "TITE-BOIN-ET";

constexpr RuleText suspended_rule{"tite-boin-et.suspended",
                                  "{dlt} DLTs in {n} patients at {level}, and too many have an "
                                  "open outcome: wait"};
constexpr RuleText last_windows_rule{
    "tite-boin-et.last-windows",
    "all patients are treated, and some have an open outcome: wait before the dose is selected"};

bool open(const TimedPatient& patient) { return patient.dlt.pending || patient.response.pending; }

/// Of the outcome's window; an event has been observed in full.
double observed(const FollowUp& outcome) { return outcome.event ? 1 : outcome.share; }

/// A listed response has no day: it is known, and counts in full. The window of the response may
/// outlast that of the DLT: who left between the two is evaluable, and will not respond any more.
FollowUp response_of(const PatientRecord& record, double window) {
  if (record.efficacy.value_or(0) > 0) return {1, true, false};
  const double share = std::clamp(record.follow_up.value() / window, 0.0, 1.0);
  const bool left = record.left || record.evaluability == Evaluability::left_before_window ||
                    record.evaluability == Evaluability::too_few_doses;
  return {share, false, share < 1 && !left};
}

}  // namespace

/// The patients of a ladder dose by dose.
struct TiteBoinEt::Seen {
  std::array<Tally, max_doses> tally{};  // everybody, with the events seen so far
  std::array<double, max_doses> dlt_n{}, response_n{};
  std::array<int, max_doses> open{}, open_response{};
  int doses{0};
  bool anybody_open{false};

  std::vector<BoinEt::Rates> rates() const {
    std::vector<BoinEt::Rates> all(static_cast<std::size_t>(doses));
    for (std::size_t d = 0; d < all.size(); ++d) {
      if (tally[d].evaluable == 0) continue;
      all[d] = {dlt_n[d] > 0 ? tally[d].dlt / dlt_n[d] : 0,
                response_n[d] > 0 ? tally[d].response / response_n[d] : 0, true};
    }
    return all;
  }
  /// The most that open outcomes can do for the doses: no DLT, and a response.
  std::array<Tally, max_doses> at_best() const {
    std::array<Tally, max_doses> best = tally;
    for (std::size_t d = 0; d < best.size(); ++d)
      best[d].response = static_cast<std::int16_t>(best[d].response + open_response[d]);
    return best;
  }
  /// As if all outcomes were known.
  LadderHistory counted(int last_dose) const {
    return {.tally = std::span(tally).first(static_cast<std::size_t>(doses)),
            .last_dose = last_dose,
            .patients = {}};
  }
};

std::vector<TimedPatient> TiteBoinEt::patients(const LadderHistory& history) const {
  std::vector<TimedPatient> all(history.timed.begin(), history.timed.end());
  if (!all.empty()) return all;
  for (const PatientRecord& record : history.patients) {
    std::vector<TimedPatient> one = timed_patients(std::span(&record, 1), rules_.window);
    if (one.empty()) continue;
    one.front().response = response_of(record, rules_.response_window);
    all.push_back(one.front());
  }
  return all;
}

TiteBoinEt::Seen TiteBoinEt::seen(const LadderHistory& history) const {
  Seen seen;
  seen.doses = static_cast<int>(history.tally.size());
  for (const TimedPatient& patient : patients(history)) {
    const auto at = static_cast<std::size_t>(patient.dose);
    seen.tally[at] += {1, patient.dlt.event, patient.response.event, 0};
    seen.dlt_n[at] += observed(patient.dlt);
    seen.response_n[at] += observed(patient.response);
    seen.open[at] += open(patient);
    seen.open_response[at] += patient.response.pending;
    seen.anybody_open = seen.anybody_open || open(patient);
  }
  return seen;
}

LadderDecision TiteBoinEt::next(const LadderHistory& history) const {
  const bool no_patients = history.timed.empty() && history.patients.empty();
  if (no_patients || history.tally.empty()) return boin_et_.next(history);
  const Seen seen = this->seen(history);
  const LadderHistory counted = seen.counted(history.last_dose);
  if (tried_doses(counted.tally).highest < 0) return boin_et_.next(counted);
  const int current = current_dose(counted);
  const auto at = static_cast<std::size_t>(current);
  const auto wait = [&](const RuleText& rule) {
    return WaitForPatients{reason_at(rule, counted, current)};
  };
  if (rules_.boin_et.size.complete(counted.tally)) {
    if (seen.anybody_open) return wait(last_windows_rule);
    return boin_et_.next(counted);
  }
  if (seen.tally[at].evaluable == 0) return boin_et_.next(counted);
  const auto best = seen.at_best();
  const bool may_stay = boin_et_.admits(std::span(best).first(history.tally.size()), current);
  const bool too_many_open = seen.open[at] > rules_.pending_limit * seen.tally[at].evaluable;
  if (may_stay && too_many_open) return wait(suspended_rule);
  LadderDecision decision =
      boin_et_.towards(counted, boin_et_.wanted(seen.rates(), current).front());
  const auto* end = std::get_if<Conclude>(&decision);
  const bool selected = end != nullptr && end->kind == ConclusionKind::mtd;
  return selected && seen.anybody_open ? LadderDecision(wait(last_windows_rule)) : decision;
}

std::string TiteBoinEt::name() const { return "TITE-" + boin_et_.name(); }

namespace {

constexpr std::string_view pending_option = "pending_limit", window_name = "window",
                           response_window_name = "response_window";

const std::vector<OptionSpec> options = [] {
  OptionSpec response_window = window_option();
  response_window.name = response_window_name;
  response_window.meaning = "length of the response window in days";
  return joined({boin_et_options(),
                 {share_option(pending_option,
                               "a larger share of patients with an open outcome at the current "
                               "dose suspends accrual",
                               0.5),
                  window_option(), response_window}});
}();

std::string resolved(const Options& given, const LadderPart&) {
  return boin_et_boundaries_text(given);
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  if (issues.has_errors()) return core::failure(std::move(issues));
  auto rules = boin_et_rules(given, part);
  if (!rules) return core::failure(std::move(rules.error()));
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  return AnyDesign(TiteBoinEt({.boin_et = *std::move(rules),
                               .pending_limit = number(pending_option),
                               .window = number(window_name),
                               .response_window = number(response_window_name)}));
}

}  // namespace

const DesignEntry tite_boin_et_entry{
    design_name,
    "BOIN-ET that treats while outcomes are open, which count by their follow-up",
    "Takeda K, Morita S, Taguri M. TITE-BOIN-ET: time-to-event Bayesian optimal interval design to "
    "accelerate dose-finding based on both efficacy and toxicity outcomes. Pharm Stat "
    "2020;19:335-349. Details as in the R package boinet.",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
