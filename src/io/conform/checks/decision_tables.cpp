// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>

#include "design/designs/boin.hpp"
#include "design/designs/i3plus3.hpp"
#include "design/designs/keyboard.hpp"
#include "design/designs/mtpi.hpp"
#include "design/designs/mtpi2.hpp"
#include "design/mtd_selection.hpp"
#include "io/conform/entry.hpp"

// Tables of moves, a row per tally: "E", "S" or "D" by the design's own rule and apart from it
// whether the dose is eliminated. BOIN stands with p_saf = 0.6 and p_tox = 1.4 times the target.
namespace caudata::io {
namespace {

constexpr double never = 1;  // a cutoff that no probability exceeds

struct Setting {
  std::string design;
  design::TargetInterval interval;
};

std::optional<design::MoveTable> moves_of(const Setting& s, int most) {
  const double target = s.interval.target;
  if (s.design == "mTPI") return design::mtpi_table(most, s.interval, never);
  if (s.design == "mTPI-2") return design::mtpi2_table(most, s.interval, never);
  if (s.design == "Keyboard") return design::keyboard_table(most, s.interval, never);
  if (s.design == "i3+3") return design::i3plus3_table(most, s.interval, never);
  if (s.design != "BOIN") return std::nullopt;
  const auto at =
      design::boin_boundaries(target, design::boin_saf * target, design::boin_tox * target);
  return design::boin_table(most, target, at, never);
}

Setting setting(const ReferenceTable& table, std::size_t row) {
  const double target = table.number(row, "target").value_or(0);
  return {table.text(row, "design"),
          {target, target - table.number(row, "eps1").value_or(0),
           target + table.number(row, "eps2").value_or(0)}};
}

int most_patients(const ReferenceTable& table) {
  double most = 1;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    most = std::max(most, table.number(row, "n").value_or(0));
  }
  return static_cast<int>(most);
}

char letter(design::Move move) {
  constexpr std::array<char, 3> letters{'E', 'S', 'D'};
  return letters[static_cast<std::size_t>(move)];
}

void check(const ReferenceTable& table, Conformity& found) {
  const int most = most_patients(table);
  std::map<std::string, std::optional<design::MoveTable>> moves;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto key = table.key(row, {"design", "target", "eps1", "eps2"});
    const Setting s = setting(table, row);
    if (!moves.contains(key)) moves.emplace(key, moves_of(s, most));
    const auto n = table.number(row, "n");
    const auto y = table.number(row, "y");
    const auto cutoff = table.number(row, "cutoff");
    const auto& own = moves.at(key);
    if (!own || !n || !y || !cutoff) {
      found.fail(table.line(row), "unknown design, or a number is missing");
      continue;
    }
    const design::Tally tally = design::tally_of(static_cast<int>(*n), static_cast<int>(*y));
    const bool eliminated = design::overly_toxic(tally, s.interval.target, *cutoff);
    found.identical(table.line(row),
                    fmt::format("{} {}", letter((*own)[tally].judgement.move), eliminated ? 1 : 0),
                    fmt::format("{} {}", table.text(row, "decision"), table.text(row, "elim")),
                    fmt::format("{}, {} of {}, decision and elimination", s.design, tally.dlt,
                                tally.evaluable));
  }
}

constexpr std::array<std::string_view, 9> columns{"design", "target", "eps1",     "eps2", "cutoff",
                                                  "n",      "y",      "decision", "elim"};

}  // namespace

extern const ConformEntry decision_tables_entry{"moves of interval designs by tally, identical",
                                                columns, &check};

}  // namespace caudata::io
