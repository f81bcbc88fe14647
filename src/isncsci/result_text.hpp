// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"
#include "isncsci/praxis/tagged.hpp"

namespace caudata::isncsci {

/// The names of the results in exchange files, in their order: those of the npm package isncsci.
inline constexpr std::array<std::string_view, 25> result_keys = {"sensoryRight",
                                                                 "sensoryLeft",
                                                                 "motorRight",
                                                                 "motorLeft",
                                                                 "nli",
                                                                 "complete",
                                                                 "ais",
                                                                 "zppSensoryRight",
                                                                 "zppSensoryLeft",
                                                                 "zppMotorRight",
                                                                 "zppMotorLeft",
                                                                 "uer",
                                                                 "uel",
                                                                 "uems",
                                                                 "ler",
                                                                 "lel",
                                                                 "lems",
                                                                 "motorRightTotal",
                                                                 "motorLeftTotal",
                                                                 "ltr",
                                                                 "ltl",
                                                                 "ltTotal",
                                                                 "ppr",
                                                                 "ppl",
                                                                 "ppTotal"};

/// All results as text, in the order of `result_keys`. A set is a comma list without blanks,
/// rostral to caudal or A to E; INT is a level reached without a deficit, NA a zone that does not
/// apply, ND a sum with a score that is not testable.
using ResultText = std::array<std::string, result_keys.size()>;

/// Every value of a tagged result ends with "*".
ResultText to_text(const Classification& result);
/// As the reference implementation prints it; the sums are those of `exam`.
ResultText to_text(const praxis::TaggedClassification& result, const Exam& exam);

/// One value, whatever its tag.
bool is_determined(std::string_view result);

enum class Profile : std::uint8_t { exact, praxis };
ResultText classify_to_text(const Exam& exam, Profile profile);

}  // namespace caudata::isncsci
