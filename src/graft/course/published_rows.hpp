// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "graft/canal/dose_plan.hpp"
#include "graft/course/published_finding.hpp"
#include "graft/course/published_row.hpp"
#include "graft/snapshot.hpp"

namespace caudata::graft {

/// Regions from `first` to `last`, both included.
struct RegionRange {
  std::size_t first{0}, last{0};
};

/// What of a run findings are held against.
struct RunSeen {
  std::span<const Snapshot> snapshots;  // ascending in time
  std::vector<double> dose_hours;       // given ones, ascending; at least one
  std::optional<RegionRange> lesion;
  std::vector<PostureChange> postures;  // from the first dose, ascending; the first at 0 h
};

/// One row per published value that has a prediction or is not modelled.
std::vector<PublishedRow> published_canal_rows(
    const std::vector<anatomy::CanalPrediction>& predictions,
    const std::vector<anatomy::PublishedCanalValue>& published);

/// One row per finding. Not judged, with the reason: a run that is too short, that gave another
/// dose in between, without a lesion or posture that the finding needs, or in which fewer simulated
/// cells than `least` stand behind the number. Precondition: ids are those of finding_ids().
std::vector<PublishedRow> published_finding_rows(const RunSeen& run,
                                                 const std::vector<PublishedFinding>& findings);

}  // namespace caudata::graft
