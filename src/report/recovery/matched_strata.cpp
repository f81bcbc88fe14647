// SPDX-License-Identifier: Apache-2.0
#include "report/recovery/matched_strata.hpp"

namespace caudata::report {

using evidence::ChangeRow;
using evidence::RecoverySummary;
using isncsci::AsiaImpairmentScale;

MatchedStrata matched_strata(const RecoveryInput& input) {
  MatchedStrata matched;
  for (const auto& [stratum, n] : input.real.strata)
    if (input.model.strata.contains(stratum) && !input.short_strata.contains(stratum))
      matched.insert(stratum);
  return matched;
}

MatchCounts match_counts(const RecoveryInput& input) {
  MatchCounts counts;
  const MatchedStrata matched = matched_strata(input);
  std::uint64_t stated = 0;
  for (const auto& [stratum, n] : input.real.strata) {
    stated += n;
    if (matched.contains(stratum)) {
      counts.matched += n;
    } else if (stratum.ais == AsiaImpairmentScale::e) {
      counts.grade_e += n;
    } else {
      counts.short_of += n;
    }
  }
  counts.not_stated = input.real.persons - stated;
  return counts;
}

std::array<std::uint64_t, isncsci::ais_count> matched_conversions(const RecoverySummary& summary,
                                                                  const MatchedStrata& matched,
                                                                  std::size_t visit,
                                                                  std::size_t from) {
  std::array<std::uint64_t, isncsci::ais_count> sums{};
  for (const auto& [stratum, visits] : summary.conversion_of) {
    if (!matched.contains(stratum)) continue;
    for (std::size_t to = 0; to < sums.size(); ++to) sums[to] += visits[visit][from][to];
  }
  return sums;
}

evidence::Moments matched_changes(const RecoverySummary& summary, const MatchedStrata& matched,
                                  std::size_t visit, isncsci::ScoreSum score,
                                  std::optional<AsiaImpairmentScale> ais) {
  evidence::Moments sums;
  for (const ChangeRow& row : summary.changes) {
    if (row.visit != visit || row.score != score || !row.ais || !row.part) continue;
    if (ais && *row.ais != *ais) continue;
    if (matched.contains({*row.ais, *row.part})) sums.merge(row.change);
  }
  return sums;
}

}  // namespace caudata::report
