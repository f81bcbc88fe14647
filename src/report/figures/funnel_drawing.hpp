// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "report/figures/frame.hpp"
#include "report/funnel.hpp"

namespace caudata::report {

/// A row of a screening funnel: who is still there after the step, and who left at it.
struct FunnelBar {
  std::string words;
  double left{0}, lost{0};  // persons
  std::optional<Loss> loss;
  std::string number;  // at the right
};

double funnel_height(const std::vector<FunnelBar>& bars);

/// The bars from `top` on, with an axis and a legend below; the axis ends at `most` persons.
void draw_funnel(Svg& svg, const std::vector<FunnelBar>& bars, double most, double top);

}  // namespace caudata::report
