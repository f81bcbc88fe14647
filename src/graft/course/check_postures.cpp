// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "graft/course/check_case.hpp"

namespace caudata::graft {
namespace {

std::string path_of_posture(std::size_t i) {
  return fmt::format("administration.posture[{}].from", i);
}

}  // namespace

core::Issues check_postures(const std::vector<PostureFrom>& postures, const CasePlaces& places) {
  core::Issues issues;
  const auto error = [&](const char* rule, const std::string& path, std::string message,
                         const char* why) {
    issues.add({core::Severity::error, rule, places.at(path), std::move(message), why, {}});
  };
  if (postures.empty())
    error("graft.no-posture", "administration", "no posture is stated",
          "cells settle the way the person lies");
  else if (postures.front().hour != 0)
    error("graft.first-posture", path_of_posture(0),
          fmt::format("the first posture begins {:g} h after the injection", postures.front().hour),
          "how the person lay before is not stated; the first posture is from 0 h");
  for (std::size_t i = 1; i < postures.size(); ++i)
    if (!(postures[i].hour > postures[i - 1].hour))
      error("graft.posture-order", path_of_posture(i),
            fmt::format("{} from {:g} h does not come after {} from {:g} h",
                        anatomy::name(postures[i].posture), postures[i].hour,
                        anatomy::name(postures[i - 1].posture), postures[i - 1].hour),
            "postures follow each other");
  return issues;
}

}  // namespace caudata::graft
