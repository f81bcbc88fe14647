// SPDX-License-Identifier: Apache-2.0
#include "graft/course/case_places.hpp"

namespace caudata::graft {

core::SourceLocation CasePlaces::at(std::string_view path) const {
  while (!path.empty()) {
    if (const auto found = places_.find(path); found != places_.end()) return found->second;
    const auto cut = path.find_last_of(".[");
    path = cut == std::string_view::npos ? std::string_view{} : path.substr(0, cut);
  }
  return {file_, 0, 0};
}

}  // namespace caudata::graft
