// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "isncsci/exam.hpp"

/// Scores as files write them: "0" … "5" or "NT", then nothing, "*" (consider not normal) or "**"
/// (consider normal). On paper both marks are one "*". A marked score may end with the value that
/// the examiner wants assumed: "4*=2".
namespace caudata::isncsci {

/// Empty if not legal: 0-2 or NT; the normal score 2 carries no mark.
std::optional<Score> parse_sensory_score(std::string_view text);
/// Empty if not legal: 0-5 or NT; the normal score 5 carries no mark.
std::optional<Score> parse_motor_score(std::string_view text);
/// "Yes", "No", "NT"
std::optional<Answer> parse_answer(std::string_view text);

std::string to_text(Score score);
std::string_view to_text(Answer answer);

}  // namespace caudata::isncsci
