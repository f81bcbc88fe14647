// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace caudata::io {

/// What some programs put before a text in UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace caudata::io
