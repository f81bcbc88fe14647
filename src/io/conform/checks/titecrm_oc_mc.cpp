// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "io/conform/calendar_table.hpp"
#include "io/conform/entry.hpp"
#include "io/conform/tite_crm_run.hpp"

// Operating characteristics of TITE-CRM by the semantics of dfcrm's titesim: 4 combined standard
// errors; figures whose error is 0 in the file 1 % or 4 of our errors at its number of trials.
namespace caudata::io {
namespace {

constexpr std::uint64_t trials = 40000;

core::Result<oc::CalendarSums> simulate(const ReferenceTable& table, std::size_t row) {
  const auto target = table.number(row, "target"), n = table.number(row, "n"),
             window = table.number(row, "obswin"), rate = table.number(row, "rate"),
             prior_sd = table.number(row, "prior_sd");
  TiteCrmRun run;
  run.truth = table.numbers(row, "p_true");
  run.skeleton = table.numbers(row, "skeleton");
  if (!target || !n || !window || !rate || !prior_sd || run.truth.empty()) {
    return core::failure(incomplete(table, row));
  }
  run.target = *target;
  run.prior_sd = *prior_sd;
  run.patients = static_cast<int>(std::lround(*n));
  run.window = *window;
  run.rate = *rate;
  run.poisson = table.text(row, "accrual") == "poisson";
  if (table.text(row, "design").ends_with("logistic")) run.model = "logistic";
  return simulate_tite_crm(run, trials);
}

void check(const ReferenceTable& table, Conformity& found) {
  check_calendar_table(table,
                       {"scenario", "design", "target", "p_true", "skeleton", "n", "obswin", "rate",
                        "accrual", "prior_sd"},
                       &simulate, found);
}

constexpr std::array<std::string_view, 15> columns{
    "scenario", "design",   "target", "p_true", "skeleton", "n",     "obswin", "rate",
    "accrual",  "prior_sd", "nsim",   "metric", "dose",     "value", "mc_se"};

}  // namespace

extern const ConformEntry titecrm_oc_mc_entry{
    "TITE-CRM in calendar time by the rules of titesim, 4 standard errors", columns, &check};

}  // namespace caudata::io
