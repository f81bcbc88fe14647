// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

/// Results of an examination in the words of the worksheet. Sets show all members: "C4/C5".
namespace caudata::report {

/// Of a grade as an index: 'A' is 0.
char grade_letter(std::size_t grade);
std::string ais_text(const isncsci::AisSet& set);
std::string level_text(const isncsci::LevelSet& set);
/// "ND" where a total cannot be determined.
std::string total_text(const isncsci::Total& total);
/// "2", "NT", "3*", "5**"
std::string score_text(const isncsci::Score& score);
const char* answer_text(isncsci::Answer answer);

}  // namespace caudata::report
