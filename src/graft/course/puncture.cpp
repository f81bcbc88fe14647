// SPDX-License-Identifier: Apache-2.0
#include "graft/course/puncture.hpp"

namespace caudata::graft {

const char* name(Puncture puncture) {
  switch (puncture) {
    case Puncture::l2_l3:
      return "L2/3";
    case Puncture::l3_l4:
      return "L3/4";
    case Puncture::l4_l5:
      return "L4/5";
    case Puncture::l5_s1:
      return "L5/S1";
  }
  return "";
}

anatomy::Disc disc(Puncture puncture) {
  switch (puncture) {
    case Puncture::l2_l3:
      return anatomy::l2_l3;
    case Puncture::l3_l4:
      return anatomy::l3_l4;
    case Puncture::l4_l5:
      return anatomy::l4_l5;
    case Puncture::l5_s1:
      return anatomy::l5_s1;
  }
  return {};
}

}  // namespace caudata::graft
