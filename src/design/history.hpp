// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "design/ladder.hpp"
#include "design/tally.hpp"

namespace caudata::design {

/// E and B are for designs that weigh efficacy.
enum class Outcome : char { neither = 'N', dlt = 'T', response = 'E', both = 'B' };

/// Evaluable patients treated together at a level, in order of enrolment.
struct TreatedCohort {
  DoseLevel level;
  std::vector<Outcome> outcomes;
  friend bool operator==(const TreatedCohort&, const TreatedCohort&) = default;
};

/// The course of a trial on complete data, cohort by cohort in order of time.
using History = std::vector<TreatedCohort>;

/// "SAD 1NNN 2NTN | MAD 1NNN": per cohort the dose, counted from 1 in its part, and a letter per
/// patient (N neither, T DLT, E response, B both). A part is named when it takes its turn; it may
/// come back. An empty history is "".
std::string to_text(const History& history, const DoseLadder& ladder);

/// Reads what `to_text` writes if no part's name has a blank or a bar or begins with a digit (rule
/// `part.name` of protocols); blanks may be repeated. `at`: where the text begins, for the places
/// of the issues. Rules `history.unknown-part`, `history.no-part`, `history.no-such-dose`,
/// `history.bad-cohort`.
core::Result<History> parse_history(std::string_view text, const DoseLadder& ladder,
                                    const core::SourceLocation& at);

Tally tally_of(Outcome outcome);
Tallies tally(const History& history);

}  // namespace caudata::design
