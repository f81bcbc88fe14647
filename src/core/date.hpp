// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/quantity.hpp"

namespace caudata::core {

/// A calendar date as the number of days since 1 January 1970, Gregorian calendar. ISO 8601 in its
/// extended form alone, "2026-03-09", years 1900 to 2199; a day that does not exist is no date.
std::optional<Days> parse_date(std::string_view text);

/// "2026-03-09"
std::string date_text(Days day);

}  // namespace caudata::core
