// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "design/utility_desirability.hpp"
#include "io/conform/entry.hpp"

// BOIN12's tables of rank-based desirability scores. The files give margins without the patients
// who had both, so the quasi-events are u3 x responses + u2 x patients without a DLT, as where
// u2 + u3 = u1 + u4 = 100; rows of one setting are ranked together, ties averaged.
namespace caudata::io {
namespace {

constexpr double tolerance = 1e-9;
constexpr double tie = 1e-11;  // probabilities printed with twelve digits
constexpr double best = 100;

constexpr std::array<std::string_view, 15> columns{
    "phi_t", "phi_e", "u1",  "u2",  "u3",         "u4",           "c_t",     "c_e",
    "u_b",   "n",     "tox", "eff", "admissible", "prob_u_gt_ub", "rank_rds"};

struct Score {
  std::size_t row;
  double benchmark, desirability;
  bool admissible;
};

Score score(const ReferenceTable& table, std::size_t row) {
  const auto number = [&](std::string_view column) {
    return table.number(row, column).value_or(NAN);
  };
  const design::OutcomeUtilities utilities{number("u1"), number("u2"), number("u3"), number("u4")};
  const int n = static_cast<int>(number("n"));
  const int tox = static_cast<int>(number("tox"));
  const int eff = static_cast<int>(number("eff"));
  const double benchmark = design::utility_benchmark(utilities, number("phi_t"), number("phi_e"));
  const double events = (utilities.both * eff + utilities.neither * (n - tox)) / best;
  using design::RateLimit;
  const RateLimit toxicity(RateLimit::Side::above, number("phi_t"), number("c_t"), -1);
  const RateLimit efficacy(RateLimit::Side::below, number("phi_e"), number("c_e"), -1);
  return {row, benchmark, design::utility_desirability(events, n, benchmark),
          toxicity.accepts(n, tox) && efficacy.accepts(n, eff)};
}

/// The mean rank of an admissible score among all that are.
double rank(const std::vector<double>& ascending, double desirability) {
  const auto below = std::ranges::lower_bound(ascending, desirability - tie);
  const auto above = std::ranges::upper_bound(ascending, desirability + tie);
  return (static_cast<double>(below - ascending.begin()) + 1 +
          static_cast<double>(above - ascending.begin())) /
         2;
}

void compare(const ReferenceTable& table, const Score& here, const std::vector<double>& ascending,
             Conformity& found) {
  const std::size_t line = table.line(here.row);
  const auto number = [&](std::string_view column) {
    return table.number(here.row, column).value_or(NAN);
  };
  const double off = std::max(std::abs(here.desirability - number("prob_u_gt_ub")),
                              std::abs(best * here.benchmark - number("u_b")));
  found.compare(line, off, tolerance,
                fmt::format("P(u > u_b) {:.12g}, u_b {:.12g} here", here.desirability,
                            best * here.benchmark));
  found.identical(line, here.admissible ? "1" : "0", table.text(here.row, "admissible"),
                  "admissible");
  const auto there = table.number(here.row, "rank_rds");
  if (!here.admissible || !there) {
    found.identical(line, here.admissible ? "ranked" : "", there ? "ranked" : "", "rank");
    return;
  }
  found.identical(line, fmt::format("{:g}", rank(ascending, here.desirability)),
                  fmt::format("{:g}", *there), "rank");
}

bool readable(const ReferenceTable& table, std::size_t row) {
  const std::array<std::string_view, 11> needed{"phi_t", "phi_e", "u1", "u2",  "u3", "u4",
                                                "c_t",   "c_e",   "n",  "tox", "eff"};
  return std::ranges::all_of(
             needed,
             [&](std::string_view column) { return table.number(row, column).has_value(); }) &&
         table.number(row, "tox") <= table.number(row, "n") &&
         table.number(row, "eff") <= table.number(row, "n");
}

void check(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, std::vector<Score>> settings;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!readable(table, row)) {
      found.fail(table.line(row), "the row cannot be read");
      continue;
    }
    settings[table.key(row, {"phi_t", "phi_e", "u1", "u2", "u3", "u4", "c_t", "c_e"})].push_back(
        score(table, row));
  }
  for (const auto& [setting, scores] : settings) {
    std::vector<double> ascending;
    for (const Score& one : scores) {
      if (one.admissible) ascending.push_back(one.desirability);
    }
    std::ranges::sort(ascending);
    for (const Score& one : scores) compare(table, one, ascending, found);
  }
}

}  // namespace

extern const ConformEntry boin12_rds_entry;
const ConformEntry boin12_rds_entry{"BOIN12 desirability, 1e-9, ranks identical", columns, &check};

}  // namespace caudata::io
