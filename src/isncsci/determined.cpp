// SPDX-License-Identifier: Apache-2.0
#include "isncsci/determined.hpp"

#include <algorithm>

namespace caudata::isncsci {
namespace {

template <std::size_t N>
bool plain(const std::array<Score, N>& column, std::uint8_t highest) {
  return std::all_of(column.begin(), column.end(), [highest](Score score) {
    return score.value <= highest && score.mark == Mark::none;
  });
}

bool plain(const ExamSide& side) {
  return plain(side.light_touch, normal_sensation) && plain(side.pin_prick, normal_sensation) &&
         plain(side.motor, normal_strength);
}

}  // namespace

bool is_determined(const Exam& exam) {
  return plain(exam.right) && plain(exam.left) &&
         exam.voluntary_anal_contraction != Answer::not_tested &&
         exam.deep_anal_pressure != Answer::not_tested;
}

}  // namespace caudata::isncsci
