// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace caudata::io {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits, as in a manifest.
std::string sha256_hex(std::string_view bytes);

/// Base64 with padding, as a content security policy wants it.
std::string sha256_base64(std::string_view bytes);

}  // namespace caudata::io
