// SPDX-License-Identifier: Apache-2.0
#include "design/tepi_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace caudata::design {
namespace {

constexpr std::string_view letters = "DSE";  // the lowest dose first

OptionSpec limits_option(std::string_view name, std::string_view meaning,
                         std::vector<double> fallback) {
  return {.name = name,
          .meaning = meaning,
          .fallback = std::move(fallback),
          .lower = 0,
          .upper = 1,
          .choices = {}};
}

/// Adds the errors of one check to a list.
class Findings {
 public:
  explicit Findings(const Options& given) : given_(given) {}

  void require(bool holds, std::string_view name, std::string message, std::string why) {
    if (holds) return;
    issues_.add(option_out_of_range(given_, name, std::move(message), std::move(why)));
  }
  core::Issues issues() const { return issues_; }

 private:
  const Options& given_;
  core::Issues issues_;
};

bool divide(const std::vector<double>& limits) {
  const bool rise = std::ranges::adjacent_find(limits, std::greater_equal<>()) == limits.end();
  return rise && !limits.empty() && limits.size() < most_rate_intervals && limits.front() > 0 &&
         limits.back() < 1;
}

bool well_formed(const std::vector<std::string>& table, std::size_t rows, std::size_t columns) {
  return table.size() == rows && std::ranges::all_of(table, [&](const std::string& row) {
           return row.size() == columns && row.find_first_not_of(letters) == std::string::npos;
         });
}

/// Down every column the dose does not rise. Precondition: the table is well formed.
bool descends(const std::vector<std::string>& table) {
  for (std::size_t row = 1; row < table.size(); ++row) {
    for (std::size_t i = 0; i < table[row].size(); ++i) {
      if (letters.find(table[row][i]) > letters.find(table[row - 1][i])) return false;
    }
  }
  return true;
}

void check_table(const TepiRules& rules, Findings& findings) {
  const std::string limits_rule =
      fmt::format("must be 1 to {} rising numbers between 0 and 1", most_rate_intervals - 1);
  const std::string why = "they are the inner ends of intervals from 0 to 1";
  findings.require(divide(rules.tox_limits), "tox_limits", "tox_limits " + limits_rule, why);
  findings.require(divide(rules.eff_limits), "eff_limits", "eff_limits " + limits_rule, why);
  const std::size_t rows = rules.tox_limits.size() + 1;
  const std::size_t columns = rules.eff_limits.size() + 1;
  const bool formed = well_formed(rules.table, rows, columns);
  findings.require(formed, "table",
                   fmt::format("table must have {} texts of {} letters E, S or D", rows, columns),
                   "there is a text for each DLT interval and a letter for each response interval");
  findings.require(!formed || descends(rules.table), "table",
                   "table goes to a higher dose at a higher DLT probability",
                   "more DLTs must never call for a higher dose");
}

void check_limits(const TepiRules& rules, Findings& findings) {
  const auto inside = [](double p) { return 0 < p && p < 1; };
  findings.require(inside(rules.phi_t), "phi_t", "phi_t must lie between 0 and 1",
                   "every dose would be on one side of it");
  findings.require(inside(rules.phi_e), "phi_e", "phi_e must lie between 0 and 1",
                   "every dose would be on one side of it");
  findings.require(1 - rules.phi_t < rules.cutoff_t, "c_t", "c_t must be above 1 - phi_t",
                   "otherwise every dose is too toxic before a patient is treated");
  findings.require(rules.phi_e < rules.cutoff_e, "c_e", "c_e must be above phi_e",
                   "otherwise every dose is futile before a patient is treated");
  findings.require(rules.tox_harm.from < rules.tox_harm.to, "p1", "p1 must be below p2",
                   "the utility falls from p1 to p2");
  findings.require(rules.eff_worth.from < rules.eff_worth.to, "q1", "q1 must be below q2",
                   "the utility rises from q1 to q2");
}

}  // namespace

std::vector<OptionSpec> tepi_option_specs() {
  return {
      limits_option("tox_limits", "DLT probabilities that divide 0 to 1 into intervals",
                    TepiRules{}.tox_limits),
      limits_option("eff_limits", "response probabilities that divide 0 to 1 into intervals",
                    TepiRules{}.eff_limits),
      {.name = "table",
       .meaning = "a text for each interval of DLT probabilities, lowest first, with a letter for "
                  "each interval of response probabilities: E escalate, S stay, D de-escalate",
       .fallback = TepiRules{}.table,
       .choices = {}},
      share_option("phi_t", "the highest acceptable P(DLT)", 0.4),
      share_option("phi_e", "the lowest acceptable P(response)", 0.2),
      share_option("c_t", "a dose and all above are closed when P(p_dlt > phi_t) reaches this",
                   0.95),
      share_option(
          "c_e", "a dose is futile when P(p_response < phi_e) reaches this; 1 minus the paper's xi",
          0.7),
      share_option("p1", "P(DLT) up to which the utility is not lowered", 0.15),
      share_option("p2", "P(DLT) from which the utility is 0", 0.4),
      share_option("q1", "P(response) up to which the utility is 0", 0.2),
      share_option("q2", "P(response) from which the utility is not raised", 0.6),
      cohort_size_option(),
      max_patients_option(27),
      start_dose_option(),
  };
}

TepiRules tepi_rules(const Options& given, std::span<const OptionSpec> specs) {
  const auto number = [&](std::string_view name) { return option<double>(given, specs, name); };
  return {.tox_limits = option<std::vector<double>>(given, specs, "tox_limits"),
          .eff_limits = option<std::vector<double>>(given, specs, "eff_limits"),
          .table = option<std::vector<std::string>>(given, specs, "table"),
          .phi_t = number("phi_t"),
          .phi_e = number("phi_e"),
          .cutoff_t = number("c_t"),
          .cutoff_e = number("c_e"),
          .tox_harm = {number("p1"), number("p2")},
          .eff_worth = {number("q1"), number("q2")},
          .size = trial_size(given, specs)};
}

core::Issues check_tepi_rules(const Options& given, const TepiRules& rules) {
  Findings findings(given);
  check_table(rules, findings);
  check_limits(rules, findings);
  return findings.issues();
}

}  // namespace caudata::design
