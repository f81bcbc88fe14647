// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "design/make_design.hpp"
#include "io/conform/entry.hpp"
#include "io/conform/function_call.hpp"
#include "io/conform/reference_table.hpp"
#include "io/conform/tite_crm_run.hpp"

// Runs of dfcrm's titesim and crmsim, described by the call: selection by 4 combined standard
// errors; mean patients and duration 1 % or 4 of our errors at the file's number of trials. What a
// call leaves out has dfcrm's default.
namespace caudata::io {
namespace {

constexpr std::uint64_t trials = 40000;
constexpr double dfcrm_prior_sd = 1.1575836902790226;  // sqrt(1.34)

core::Issue not_a_trial(const ReferenceTable& table, std::size_t row) {
  return {core::Severity::error,
          "conform.incomplete",
          {table.file(), static_cast<int>(table.line(row)), 1},
          fmt::format("\"{}\" does not describe a trial", table.text(row, "call")),
          "",
          ""};
}

int whole(const FunctionCall& call, std::string_view argument, int otherwise) {
  return static_cast<int>(std::lround(call.number(argument).value_or(otherwise)));
}

/// prior=same: the true probabilities.
TiteCrmRun run_of(const FunctionCall& call) {
  TiteCrmRun run;
  run.truth = call.numbers("PI");
  run.skeleton = call.text("prior") == "same" ? run.truth : call.numbers("prior");
  run.target = call.number("target").value_or(0);
  run.prior_sd = call.number("scale").value_or(dfcrm_prior_sd);
  run.patients = whole(call, "n", 0);
  run.start = whole(call, "x0", 1);
  run.window = call.number("obswin").value_or(1);
  run.rate = call.number("rate").value_or(1);
  run.poisson = call.text("accrual") == "poisson";
  if (!call.text("model").empty()) run.model = call.text("model");
  if (!call.text("scheme").empty()) run.weights = call.text("scheme");
  run.no_skipping = call.text("restrict") != "FALSE";
  return run;
}

/// Cohorts on complete data; `restrict` also forbids to go up after a cohort whose DLT rate reached
/// the target.
core::Result<oc::CalendarSums> simulate_crm(const TiteCrmRun& run, int cohort) {
  const auto design = design::make_design(
      "CRM",
      design::options_of({{"target", run.target},
                          {"model", std::string(run.model == "logistic" ? "logistic1" : "power")},
                          {"skeleton", run.skeleton},
                          {"prior_sd", run.prior_sd},
                          {"no_skipping", run.no_skipping},
                          {"coherent", run.no_skipping},
                          {"cohort_size", std::int64_t{cohort}},
                          {"max_patients", std::int64_t{run.patients}},
                          {"start_dose", std::int64_t{run.start}}}),
      design::numbered_ladder(run.truth.size()));
  if (!design) return core::failure(design.error());
  return simulate_for_check(*design, {run.truth}, {}, trials);
}

core::Result<oc::CalendarSums> simulate(const ReferenceTable& table, std::size_t row) {
  const auto call = parse_call(table.text(row, "call"));
  if (!call) return core::failure(not_a_trial(table, row));
  const TiteCrmRun run = run_of(*call);
  const bool complete = !run.truth.empty() && run.skeleton.size() == run.truth.size() &&
                        run.patients > 0 && run.target > 0;
  if (complete && call->name == "titesim") return simulate_tite_crm(run, trials);
  if (complete && call->name == "crmsim") return simulate_crm(run, whole(*call, "mcohort", 1));
  return core::failure(not_a_trial(table, row));
}

/// The figures of a list, one per dose.
void compare_list(const ReferenceTable& table, std::size_t row, std::string_view column,
                  const oc::CalendarSums& sums, Conformity& found) {
  const std::vector<double> values = table.numbers(row, column);
  const double nsim = table.number(row, "nsim").value_or(0);
  for (std::size_t d = 0; d < values.size(); ++d) {
    const auto figure = calendar_figure(sums, column, static_cast<double>(d) + 1, values.size());
    const std::string what = fmt::format("{} dose {}: {:.6g} here, {:.6g} in the file", column,
                                         d + 1, figure ? figure->value : 0.0, values[d]);
    if (!figure) {
      found.fail(table.line(row), what);
      continue;
    }
    std::optional<double> error;
    if (column == "p_select") error = std::sqrt(values[d] * (1 - values[d]) / nsim);
    compare_simulated(table.line(row), *figure, sums.trials, {values[d], error, nsim}, what, found);
  }
}

void check(const ReferenceTable& table, Conformity& found) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto sums = simulate(table, row);
    if (!sums) {
      found.fail(table.line(row), core::to_text(sums.error()));
      continue;
    }
    compare_list(table, row, "p_select", *sums, found);
    compare_list(table, row, "mean_n", *sums, found);
    if (const auto duration = table.number(row, "mean_duration")) {
      const oc::Measured here = oc::mean_duration(*sums);
      compare_simulated(
          table.line(row), here, sums->trials,
          {*duration, {}, table.number(row, "nsim").value_or(0)},
          fmt::format("mean_duration: {:.6g} here, {:.6g} in the file", here.value, *duration),
          found);
    }
  }
}

constexpr std::array<std::string_view, 5> columns{"call", "nsim", "p_select", "mean_n",
                                                  "mean_duration"};

}  // namespace

extern const ConformEntry titecrm_oc_dfcrm_check_entry{
    "TITE-CRM and CRM as dfcrm simulates them, 4 standard errors", columns, &check};

}  // namespace caudata::io
