// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/share_noise.hpp"
#include "report/graft/stacked_rows.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr const char* types_id = "survivors-by-type";

std::vector<StackedKind> type_kinds() {
  std::vector<StackedKind> kinds;
  for (const product::CellType type : product::every_cell_type)
    kinds.push_back({words(type), fmt::format("type-{}", index(type)),
                     index(type) % 2 == 0 ? Hatch::none : Hatch::rising});
  return kinds;
}

Table type_table(const graft::GraftResult& result) {
  Table table{types_id,
              "Living cells by type",
              {{"time", "", Align::left}, {"living", "", Align::right}},
              {},
              {"Cells, all compartments together.", sampling_note(result)},
              Fold::open};
  for (const StackedKind& kind : type_kinds())
    table.columns.push_back({kind.words, "", Align::right});
  for (const graft::Snapshot& s : result.snapshots) {
    const CellSampling sampling = living_sampling(s);
    const auto cell = [&](std::uint64_t followed, std::uint64_t of) {
      return Cell{noisy_cells(followed, of, sampling), static_cast<double>(followed) * s.weight};
    };
    const std::uint64_t living = s.ledger.living();
    std::vector<Cell> row{{time_text(s.hours), s.hours},
                          cell(living, s.ledger.injected + s.ledger.born)};
    for (const std::uint64_t cells : s.living_by_type) row.push_back(cell(cells, living));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Figure types_over_time(const GraftInput& input) {
  std::vector<StackedRow> rows;
  for (const graft::Snapshot& s : input.result.snapshots)
    rows.push_back({time_text(s.hours),
                    cell_count_text(s.ledger.living(), s.weight),
                    {s.living_by_type.begin(), s.living_by_type.end()}});
  const std::string alt =
      "A bar per time since the first dose: the living cells of the graft by their type, in "
      "percent "
      "of the living.";
  return {types_id,
          "Living cells by type over time, as shares of the living (number at the right).",
          stacked_rows(types_id, "Living cells by type", alt, type_kinds(), rows),
          alt,
          type_table(input.result),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
