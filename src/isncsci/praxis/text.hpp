// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "isncsci/praxis/tagged.hpp"

/// Results as the reference implementation prints them: comma lists without blanks.
namespace caudata::isncsci::praxis {

std::string levels_text(const TaggedLevels& levels);
std::string grades_text(const TaggedGrades& grades);
std::string to_text(const TaggedZone& zone);
std::string_view to_text(TaggedCompleteness completeness);

}  // namespace caudata::isncsci::praxis
