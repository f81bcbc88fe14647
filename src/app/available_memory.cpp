// SPDX-License-Identifier: Apache-2.0
#include "app/available_memory.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

namespace caudata::app {

std::optional<double> available_memory_of(const std::string& meminfo) {
  constexpr double kibibyte = 1024;
  std::istringstream lines(meminfo);
  for (std::string word; lines >> word;) {
    if (word != "MemAvailable:") continue;
    double size = 0;
    std::string unit;
    if (lines >> size >> unit && unit == "kB") return size * kibibyte;
    return {};
  }
  return {};
}

std::optional<double> available_memory() {
  std::ifstream in("/proc/meminfo");
  return available_memory_of(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace caudata::app
