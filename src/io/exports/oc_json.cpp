// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "io/exports/tables.hpp"
#include "report/number_text.hpp"

namespace caudata::io {

ExportedFile oc_json(const report::ReportInput& input) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const oc::Estimate& e : input.estimates)
    rows.push_back({{"scenario", e.scenario},
                    {"design", e.design},
                    {"part", e.part},
                    {"dose", e.dose},
                    {"metric", e.metric},
                    {"value", e.value},
                    {"mc_error", e.mc_error},
                    {"method", report::method_name(e.method)},
                    {"trials", e.trials}});
  const nlohmann::ordered_json whole{{"run_id", input.reproducibility.run_id}, {"estimates", rows}};
  return {"oc.json",
          whole.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n",
          "operating characteristics as JSON"};
}

}  // namespace caudata::io
