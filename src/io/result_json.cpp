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
  return json_text({{"run_id", needs.run_id},
                    {"cells", needs.cells},
                    {"nominal_cells", needs.nominal_cells},
                    {"days", needs.days},
                    {"memory_bytes", needs.memory},
                    {"disk_bytes", needs.disk},
                    {"seconds", needs.seconds}});
}

}  // namespace caudata::io
