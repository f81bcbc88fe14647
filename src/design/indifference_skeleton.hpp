// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "design/crm_curve.hpp"

namespace caudata::design {

struct IndifferenceInterval {
  double target{0.3};
  double half_width{0.05};  // 0 < half_width < min(target, 1 - target)
  int prior_mtd{0};         // from 0
};

/// The skeleton of Lee SM, Cheung YK (Clin Trials 2009;6:227-238): the prior MTD has the target
/// risk, and where the model is indifferent between neighbours, their risks are the target plus and
/// minus the half-width.
std::vector<double> indifference_skeleton(const CrmCurve& curve,
                                          const IndifferenceInterval& interval, int doses);

}  // namespace caudata::design
