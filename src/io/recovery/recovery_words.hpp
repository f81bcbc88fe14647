// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "isncsci/level.hpp"
#include "patient/person.hpp"

/// How data sets write things.
namespace caudata::io {

/// Without blanks and tabs at both ends.
std::string trimmed(std::string_view text);

/// Nothing, or a word of statistical programs for it: NA, NaN, nan, a single dot.
bool says_nothing(std::string_view text);

/// "5.0" as "5": tables of programs that know no whole numbers beside gaps.
std::string without_zeros(const std::string& text);

/// "C5", "S4-5", "INT"
std::optional<isncsci::Level> parse_recorded_level(std::string_view text);
/// "male", "female"
std::optional<patient::Sex> parse_sex(std::string_view text);

}  // namespace caudata::io
