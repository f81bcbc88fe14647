// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/quantity.hpp"

namespace caudata::product {

enum class Route : unsigned char { intrathecal_lumbar_puncture, intraparenchymal, intravenous };
const char* name(Route route);

/// The tip of the needle of a lumbar puncture; conventional ones cut.
enum class Needle : unsigned char { atraumatic, conventional };
const char* name(Needle needle);

struct Dose {
  std::string name;       // "L"
  core::CellCount cells;  // nominal, per administration
};
/// Nominal cells over a schedule of equal administrations.
core::CellCount cumulative(const Dose& dose, int administrations);

/// The product as the protocol describes it. What is not public stays out until it is an input with
/// a prior.
struct CellProduct {
  std::string name;
  std::string type;
  Route route{Route::intrathecal_lumbar_puncture};
  Needle needle{Needle::atraumatic};
  std::vector<Dose> doses;  // ascending
};

}  // namespace caudata::product
