// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace caudata::oc {

enum class Method : std::uint8_t { exact, monte_carlo };

/// One row of the operating characteristics (the tidy table of results.sqlite, tables/oc.csv and
/// oc.json). Empty strings: does not apply. `metric` is from the documented, append-only list of
/// docs/metrics.md.
struct Estimate {
  std::string scenario;
  std::string design;
  std::string part;
  std::string dose;
  std::string metric;
  double value{0};
  double mc_error{0};  // standard error; 0 for exact
  Method method{};
  std::uint64_t trials{0};  // 0 for exact
};

using OperatingCharacteristics = std::vector<Estimate>;

}  // namespace caudata::oc
