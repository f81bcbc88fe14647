// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "design/make_design.hpp"
#include "io/conform/calendar_table.hpp"
#include "io/conform/entry.hpp"

// Operating characteristics of TITE-BOIN as the R package TITEgBOIN simulates it: 4 combined
// standard errors, figures without an error 1 % or 4 of our errors at its number of trials.
// Patients come by a Poisson process, the first at once; who comes during a suspension is turned
// away. Half of the DLTs fall in the second half of the window (the package's default), by a
// Weibull law. The trial lasts until the last window closes.
namespace caudata::io {
namespace {

constexpr std::uint64_t trials = 100000;
constexpr double package_late_share = 0.5;

core::Result<oc::CalendarSums> simulate(const ReferenceTable& table, std::size_t row) {
  const auto target = table.number(row, "target"), cohorts = table.number(row, "ncohort"),
             size = table.number(row, "cohortsize"), window = table.number(row, "maxt"),
             rate = table.number(row, "accrual"), limit = table.number(row, "maxpen");
  const oc::DoseTruth truth{table.numbers(row, "p_true")};
  if (!target || !cohorts || !size || !window || !rate || !limit || truth.p_dlt.empty()) {
    return core::failure(incomplete(table, row));
  }
  const auto design = design::make_design(
      "TITE-BOIN",
      design::options_of(
          {{"target", *target},
           {"cohort_size", static_cast<std::int64_t>(std::lround(*size))},
           {"max_patients", static_cast<std::int64_t>(std::lround(*cohorts * *size))},
           {"pending_limit", *limit}}),
      design::numbered_ladder(truth.p_dlt.size()));
  if (!design) return core::failure(design.error());
  oc::TrialTiming timing;
  timing.accrual = {oc::AccrualLaw::poisson, 1 / *rate, oc::FirstArrival::at_once,
                    oc::WhenSuspended::goes_elsewhere};
  timing.dlt = {oc::OnsetLaw::weibull, *window, package_late_share};
  return simulate_for_check(*design, truth, timing, trials);
}

void check(const ReferenceTable& table, Conformity& found) {
  check_calendar_table(
      table, {"scenario", "target", "p_true", "ncohort", "cohortsize", "maxt", "accrual", "maxpen"},
      &simulate, found);
}

constexpr std::array<std::string_view, 14> columns{
    "scenario", "design", "target", "p_true", "ncohort", "cohortsize", "maxt",
    "accrual",  "maxpen", "nsim",   "metric", "dose",    "value",      "mc_se"};

}  // namespace

extern const ConformEntry titeboin_oc_mc_entry{
    "TITE-BOIN in calendar time as TITEgBOIN simulates it, 4 standard errors", columns, &check};

}  // namespace caudata::io
