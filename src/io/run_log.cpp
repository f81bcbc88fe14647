// SPDX-License-Identifier: Apache-2.0
#include "io/run_log.hpp"

#include <nlohmann/json.hpp>

namespace caudata::io {

std::string to_json(const RunLog& log) {
  const double per_second =
      log.seconds > 0 ? static_cast<double>(log.trials_simulated) / log.seconds : 0;
  const nlohmann::ordered_json object{{"run_id", log.run_id},
                                      {"started", log.started},
                                      {"seconds", log.seconds},
                                      {"trials_simulated", log.trials_simulated},
                                      {"trials_per_second", per_second},
                                      {"resumed_at", log.resumed_at},
                                      {"threads", log.threads},
                                      {"machine", log.machine},
                                      {"command", log.command}};
  // A path of the command line may hold any bytes.
  return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace caudata::io
