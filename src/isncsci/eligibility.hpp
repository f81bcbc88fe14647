// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// A criterion on the impairment scale and the neurological level: "AIS A or B, NLI C4 to T12".
struct Criterion {
  AisSet ais;       // allowed grades
  LevelSet levels;  // allowed neurological levels
};

/// Clauses in any order, parted by commas: "AIS A, B or C", "AIS A-C", "NLI C4 to T12",
/// "NLI C4-T12", "NLI T6". A clause left out allows everything. Empty if not understood.
std::optional<Criterion> parse_criterion(std::string_view text);

/// Of all examinations that are compatible with the scores: all meet the criterion, some, or none.
enum class Eligible : std::uint8_t { no, possible, definite };
std::string_view name(Eligible eligible);

/// Grade and level are judged together: a pair that no compatible examination has does not count.
/// Marked scores count as assumed.
Eligible eligible(const Exam& exam, const Criterion& criterion);

}  // namespace caudata::isncsci
