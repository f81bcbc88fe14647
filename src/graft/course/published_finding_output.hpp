// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "graft/course/published_rows.hpp"

/// Which output of a run a finding is about, and why there is none.
namespace caudata::graft {

/// The quantity of a run that a finding is about, or why there is none.
struct FindingSeen {
  std::optional<double> value;
  std::string why_not;
};
FindingSeen none_seen(std::string why_not);
FindingSeen too_few(std::uint64_t seen, std::uint64_t least, const char* which);

/// "24 h", "60 d"
std::string finding_time(double hours);

/// Of the dose from which the finding counts [h].
double finding_start(const PublishedFinding& f, const RunSeen& run);

/// The first output at `after` [h] or later, before another dose; null if there is none.
const Snapshot* output_after(const PublishedFinding& f, const RunSeen& run, double after);
/// The same from the finding's beginning on, and not after its end.
const Snapshot* output_within(const PublishedFinding& f, const RunSeen& run);
/// Why there is no output at `needed` [h].
FindingSeen no_output(const PublishedFinding& f, const RunSeen& run, double needed);

/// Whether every posture from `from` to `to` [h] was this one.
bool lay(const RunSeen& run, anatomy::Posture posture, double from, double to);

}  // namespace caudata::graft
