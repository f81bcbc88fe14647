// SPDX-License-Identifier: Apache-2.0
#include "io/result_json.hpp"

#include <nlohmann/json.hpp>

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;

/// A path may hold any bytes.
std::string json_text(const Json& object) {
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string result_json(const RunResult& result) {
  return json_text({{"run_id", result.run_id},
                    {"folder", result.folder},
                    {"report", result.report},
                    {"trials", result.trials}});
}

std::string result_json(const CohortResult& result) {
  return json_text({{"run_id", result.run_id},
                    {"folder", result.folder},
                    {"page", result.page},
                    {"persons", result.persons}});
}

std::string result_json(const GraftPlace& result) {
  return json_text({{"run_id", result.run_id}, {"folder", result.folder}, {"page", result.page}});
}

std::string result_json(const GraftNeeds& needs) {
  Json doses = Json::array(), assumed = Json::array();
  for (const GraftDoseNeeds& dose : needs.doses)
    doses.push_back({{"day", dose.day},
                     {"nominal_cells", dose.nominal},
                     {"delivered_living", dose.living},
                     {"delivered_dead", dose.dead},
                     {"followed", dose.followed},
                     {"injection", dose.injection}});
  for (const trial::AssumedValue& value : needs.assumed)
    assumed.push_back({{"key", value.key}, {"value", value.value}, {"parameter", value.parameter}});
  return json_text({{"run_id", needs.run_id},
                    {"folder", needs.folder},
                    {"person", needs.person},
                    {"plan", needs.plan},
                    {"doses", doses},
                    {"cells_per_followed", needs.cells_per_followed},
                    {"days", needs.days},
                    {"threads", needs.threads},
                    {"memory_bytes", needs.memory},
                    {"memory_available_bytes", needs.available ? Json(*needs.available) : Json()},
                    {"seconds", needs.seconds},
                    {"disk_bytes", needs.disk},
                    {"result_bytes", needs.result},
                    {"assumed", assumed}});
}

}  // namespace caudata::io
