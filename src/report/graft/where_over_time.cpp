// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/share_noise.hpp"
#include "report/graft/stacked_rows.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr const char* where_id = "where-over-time";

std::vector<StackedKind> where_kinds() {
  std::vector<StackedKind> kinds;
  for (std::size_t c = 0; c < graft::compartments; ++c) {
    const auto compartment = static_cast<graft::Compartment>(c);
    kinds.push_back({words(compartment), fmt::format("in-{}", name(compartment)),
                     compartment == graft::Compartment::left      ? Hatch::falling
                     : compartment == graft::Compartment::bedload ? Hatch::dotted
                                                                  : Hatch::none});
  }
  return kinds;
}

std::uint64_t ever(const graft::Snapshot& s) { return s.ledger.injected + s.ledger.born; }

/// Of any share of all cells at this time.
Cell widest_error(const graft::Snapshot& s) {
  const CellSampling sampling = living_sampling(s);
  if (sampling.is_whole() || ever(s) == 0) return {"–", {}};
  const double error = noisy_share(ever(s) / 2, ever(s), sampling).error;
  return {at_most_text(100 * error), error};
}

/// Of nobody among a part of the cells no number is said.
Cell where_cell(const graft::Snapshot& s, std::uint64_t cells, std::uint64_t of) {
  if (cells == 0 && of > 0 && s.weight > 1) return {"not seen", 0.0};
  return percent_cell(cells, of);
}

Table where_table(const graft::GraftResult& result) {
  Table table{where_id,
              "Where the cells are",
              {{"time", "", Align::left}, {"cells ever", "", Align::right}},
              {},
              {"Shares of all cells injected or born so far. Starved: living cells below the "
               "critical oxygen, as a share of the living.",
               "Time since the first dose. ± at most: the standard error of a share of a half, in "
               "percentage points; every other share has less.",
               sampling_note(result)},
              Fold::open};
  for (const StackedKind& kind : where_kinds())
    table.columns.push_back({kind.words, "%", Align::right});
  table.columns.push_back({"starved", "% of living", Align::right});
  table.columns.push_back({"± at most", "", Align::right});
  for (const graft::Snapshot& s : result.snapshots) {
    std::vector<Cell> row{
        {time_text(s.hours), s.hours},
        {cell_count_text(ever(s), s.weight), static_cast<double>(ever(s)) * s.weight}};
    for (const std::uint64_t cells : s.ledger.cells) row.push_back(where_cell(s, cells, ever(s)));
    row.push_back(where_cell(s, s.starved, s.ledger.living()));
    row.push_back(widest_error(s));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Figure where_over_time(const GraftInput& input) {
  std::vector<StackedRow> rows;
  for (const graft::Snapshot& s : input.result.snapshots)
    rows.push_back({time_text(s.hours),
                    cell_count_text(ever(s), s.weight),
                    {s.ledger.cells.begin(), s.ledger.cells.end()}});
  const std::string alt =
      "A bar per time since the first dose: shares of all cells ever that are suspended, rolling "
      "on a wall, adherent, in tissue, dead or gone from the canal.";
  return {where_id,
          "Where the cells are over time, as shares of all cells injected or born so far (number "
          "at the right).",
          stacked_rows(where_id, "Where the cells are", alt, where_kinds(), rows),
          alt,
          where_table(input.result),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
