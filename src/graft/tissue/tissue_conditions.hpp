// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graft/tissue/tissue.hpp"

/// Inner parts of Tissue.
namespace caudata::graft {

/// What decides what befalls a cell within one step, by place.
struct Tissue::Conditions {
  DieStep die;
  RuleStep rule;
  double first_x{0}, last_x{0};     // [mm] of the cord, which the tables describe by millimetre
  std::vector<float> inflammation;  // [1/d]
  std::vector<float> entry;         // [1/d]
  std::vector<float> pile;          // thickness by patch [mm]
  PageVector<std::uint32_t> patch;  // of adherent cells, by slot
  std::vector<double> since_dose;   // [d]; `rule` looks into it

  std::size_t millimetre(double x) const;
  bool is_cord(double x) const { return x >= first_x && x <= last_x; }
};

/// What befalls the cells of a step: slots in rising order. Few, so that lists cost less than a
/// mark for every cell.
struct Tissue::Fates {
  std::vector<Slot> dying, entering;
  std::vector<Slot> neurons;  // that cells in the cord have become
  std::vector<Slot> mothers;  // once for each birth
  std::uint64_t starved{0};
  double most_packing{0};
};

}  // namespace caudata::graft
