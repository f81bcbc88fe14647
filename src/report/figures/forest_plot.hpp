// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/validation_page.hpp"

namespace caudata::report {

/// Which targets a picture shows: shares on an axis of percent; the others on a common axis, as
/// distance from the observed number in units of their tolerance.
enum class ForestAxis { percent, tolerances };

/// One row per predicted target: the tolerance as a band, the observed number as a rhombus, the
/// prediction as a circle with its 90 % interval, red where it lies outside the tolerance.
Figure forest_plot(const ValidationInput& input, ForestAxis axis);

/// Whether the picture would have a row.
bool any_on(const ValidationInput& input, ForestAxis axis);

}  // namespace caudata::report
