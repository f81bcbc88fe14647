// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace caudata::graft {

/// What a cell in the canal can stick to.
enum class Surface : std::uint8_t { pia, dura, root, lesion };
inline constexpr std::size_t surfaces = 4;
const char* name(Surface surface);

}  // namespace caudata::graft
