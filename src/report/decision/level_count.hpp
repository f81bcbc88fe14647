// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/record.hpp"

namespace caudata::report {

/// The patients of a level by what is known of them. The three of a sum exclude each other.
struct LevelCount {
  int evaluable{0}, pending{0}, uncounted{0};  // uncounted: left, or had too few doses
  int dlt{0};                                  // of the evaluable

  int dosed() const { return evaluable + pending + uncounted; }
};

LevelCount level_count(const design::Record& record, design::DoseLevel level);

}  // namespace caudata::report
