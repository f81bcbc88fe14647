// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "anatomy/segment.hpp"
#include "core/ledger.hpp"

namespace caudata::anatomy {

/// One number per segment, named as in data/anatomy/segments.toml.
struct SegmentTable {
  std::array<double, segment_count> value;
};
template <class V>
void visit(V& v, SegmentTable& p) {
  for (std::size_t i = 0; i < segment_count; ++i) {
    std::string field = name(Segment{static_cast<std::uint8_t>(i)});
    field[0] = static_cast<char>(field[0] - 'A' + 'a');
    v(field, p.value[i]);
  }
}

/// The spinal cord of an adult along its axis. Positions count from the rostral end of C1 [mm].
/// Neglected: size of the person, curvature, and that vertebrae and segments lie apart.
class Cord {
 public:
  /// From anatomy.segment.{length,section}; paths without an entry are appended to `missing`.
  Cord(const core::Ledger& ledger, std::vector<std::string>& missing);

  double start(Segment segment) const { return start_[segment.index]; }     // [mm]
  double end(Segment segment) const { return start_[segment.index + 1u]; }  // [mm]
  double middle(Segment segment) const { return middle_[segment.index]; }   // [mm]
  double length(Segment segment) const { return end(segment) - start(segment); }
  double section(Segment segment) const { return section_[segment.index]; }  // [mm^2]
  double length() const { return start_[segment_count]; }

  /// Volume of cord between two positions, each within [0, length()] [mm^3].
  double volume(double from, double to) const;

 private:
  std::array<double, segment_count + 1> start_{};
  std::array<double, segment_count> middle_{}, section_{};
};

}  // namespace caudata::anatomy
