// SPDX-License-Identifier: Apache-2.0
#include "graft/cell_rules.hpp"

namespace caudata::graft {

const char* name(CellRule rule) {
  switch (rule) {
    case CellRule::die:
      return "die";
    case CellRule::breathe:
      return "breathe";
    case CellRule::enter:
      return "enter";
    case CellRule::divide:
      return "divide";
    case CellRule::commit:
      return "commit";
    case CellRule::secrete:
      return "secrete";
    case CellRule::push:
      return "push";
    case CellRule::extend:
      return "extend";
    case CellRule::escape:
      return "escape";
  }
  return "";
}

}  // namespace caudata::graft
