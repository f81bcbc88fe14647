// SPDX-License-Identifier: Apache-2.0
#include "io/comparison_folder.hpp"

#include <nlohmann/json.hpp>

#include "io/atomic_write.hpp"
#include "io/csv_writer.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/sqlite_results.hpp"
#include "report/compose_comparison.hpp"
#include "report/number_text.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;

Json estimates_json(const oc::OperatingCharacteristics& rows) {
  Json list = Json::array();
  for (const oc::Estimate& e : rows)
    list.push_back({{"scenario", e.scenario},
                    {"design", e.design},
                    {"part", e.part},
                    {"dose", e.dose},
                    {"metric", e.metric},
                    {"value", e.value},
                    {"mc_error", e.mc_error},
                    {"method", report::method_name(e.method)},
                    {"trials", e.trials}});
  return list;
}

}  // namespace

std::string comparison_csv(const oc::OperatingCharacteristics& rows) {
  std::string text = csv_record(
      {"scenario", "design", "part", "dose", "metric", "value", "mc_error", "method", "trials"});
  for (const oc::Estimate& e : rows)
    text += csv_record({e.scenario, e.design, e.part, e.dose, e.metric, report::shortest(e.value),
                        report::shortest(e.mc_error), report::method_name(e.method),
                        std::to_string(e.trials)});
  return text;
}

std::string comparison_json(const report::ComparisonInput& input) {
  Json designs = Json::array();
  for (const oc::Contender& c : input.result.contenders)
    designs.push_back({{"label", c.label},
                       {"design", c.design},
                       {"name", c.name},
                       {"method", report::method_name(c.method)},
                       {"states", c.states},
                       {"trials", c.trials},
                       {"most_patients", c.most_patients}});
  const Json whole{{"id", input.comparison.plan.id},
                   {"tolerated", input.comparison.plan.tolerated},
                   {"designs", std::move(designs)},
                   {"estimates", estimates_json(input.result.rows)}};
  return whole.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

core::Result<std::filesystem::path> write_comparison(const std::filesystem::path& folder,
                                                     const report::ComparisonInput& input) {
  const report::Document document = report::compose(input);
  std::vector<ExportedFile> files = report_tables(document);
  files.push_back({"oc.csv", comparison_csv(input.result.rows), ""});
  files.push_back({"oc.json", comparison_json(input), ""});
  files.push_back({"designs.html", to_html(document), ""});
  for (const ExportedFile& file : files)
    if (const auto written = write_atomically(folder / file.path, file.bytes); !written)
      return core::failure(written.error());
  if (const auto written = write_results(folder / "results.sqlite", input); !written)
    return core::failure(written.error());
  return folder / "designs.html";
}

}  // namespace caudata::io
