// SPDX-License-Identifier: Apache-2.0
#include "io/decision_table_folder.hpp"

#include "io/atomic_write.hpp"
#include "io/csv_writer.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/standalone_svg.hpp"

namespace caudata::io {

std::string decision_tables_csv(const std::vector<report::DecisionTable>& tables) {
  std::string text = csv_record({"design", "part", "dose", "patients", "dlt", "decision", "rule"});
  for (const report::DecisionTable& table : tables)
    for (const oc::DoseDecision& cell : table.cells) {
      const std::string rule(
          std::visit([](const auto& d) { return d.reason.rule; }, cell.decision));
      text += csv_record({table.design, table.part, table.dose, std::to_string(cell.patients),
                          std::to_string(cell.dlt), report::decision_text(table, cell), rule});
    }
  return text;
}

core::Result<std::filesystem::path> write_decision_tables(
    const std::filesystem::path& folder, const std::vector<report::DecisionTable>& tables,
    const trial::Comparison& comparison, const std::string& command) {
  const report::Document page = report::compose(tables, comparison, command);
  std::vector<ExportedFile> files;
  for (const report::Figure* figure : report::figures(page))
    files.push_back({figure->id + ".svg", standalone_svg(figure->svg), ""});
  files.push_back({"decision-tables.csv", decision_tables_csv(tables), ""});
  files.push_back({"decision-tables.html", to_html(page), ""});
  for (const ExportedFile& file : files)
    if (const auto written = write_atomically(folder / file.path, file.bytes); !written)
      return core::failure(written.error());
  return folder / "decision-tables.html";
}

}  // namespace caudata::io
