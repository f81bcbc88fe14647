// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/canal_parameters.hpp"
#include "anatomy/cord.hpp"

namespace caudata::anatomy {

/// A disc by the number of vertebrae above it, the atlas counted: C2/3 = 2, T12/L1 = 19.
struct Disc {
  int vertebrae{0};
};
inline constexpr Disc c2_c3{2}, c5_c6{5}, c7_t1{7}, t11_t12{18}, t12_l1{19}, l1_l2{20}, l2_l3{21},
    l3_l4{22}, l4_l5{23}, l5_s1{24};

/// Where things lie along one person's canal: x [mm], 0 at the foramen magnum, positive caudal.
///
/// Discs lie evenly between C2/3 and C5/6 and on to C7/T1, evenly through the thoracic spine, and
/// evenly from T12/L1 on, with the cord's end at L1/2. A root leaves the sac at its own foramen;
/// those below S1 at the sac's end.
class CanalAxis {
 public:
  CanalAxis(const Cord& cord, const CanalAxisParameters& parameters, double length_scale);

  double length() const { return length_; }
  double conus() const { return start_.back(); }
  double cord_start() const { return start_.front(); }
  double start(Segment segment) const { return start_[segment.index]; }
  double end(Segment segment) const { return start_[segment.index + 1u]; }
  double middle(Segment segment) const { return (start(segment) + end(segment)) / 2; }

  /// At most length().
  double at(Disc disc) const;

  /// Where the segment's roots pierce the dura; not rostral of the segment's middle.
  double exit(Segment segment) const;

  /// 0-29 the segment, the first also rostral of the cord; cauda_region caudal of the conus.
  std::uint8_t region(double x) const;

 private:
  double length_;
  std::array<double, segment_count + 1> start_{};
  double c2_c3_, c5_c6_, pitch_;  // [mm]
};

}  // namespace caudata::anatomy
