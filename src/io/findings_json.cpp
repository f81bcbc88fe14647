// SPDX-License-Identifier: Apache-2.0
#include "io/findings_json.hpp"

#include <nlohmann/json.hpp>

namespace caudata::io {

using Json = nlohmann::ordered_json;

std::string findings_json(const core::Issues& findings) {
  Json list = Json::array();
  for (const core::Issue& f : findings)
    list.push_back(Json{{"severity", core::name(f.severity)},
                        {"rule", f.rule},
                        {"file", f.at.file},
                        {"line", f.at.line},
                        {"column", f.at.column},
                        {"message", f.message},
                        {"why", f.why},
                        {"suggestion", f.suggestion}});
  // A message may quote bytes of a broken file.
  return Json{{"findings", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace caudata::io
