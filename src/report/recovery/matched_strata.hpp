// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>

#include "report/recovery/recovery_input.hpp"

/// What real and virtual persons can be compared in as wholes: the strata of which as many virtual
/// persons were found as asked for. There the mix of strata is the same on both sides.
namespace caudata::report {

using MatchedStrata = std::set<evidence::Stratum>;
MatchedStrata matched_strata(const RecoveryInput& input);

/// Persons of a data set by what became of them in the match.
struct MatchCounts {
  std::uint64_t matched{0};
  std::uint64_t short_of{0};    // too few virtual persons
  std::uint64_t grade_e{0};     // at baseline: no injury in the population
  std::uint64_t not_stated{0};  // no grade or no level at baseline
};
MatchCounts match_counts(const RecoveryInput& input);

/// Conversions from one grade, over the matched strata.
std::array<std::uint64_t, isncsci::ais_count> matched_conversions(
    const evidence::RecoverySummary& summary, const MatchedStrata& matched, std::size_t visit,
    std::size_t from);

/// Changes of a score over the matched strata, of one grade or of all.
evidence::Moments matched_changes(const evidence::RecoverySummary& summary,
                                  const MatchedStrata& matched, std::size_t visit,
                                  isncsci::ScoreSum score,
                                  std::optional<isncsci::AsiaImpairmentScale> ais);

}  // namespace caudata::report
