// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "design/designs/boin.hpp"
#include "design/mtd_selection.hpp"
#include "io/conform/entry.hpp"
#include "io/conform/move_boundaries.hpp"

// BOIN's boundaries as get.boundary prints them: numbers of DLTs identical, lambdas to the 15
// digits that are printed.
namespace caudata::io {
namespace {

constexpr double never = 1;
constexpr double printed = 1e-13;

struct Row {
  double target, p_saf, p_tox, cutoff, lambda_e, lambda_d;
  int n;
};

std::optional<Row> read(const ReferenceTable& table, std::size_t row) {
  std::array<double, 7> values{};
  constexpr std::array<std::string_view, 7> names{"target",   "p_saf",    "p_tox", "cutoff_eli",
                                                  "lambda_e", "lambda_d", "n"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto value = table.number(row, names[i]);
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  const auto& [target, p_saf, p_tox, cutoff, lambda_e, lambda_d, n] = values;
  const bool ordered = 0 < p_saf && p_saf < target && target < p_tox && p_tox < 1 && n >= 1;
  if (!ordered) return std::nullopt;
  return Row{target, p_saf, p_tox, cutoff, lambda_e, lambda_d, static_cast<int>(n)};
}

std::string there(const ReferenceTable& table, std::size_t row) {
  const std::string& eliminate = table.text(row, "eliminate_ge");
  return fmt::format("{} {} {}", table.text(row, "escalate_le"), table.text(row, "deescalate_ge"),
                     eliminate.empty() || eliminate == "NA" ? "-" : eliminate);
}

void check(const ReferenceTable& table, Conformity& found) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto given = read(table, row);
    if (!given) {
      found.fail(table.line(row), "a number is missing, or p_saf, target, p_tox do not ascend");
      continue;
    }
    const auto at = design::boin_boundaries(given->target, given->p_saf, given->p_tox);
    const double off = std::max(std::abs(at.escalate - given->lambda_e),
                                std::abs(at.de_escalate - given->lambda_d));
    if (!(off <= printed)) {
      found.compare(table.line(row), off, printed, "lambda_e and lambda_d");
      continue;
    }
    const auto moves = design::boin_table(given->n, given->target, at, never);
    const auto here = move_boundaries(moves, given->n, [&](int y) {
      return design::overly_toxic(design::tally_of(given->n, y), given->target, given->cutoff);
    });
    found.identical(table.line(row), here.text(), there(table, row),
                    fmt::format("n {}: escalate, de-escalate, eliminate", given->n));
  }
}

constexpr std::array<std::string_view, 10> columns{
    "target",   "p_saf", "p_tox",       "cutoff_eli",    "lambda_e",
    "lambda_d", "n",     "escalate_le", "deescalate_ge", "eliminate_ge"};

}  // namespace

extern const ConformEntry boin_boundaries_entry{
    "BOIN boundaries as its package prints them, identical", columns, &check};

}  // namespace caudata::io
