// SPDX-License-Identifier: Apache-2.0
#include "graft/course/published_finding_output.hpp"
#include "core/time_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace caudata::graft {

FindingSeen none_seen(std::string why_not) { return {std::nullopt, std::move(why_not)}; }

std::string finding_time(double hours) {
  constexpr double days_from = 72;  // [h]
  return hours < days_from ? fmt::format("{:.4g} h", hours)
                           : fmt::format("{:.4g} d", hours / core::hours_per_day);
}

double finding_start(const PublishedFinding& f, const RunSeen& run) {
  return f.since == Since::first_dose ? run.dose_hours.front() : run.dose_hours.back();
}

const Snapshot* output_after(const PublishedFinding& f, const RunSeen& run, double after) {
  const double due = finding_start(f, run) + after;
  const auto s = std::ranges::find_if(run.snapshots, [&](const auto& x) { return x.hours >= due; });
  if (s == run.snapshots.end()) return nullptr;
  const bool another =
      f.since == Since::first_dose && run.dose_hours.size() > 1 && s->hours > run.dose_hours[1];
  return another ? nullptr : &*s;
}

const Snapshot* output_within(const PublishedFinding& f, const RunSeen& run) {
  const Snapshot* s = output_after(f, run, f.from);
  return s != nullptr && s->hours <= finding_start(f, run) + f.to ? s : nullptr;
}

FindingSeen no_output(const PublishedFinding& f, const RunSeen& run, double needed) {
  const double end = run.snapshots.empty() ? 0 : run.snapshots.back().hours;
  const double start = finding_start(f, run);
  const char* dose = f.since == Since::first_dose ? "first" : "last";
  if (end < start + needed)
    return none_seen(fmt::format("the run ends {} after the {} dose; {} are needed",
                                 finding_time(std::max(0.0, end - start)), dose,
                                 finding_time(needed)));
  return none_seen(fmt::format("no output {} after the {} dose and before another dose",
                               finding_time(needed), dose));
}

FindingSeen too_few(std::uint64_t seen, std::uint64_t least, const char* which) {
  return none_seen(
      fmt::format("{} simulated cells {}; the comparison needs {}", seen, which, least));
}

bool lay(const RunSeen& run, anatomy::Posture posture, double from, double to) {
  bool only = false;
  for (std::size_t i = 0; i < run.postures.size() && run.postures[i].from_hour < to; ++i) {
    const bool over = i + 1 < run.postures.size() && run.postures[i + 1].from_hour <= from;
    if (over) continue;
    if (run.postures[i].posture != posture) return false;
    only = true;
  }
  return only;
}

}  // namespace caudata::graft
