// SPDX-License-Identifier: Apache-2.0
// The database of a comparison of designs against the page beside it.
#include "io/comparison_folder.hpp"

#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "io/sqlite_database.hpp"
#include "io/sqlite_results.hpp"
#include "oc/verdict_rows.hpp"
#include "report/compose_comparison.hpp"
#include "report/number_text.hpp"
#include "support/example_study.hpp"
#include "support/scratch_folder.hpp"
#include "trial/comparison_draft.hpp"

namespace caudata {
namespace {

/// An exact design and a simulated one.
report::ComparisonInput example() {
  trial::ComparedDesign tite{.label = "tite", .design = "TITE-BOIN"};
  trial::Comparison c = trial::comparison_of(test::example_protocol(), 0.25, {tite}, 0.6);
  c.run.trials = 40;
  auto result = oc::compare(c, 1, {});
  EXPECT_TRUE(result) << core::to_text(result.error());
  return {std::move(c), std::move(*result), "0", "caudata oc"};
}

/// scenario, design, metric -> value and error, of the figures of whole trials.
using Figures =
    std::map<std::tuple<std::string, std::string, std::string>, std::pair<double, double>>;
Figures stored(const std::filesystem::path& file) {
  Figures figures;
  io::SqliteDatabase database(file, io::SqliteMode::read_only);
  for (const io::SqlRow& row : database.query(
           "SELECT scenario, design, metric, value, mc_error FROM design_oc WHERE part = ''"))
    figures[{std::get<std::string>(row[0]), std::get<std::string>(row[1]),
             std::get<std::string>(row[2])}] = {std::get<double>(row[3]), std::get<double>(row[4])};
  EXPECT_EQ(database.error(), "");
  return figures;
}

struct Shown {
  const char* column;
  const char* metric;
};
constexpr Shown columns[] = {{"correct", "p_correct"},
                             {"overdose", "p_overdose"},
                             {"below correct", "p_underdose"},
                             {"no safe dose", "p_no_safe_dose"},
                             {"patients, mean", "mean_evaluable"},
                             {"DLTs, mean", "mean_dlt"},
                             {"duration, mean", "days_at_steady_accrual_mean"}};

/// Every cell of a table of designs is a stored figure; how many there are.
int compare_table(const report::Table& table, const std::string& scenario,
                  const report::ComparisonInput& input, const Figures& figures) {
  int compared = 0;
  EXPECT_EQ(table.rows.size(), input.result.contenders.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      for (const Shown& what : columns) {
        if (table.columns[i].title != what.column) continue;
        const std::string& label = input.result.contenders[row].label;
        const auto found = figures.find({scenario, label, what.metric});
        EXPECT_NE(found, figures.end()) << scenario << ", " << label << ", " << what.metric;
        if (found == figures.end() || !table.rows[row][i].order) continue;
        EXPECT_EQ(*table.rows[row][i].order, found->second.first) << label << ", " << what.column;
        ++compared;
      }
  return compared;
}

TEST(ComparisonFolder, TheDatabaseHoldsTheNumbersOfThePage) {
  const report::ComparisonInput input = example();
  const test::ScratchFolder folder;
  const auto page = io::write_comparison(folder.path(), input);
  ASSERT_TRUE(page) << core::to_text(page.error());
  const Figures figures = stored(folder.path() / "results.sqlite");
  const report::Document document = report::compose(input);
  int compared = 0;
  for (const report::Table* table : report::tables(document)) {
    if (table->id == "designs-average")
      compared += compare_table(*table, oc::averaged_scenario, input, figures);
    for (std::size_t i = 0; i < input.result.truths.size(); ++i)
      if (table->id == "designs-scenario-" + std::to_string(i + 1))
        compared += compare_table(*table, input.result.truths[i].scenario, input, figures);
  }
  const auto tables = static_cast<int>(input.result.truths.size()) + 1;
  EXPECT_EQ(compared, tables * 2 * static_cast<int>(std::size(columns)));
}

TEST(ComparisonFolder, TheDatabaseNamesTheDesignsInTheOrderOfThePage) {
  const report::ComparisonInput input = example();
  const test::ScratchFolder folder;
  ASSERT_TRUE(io::write_results(folder.path() / "results.sqlite", input));
  io::SqliteDatabase database(folder.path() / "results.sqlite", io::SqliteMode::read_only);
  const auto rows =
      database.query("SELECT label, method, states, trials FROM design_compared ORDER BY ordinal");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(std::get<std::string>(rows[0][1]), "exact");
  EXPECT_GT(std::get<std::int64_t>(rows[0][2]), 0);
  EXPECT_EQ(std::get<std::string>(rows[1][0]), "tite");
  EXPECT_EQ(std::get<std::int64_t>(rows[1][3]), 40);
  const auto count = database.query("SELECT COUNT(*) FROM design_oc");
  EXPECT_EQ(std::get<std::int64_t>(count[0][0]), std::ssize(input.result.rows));
}

}  // namespace
}  // namespace caudata
