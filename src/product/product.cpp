// SPDX-License-Identifier: Apache-2.0
#include "product/product.hpp"

#include "core/contract.hpp"

namespace caudata::product {

const char* name(Route route) {
  switch (route) {
    case Route::intrathecal_lumbar_puncture:
      return "intrathecal, lumbar puncture";
    case Route::intraparenchymal:
      return "intraparenchymal";
    case Route::intravenous:
      return "intravenous";
  }
  EXPECTS(false);
  return "";
}

const char* name(Needle needle) {
  return needle == Needle::atraumatic ? "atraumatic" : "conventional";
}

core::CellCount cumulative(const Dose& dose, int administrations) {
  EXPECTS(administrations >= 0);
  return core::CellCount{dose.cells.value() * administrations};
}

}  // namespace caudata::product
