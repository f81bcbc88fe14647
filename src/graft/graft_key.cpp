// SPDX-License-Identifier: Apache-2.0
#include "graft/graft_key.hpp"

namespace caudata::graft {

GraftKey::GraftKey(core::Stream stream) {
  const std::uint64_t bits = stream.bits();
  words_ = {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
}

}  // namespace caudata::graft
