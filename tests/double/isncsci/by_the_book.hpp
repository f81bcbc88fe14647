// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/exam.hpp"
#include "isncsci/level.hpp"

/// The standard's text once more, with loops over levels and no bit masks: a second implementation
/// for determined examinations, written from the prose (ISNCSCI 2019), not from the fast one.
namespace caudata::by_the_book {

struct Answers {
  std::array<int, 2> sensory, motor;  // right, left; level index
  int neurological_level;
  bool complete;
  char grade;
  std::array<int, 2> sensory_zone, motor_zone;  // level index, or not_applicable
};
inline constexpr int not_applicable = -1;

Answers classify(const isncsci::Exam& exam);

}  // namespace caudata::by_the_book
