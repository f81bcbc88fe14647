// SPDX-License-Identifier: Apache-2.0
#include "anatomy/segment.hpp"

namespace caudata::anatomy {

std::string name(Segment segment) {
  struct Part {
    char letter;
    std::uint8_t first;
  };
  constexpr std::array parts{Part{'S', 25}, Part{'L', 20}, Part{'T', 8}, Part{'C', 0}};
  for (const Part& part : parts) {
    if (segment.index >= part.first) {
      return part.letter + std::to_string(segment.index - part.first + 1);
    }
  }
  return "";
}

}  // namespace caudata::anatomy
