// SPDX-License-Identifier: Apache-2.0
#include "io/conform/conform_json.hpp"

#include <nlohmann/json.hpp>

namespace caudata::io {

using Json = nlohmann::ordered_json;

std::string conform_json(const std::vector<ConformedFile>& files) {
  Json list = Json::array();
  for (const ConformedFile& each : files) {
    list.push_back(Json{{"file", each.file},
                        {"rows", each.found.rows()},
                        {"failures", each.found.failures().size()},
                        {"worst", each.found.worst()},
                        {"worst_of_tolerance", each.found.worst_of_tolerance()}});
  }
  return Json{{"files", std::move(list)}}.dump(2) + "\n";
}

}  // namespace caudata::io
