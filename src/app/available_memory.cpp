// SPDX-License-Identifier: Apache-2.0
#include "app/available_memory.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace caudata::app {
namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(file);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::optional<double> process_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return {};
  return static_cast<double>(limit.rlim_cur);
}

}  // namespace

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

std::optional<double> group_memory_of(const std::string& most, const std::string& stat) {
  double limit = 0, used = 0;
  if (!(std::istringstream(most) >> limit)) return {};
  std::istringstream lines(stat);
  for (std::string word; lines >> word;)
    if (word == "anon" && lines >> used) return std::max(0.0, limit - used);
  return {};
}

std::optional<double> available_memory() {
  const std::string group = "/sys/fs/cgroup/memory.";
  std::optional<double> least;
  for (const auto& some :
       {available_memory_of(text_of("/proc/meminfo")),
        group_memory_of(text_of(group + "max"), text_of(group + "stat")), process_limit()})
    if (some && (!least || *some < *least)) least = some;
  return least;
}

}  // namespace caudata::app
