// SPDX-License-Identifier: Apache-2.0
#include "io/search_folder.hpp"

#include "io/atomic_write.hpp"
#include "io/csv_writer.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/standalone_svg.hpp"
#include "report/number_text.hpp"

namespace caudata::io {

std::string search_csv(const oc::Search& search) {
  std::vector<std::string> header = search.options;
  for (const char* name : {"correct", "overdose", "evaluable", "dlt", "days", "most_patients",
                           "objective", "admissible", "on_front"})
    header.emplace_back(name);
  std::string text = csv_record(header);
  for (const oc::Candidate& c : search.candidates) {
    std::vector<std::string> record;
    for (const design::OptionValue& value : c.values) record.push_back(report::option_text(value));
    for (const double value : {c.correct, c.overdose, c.evaluable, c.dlt, c.days})
      record.push_back(report::shortest(value));
    record.push_back(std::to_string(c.most_patients));
    record.push_back(report::shortest(c.objective));
    record.emplace_back(c.admissible ? "yes" : "no");
    record.emplace_back(c.on_front ? "yes" : "no");
    text += csv_record(record);
  }
  return text;
}

core::Result<std::filesystem::path> write_search(const std::filesystem::path& folder,
                                                 const report::SearchInput& input) {
  const report::Document page = report::compose(input);
  std::vector<ExportedFile> files = report_tables(page);
  files.push_back({"candidates.csv", search_csv(input.search), ""});
  files.push_back({"pareto-front.svg", standalone_svg(report::figures(page).front()->svg), ""});
  files.push_back({"optimise.html", to_html(page), ""});
  for (const ExportedFile& file : files)
    if (const auto written = write_atomically(folder / file.path, file.bytes); !written)
      return core::failure(written.error());
  return folder / "optimise.html";
}

}  // namespace caudata::io
