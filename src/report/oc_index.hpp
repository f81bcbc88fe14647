// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "oc/estimate.hpp"

namespace caudata::report {

/// Where a metric was taken: the whole trial (both empty) or one level of the ladder.
struct Place {
  std::string part, dose;
};

/// The tidy table of operating characteristics, to be asked by name. Keeps pointers into the table
/// it was made of.
class OcIndex {
 public:
  explicit OcIndex(const oc::OperatingCharacteristics& estimates);

  const oc::Estimate* find(const std::string& scenario, const Place& place,
                           const std::string& metric, oc::Method method) const;
  /// The exact figure if there is one, otherwise the simulated one.
  const oc::Estimate* best(const std::string& scenario, const Place& place,
                           const std::string& metric) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string, oc::Method>;
  std::map<Key, const oc::Estimate*> at_;
};

}  // namespace caudata::report
