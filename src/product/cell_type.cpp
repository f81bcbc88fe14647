// SPDX-License-Identifier: Apache-2.0
#include "product/cell_type.hpp"

#include "core/contract.hpp"

namespace caudata::product {

const char* name(CellType type) {
  switch (type) {
    case CellType::pluripotent:
      return "pluripotent";
    case CellType::motor_neuron_progenitor:
      return "motor_neuron_progenitor";
    case CellType::other_progenitor:
      return "other_progenitor";
    case CellType::motor_neuron:
      return "motor_neuron";
    case CellType::interneuron:
      return "interneuron";
    case CellType::opc:
      return "opc";
    case CellType::oligodendrocyte:
      return "oligodendrocyte";
    case CellType::astrocyte:
      return "astrocyte";
    case CellType::mesenchymal:
      return "mesenchymal";
  }
  EXPECTS(false);
  return "";
}

}  // namespace caudata::product
