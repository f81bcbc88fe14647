// SPDX-License-Identifier: Apache-2.0
#include "core/contract.hpp"
#include "graft/snapshot.hpp"

namespace caudata::graft {

std::string region_name(std::size_t region) {
  EXPECTS(region < canal_regions);
  if (region == cauda) return "cauda";
  return anatomy::name(anatomy::Segment{static_cast<std::uint8_t>(region)});
}

}  // namespace caudata::graft
