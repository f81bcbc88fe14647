// SPDX-License-Identifier: Apache-2.0
#include "anatomy/cord.hpp"

#include <algorithm>

namespace caudata::anatomy {

Cord::Cord(const core::Ledger& ledger, std::vector<std::string>& missing)
    : section_(ledger.resolve<SegmentTable>("anatomy.segment.section", missing).value) {
  const auto length = ledger.resolve<SegmentTable>("anatomy.segment.length", missing).value;
  for (std::size_t i = 0; i < segment_count; ++i) {
    start_[i + 1] = start_[i] + length[i];
    middle_[i] = start_[i] + length[i] / 2;
  }
}

double Cord::volume(double from, double to) const {
  double sum = 0;
  for (std::size_t i = 0; i < segment_count; ++i) {
    const double overlap = std::min(to, start_[i + 1]) - std::max(from, start_[i]);
    sum += std::max(overlap, 0.0) * section_[i];
  }
  return sum;
}

}  // namespace caudata::anatomy
