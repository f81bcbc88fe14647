// SPDX-License-Identifier: Apache-2.0
#include "graft/meter.hpp"

#include <chrono>
#include <ctime>
#include <fstream>
#include <string>

#include "graft/roofline.hpp"

namespace caudata::bench {
namespace {

/// A line of /proc/self/status in kB.
double status_bytes(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != name) continue;
    double kilobytes = 0;
    status >> kilobytes;
    return kilobytes * 1024;
  }
  return 0;
}

}  // namespace

double Meter::wall_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double Meter::cpu_now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

void Meter::report(double items, double bytes) {
  const double roof = roofline::update_in_place(team_, 5);
  state_.SetItemsProcessed(static_cast<std::int64_t>(items));
  state_.counters["ns"] = wall_ / items * 1e9;
  state_.counters["cpu_ns"] = cpu_ / items * 1e9;
  state_.counters["roofline_GB/s"] = roof;
  state_.counters["of_roofline"] = items * bytes / undisturbed() / 1e9 / roof;
}

double resident_bytes() { return status_bytes("VmRSS:"); }
double peak_bytes() { return status_bytes("VmHWM:"); }
void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

}  // namespace caudata::bench
