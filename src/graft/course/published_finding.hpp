// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anatomy/canal/canal_checks.hpp"

namespace caudata::graft {

/// From which dose the time of a finding counts. What was seen after one dose is compared with a
/// run until its second; what was no longer seen, after its last.
enum class Since : std::uint8_t { first_dose, last_dose };

/// A finding about cells given to persons or animals, as the table of findings states it. A
/// quantity of the run above `lower` and at most `upper` agrees.
struct PublishedFinding {
  std::string id;    // says which quantity of the run is meant
  std::string what;  // that quantity in words
  std::string observed;
  double lower{0}, upper{0};  // infinite where there is no bound
  std::string unit, species;
  Since since{};
  double from{0}, to{0};   // [h] after the dose; of a change, its two ends
  std::uint64_t least{0};  // simulated cells that the quantity must rest on
  std::string source;      // and where the bounds come from
  std::string if_missed;   // what is known of a miss, or nothing
};

/// Ids that a run can be held against.
std::vector<std::string> finding_ids();

/// Published numbers: for the comparison after a run alone.
struct GraftEvidence {
  std::vector<anatomy::PublishedCanalValue> canal;
  std::vector<PublishedFinding> findings;
};

}  // namespace caudata::graft
