// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/quantity.hpp"

namespace caudata::product {

enum class Route : unsigned char { intrathecal_lumbar_puncture, intraparenchymal, intravenous };

struct Dose {
  std::string name;          // "L"
  core::CellCount cells;     // nominal, per administration
};

/// The product as the protocol describes it. What is not public stays out until it is an input with a prior.
struct CellProduct {
  std::string name;
  std::string type;
  Route route{Route::intrathecal_lumbar_puncture};
  std::vector<Dose> doses;   // ascending
};

}  // namespace caudata::product
