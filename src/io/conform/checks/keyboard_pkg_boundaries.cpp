// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "design/beta_tail.hpp"
#include "design/designs/mtpi2.hpp"
#include "io/conform/entry.hpp"
#include "io/conform/move_boundaries.hpp"

// The table of the R package Keyboard, which is not the published Keyboard in two ways: it scales a
// truncated end key up to the width of a key, so its moves are those of mTPI-2, and it eliminates
// with fewer than three patients. The check computes mTPI-2's moves and the elimination without
// the least number of patients. In the file -1 means that no number of DLTs escalates.
namespace caudata::io {
namespace {

constexpr double never = 1;

std::string there(const ReferenceTable& table, std::size_t row) {
  const auto shown = [&](std::string_view column) {
    const std::string& text = table.text(row, column);
    return text.empty() || text == "NA" || text == "-1" ? std::string("-") : text;
  };
  return fmt::format("{} {} {}", shown("escalate_le"), shown("deescalate_ge"),
                     shown("eliminate_ge"));
}

std::string here(const design::TargetInterval& interval, double cutoff, int n) {
  const auto moves = design::mtpi2_table(n, interval, never);
  return move_boundaries(
             moves, n,
             [&](int y) { return design::posterior_above(y, n, interval.target) > cutoff; })
      .text();
}

void check(const ReferenceTable& table, Conformity& found) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto target = table.number(row, "target");
    const auto left = table.number(row, "marginL");
    const auto right = table.number(row, "marginR");
    const auto cutoff = table.number(row, "cutoff_eli");
    const auto n = table.number(row, "n");
    if (!target || !left || !right || !cutoff || !n || *n < 1 || *left + *right <= 0) {
      found.fail(table.line(row), "a number is missing or out of range");
      continue;
    }
    found.identical(
        table.line(row),
        here({*target, *target - *left, *target + *right}, *cutoff, static_cast<int>(*n)),
        there(table, row), fmt::format("n {}: escalate, de-escalate, eliminate", *n));
  }
}

constexpr std::array<std::string_view, 8> columns{"target",        "marginL",     "marginR",
                                                  "cutoff_eli",    "n",           "escalate_le",
                                                  "deescalate_ge", "eliminate_ge"};

}  // namespace

extern const ConformEntry keyboard_pkg_boundaries_entry{
    "boundaries of the R package Keyboard: mTPI-2's moves, elimination from one patient; identical",
    columns, &check};

}  // namespace caudata::io
