// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "io/exam_row.hpp"

namespace caudata::io {

/// REDCap keeps codes of letters, digits and "_": a score with a mark is "0_abn" (0*, consider not
/// normal) or "0_nor" (0**, consider normal). Exports with labels hold the scores themselves.
std::string redcap_code(std::string_view score);
std::string redcap_score(std::string_view code);

/// Results that the examiner declares not determinable, parted by blanks, commas or semicolons, and
/// the reason. Issues as for JSON.
void read_judgement(std::string_view keys, std::string_view reason, ExamRow& row);

}  // namespace caudata::io
