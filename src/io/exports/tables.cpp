// SPDX-License-Identifier: Apache-2.0
#include "io/exports/tables.hpp"

#include "io/csv_writer.hpp"
#include "oc/estimate.hpp"
#include "report/number_text.hpp"
#include "report/parameter_value.hpp"

namespace caudata::io {
namespace {

void add_histogram(std::string& text, const std::string& scenario, const char* quantity,
                   const oc::Histogram& histogram) {
  for (const auto& [value, times] : histogram.counts())
    text += csv_record({scenario, quantity, std::to_string(value), std::to_string(times)});
}

}  // namespace

ExportedFile oc_csv(const report::ReportInput& input) {
  std::string text = csv_record(
      {"scenario", "design", "part", "dose", "metric", "value", "mc_error", "method", "trials"});
  for (const oc::Estimate& e : input.estimates)
    text += csv_record({e.scenario, e.design, e.part, e.dose, e.metric, report::shortest(e.value),
                        report::shortest(e.mc_error), report::method_name(e.method),
                        std::to_string(e.trials)});
  return {"tables/oc.csv", text, "operating characteristics, one row per figure"};
}

ExportedFile histogram_csv(const report::ReportInput& input) {
  std::string text = csv_record({"scenario", "quantity", "value", "trials"});
  for (const report::ScenarioDistributions& d : input.distributions) {
    add_histogram(text, d.scenario, "days_to_decision", d.days_to_decision);
    add_histogram(text, d.scenario, "days_to_lock", d.days_to_lock);
    add_histogram(text, d.scenario, "treated", d.treated);
  }
  return {"tables/histograms.csv", text, "distributions over trials, as counts"};
}

ExportedFile parameter_csv(const report::ReportInput& input) {
  std::string text =
      csv_record({"path", "value", "unit", "prior", "grade", "species", "meaning", "source"});
  for (const core::Parameter& p : input.parameters)
    text += csv_record({p.path, report::shortest(report::value_used(input, p)), p.unit,
                        core::to_text(p.prior), std::string(1, core::letter(p.grade)), p.species,
                        p.meaning, p.source});
  return {"tables/parameters.csv", text, "every parameter with its provenance"};
}

std::vector<ExportedFile> report_tables(const report::Document& document) {
  std::vector<ExportedFile> files;
  for (const report::Table* table : report::tables(document))
    files.push_back({"tables/report-" + table->id + ".csv", to_csv(*table),
                     table->caption + ", as shown in the report"});
  return files;
}

}  // namespace caudata::io
