// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isncsci/classification.hpp"

namespace caudata::isncsci {

/// A difference that may not be determined: the least and the greatest possible one.
struct Difference {
  int least{0};
  int most{0};
  bool determined() const { return least == most; }
  friend auto operator<=>(const Difference&, const Difference&) = default;
};
/// "+2", "-1 to +3"
std::string to_text(const Difference& difference);

/// What a conversion of the impairment scale may be. AIS A is the lowest grade.
struct Conversion {
  AisSet from, to;
  bool may_improve{false};
  bool may_stay{false};
  bool may_worsen{false};
};

struct SideChange {
  Difference sensory_level, motor_level;  // segments; positive: caudal, that is better
  /// Segments from the level to its zone of partial preservation, before and after; empty where the
  /// zone does not apply for sure.
  std::optional<Difference> sensory_zpp_before, sensory_zpp_after;
  std::optional<Difference> motor_zpp_before, motor_zpp_after;
  std::optional<int> upper_extremity, lower_extremity, light_touch, pin_prick;  // points
};

/// From one examination to a later one. Sums are empty where one of them is ND. Differences of
/// results that are not determined are bounds: the two ends are taken as independent.
struct Change {
  SideChange right, left;
  Difference neurological_level;
  Conversion ais;
  std::optional<int> upper_extremity_motor_score, lower_extremity_motor_score, light_touch,
      pin_prick;
};

Change change(const Classification& before, const Classification& after);

}  // namespace caudata::isncsci
