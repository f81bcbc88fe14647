// SPDX-License-Identifier: Apache-2.0
#include "io/conform/calendar_table.hpp"

#include <fmt/format.h>

#include <map>

namespace caudata::io {
namespace {

void compare_row(const ReferenceTable& table, std::size_t row, const oc::CalendarSums& sums,
                 Conformity& found) {
  const std::string& metric = table.text(row, "metric");
  const auto value = table.number(row, "value");
  const auto figure =
      calendar_figure(sums, metric, table.number(row, "dose"), table.numbers(row, "p_true").size());
  const std::string what = fmt::format("{} {} {} dose {}", table.text(row, "scenario"),
                                       table.text(row, "design"), metric, table.text(row, "dose"));
  if (!value || !figure) {
    found.fail(table.line(row), what + ": no such figure");
    return;
  }
  const SimulatedReference there{*value, table.number(row, "mc_se"),
                                 table.number(row, "nsim").value_or(0)};
  compare_simulated(table.line(row), *figure, sums.trials, there,
                    fmt::format("{}: {:.6g} here, {:.6g} in the file", what, figure->value, *value),
                    found);
}

}  // namespace

core::Issue incomplete(const ReferenceTable& table, std::size_t row) {
  return {core::Severity::error,
          "conform.incomplete",
          {table.file(), static_cast<int>(table.line(row)), 1},
          "the row does not describe a trial",
          "",
          ""};
}

void check_calendar_table(const ReferenceTable& table,
                          std::initializer_list<std::string_view> scenario,
                          const SimulateRow& simulate, Conformity& found) {
  std::map<std::string, core::Result<oc::CalendarSums>> simulated;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string key = table.key(row, scenario);
    auto at = simulated.find(key);
    if (at == simulated.end()) at = simulated.emplace(key, simulate(table, row)).first;
    if (at->second) {
      compare_row(table, row, *at->second, found);
    } else {
      found.fail(table.line(row), core::to_text(at->second.error()));
    }
  }
}

}  // namespace caudata::io
