// SPDX-License-Identifier: Apache-2.0
#include "io/decision_table_folder.hpp"

#include "io/atomic_write.hpp"
#include "io/csv_writer.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/standalone_svg.hpp"
#include "report/decision/ladder_decision_text.hpp"

namespace caudata::io {

std::string decision_tables_csv(const std::vector<report::DecisionTable>& tables) {
  std::string text = csv_record({"design", "part", "dose", "patients", "dlt", "decision", "rule"});
  for (const report::DecisionTable& table : tables)
    for (const design::DoseDecision& cell : table.cells)
      text +=
          csv_record({table.design, table.part, table.dose, std::to_string(cell.patients),
                      std::to_string(cell.dlt), report::decision_text(cell.decision, table.doses),
                      report::rule_of(cell.decision)});
  return text;
}

std::string decision_flows_csv(const std::vector<report::DecisionFlow>& flows) {
  std::string text = csv_record({"design", "part", "dose", "cohorts", "patients", "dlt_from",
                                 "dlt_to", "last_cohort_dlt", "decision", "rule"});
  for (const report::DecisionFlow& flow : flows)
    for (const report::DoseFlow& dose : flow.shown)
      for (const report::FlowBox& box : dose.boxes)
        text += csv_record({flow.design, flow.part, flow.doses[static_cast<std::size_t>(dose.at)],
                            std::to_string(box.cohorts), std::to_string(box.patients),
                            std::to_string(box.least_dlt), std::to_string(box.most_dlt),
                            box.last_cohort_dlt < 0 ? "" : std::to_string(box.last_cohort_dlt),
                            report::decision_text(box.decision, flow.doses),
                            report::rule_of(box.decision)});
  return text;
}

core::Result<std::filesystem::path> write_decision_tables(const std::filesystem::path& folder,
                                                          const DecisionPictures& pictures,
                                                          const trial::Comparison& comparison,
                                                          const std::string& command) {
  const report::Document page =
      report::compose(pictures.tables, pictures.flows, comparison, command);
  std::vector<ExportedFile> files;
  for (const report::Figure* figure : report::figures(page))
    files.push_back({figure->id + ".svg", standalone_svg(figure->svg), ""});
  files.push_back({"decision-tables.csv", decision_tables_csv(pictures.tables), ""});
  files.push_back({"decision-flows.csv", decision_flows_csv(pictures.flows), ""});
  files.push_back({"decision-tables.html", to_html(page), ""});
  for (const ExportedFile& file : files)
    if (const auto written = write_atomically(folder / file.path, file.bytes); !written)
      return core::failure(written.error());
  return folder / "decision-tables.html";
}

}  // namespace caudata::io
