// SPDX-License-Identifier: Apache-2.0
#include "io/result_json.hpp"

#include <nlohmann/json.hpp>

namespace caudata::io {

std::string result_json(const RunResult& result) {
  const nlohmann::ordered_json object{{"run_id", result.run_id},
                                      {"folder", result.folder},
                                      {"report", result.report},
                                      {"trials", result.trials}};
  // A path may hold any bytes.
  return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace caudata::io
