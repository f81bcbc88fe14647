// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "graft/course/published_rows.hpp"

namespace caudata::graft {
namespace {

/// The quantity of a run that a finding is about, or why there is none.
struct FindingSeen {
  std::optional<double> value;
  std::string why_not;
};

using Measure = FindingSeen (*)(const PublishedFinding&, const RunSeen&);

FindingSeen none_seen(std::string why_not) { return {std::nullopt, std::move(why_not)}; }

std::string finding_time(double hours) {
  constexpr double days_from = 72, hours_per_day = 24;
  return hours < days_from ? fmt::format("{:.4g} h", hours)
                           : fmt::format("{:.4g} d", hours / hours_per_day);
}

double start_of(const PublishedFinding& f, const RunSeen& run) {
  return f.since == Since::first_dose ? run.dose_hours.front() : run.dose_hours.back();
}

/// The first output at `after` [h] or later, before another dose; null if there is none.
const Snapshot* output_after(const PublishedFinding& f, const RunSeen& run, double after) {
  const double due = start_of(f, run) + after;
  const auto s = std::ranges::find_if(run.snapshots, [&](const auto& x) { return x.hours >= due; });
  if (s == run.snapshots.end()) return nullptr;
  const bool another =
      f.since == Since::first_dose && run.dose_hours.size() > 1 && s->hours > run.dose_hours[1];
  return another ? nullptr : &*s;
}

const Snapshot* output_within(const PublishedFinding& f, const RunSeen& run) {
  const Snapshot* s = output_after(f, run, f.from);
  return s != nullptr && s->hours <= start_of(f, run) + f.to ? s : nullptr;
}

FindingSeen no_output(const PublishedFinding& f, const RunSeen& run, double needed) {
  const double end = run.snapshots.empty() ? 0 : run.snapshots.back().hours;
  const double start = start_of(f, run);
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

FindingSeen finding_ratio(std::uint64_t part, std::uint64_t whole) {
  return {static_cast<double>(part) / static_cast<double>(whole), {}};
}

/// `count(snapshot)` as a share of all cells given.
template <class Count>
FindingSeen share_of_given(const PublishedFinding& f, const RunSeen& run, Count count) {
  const Snapshot* s = output_within(f, run);
  if (s == nullptr) return no_output(f, run, f.from);
  const std::uint64_t given = s->ledger.injected;
  if (given < std::max<std::uint64_t>(f.least, 1)) return too_few(given, f.least, "were given");
  return finding_ratio(count(*s), given);
}

/// `part(snapshot)` as a share of the living cells. The cells of the sources were injected into the
/// cord: a graft that lies in the canal is not like theirs.
template <class Part>
FindingSeen share_of_graft(const PublishedFinding& f, const RunSeen& run, Part part) {
  const Snapshot* s = output_within(f, run);
  if (s == nullptr) return no_output(f, run, f.from);
  const std::uint64_t living = s->ledger.living();
  if (living < std::max<std::uint64_t>(f.least, 1)) return too_few(living, f.least, "live");
  const std::uint64_t in_cord = s->ledger[Compartment::parenchyma];
  if (in_cord < living - in_cord)
    return none_seen(
        fmt::format("of {} simulated cells that live {} are in the cord; those of the "
                    "source were injected there",
                    living, in_cord));
  return finding_ratio(part(*s), living);
}

/// `count` at the later end of the finding over that at the earlier.
template <class Count>
FindingSeen change(const PublishedFinding& f, const RunSeen& run, Count count) {
  const Snapshot* early = output_after(f, run, f.from);
  const Snapshot* late = output_after(f, run, f.to);
  if (early == nullptr || late == nullptr || late == early) return no_output(f, run, f.to);
  const std::uint64_t first = count(*early);
  if (first < std::max<std::uint64_t>(f.least, 1))
    return too_few(first, f.least, "are there at the first of the two times");
  return finding_ratio(count(*late), first);
}

std::uint64_t in_regions(const ByRegion& cells, const RegionRange& range) {
  std::uint64_t sum = 0;
  for (std::size_t r = range.first; r <= range.last; ++r) sum += cells[r];
  return sum;
}

constexpr RegionRange cervical_regions{0, 7};

/// On the surface of the cervical cord, or in it.
std::uint64_t at_cervical_cord(const Snapshot& s) {
  return in_regions(s.adherent_to_cord, cervical_regions) +
         in_regions(s.by_region[static_cast<std::size_t>(Compartment::parenchyma)],
                    cervical_regions);
}

/// Living cells in the canal and the cord at the level of the lesion.
std::uint64_t at_level(const Snapshot& s, const RegionRange& lesion) {
  std::uint64_t sum = 0;
  for (const Compartment c : {Compartment::suspended, Compartment::bedload, Compartment::adherent,
                              Compartment::parenchyma})
    sum += in_regions(s.by_region[static_cast<std::size_t>(c)], lesion);
  return sum;
}

bool is_cervical(const RunSeen& run) {
  return run.lesion && run.lesion->first <= cervical_regions.last;
}

FindingSeen no_cervical_lesion() {
  return none_seen("the lesion of this person is not cervical; that of the source was");
}

/// Whether every posture from `from` to `to` [h] was this one.
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

/// At the last time at which enough cells adhere to the lesion. Cells sink, and an animal's back is
/// up: only a person who lay prone until the finding begins is like it.
FindingSeen lesion_cells_dorsal(const PublishedFinding& f, const RunSeen& run) {
  if (!run.lesion) return none_seen("this person has no lesion");
  if (output_within(f, run) == nullptr) return no_output(f, run, f.from);
  const double start = start_of(f, run);
  if (!lay(run, anatomy::Posture::prone, start, start + f.from))
    return none_seen(
        fmt::format("cells sink, and the animals' backs were up; this person did not lie prone for "
                    "the {} after the dose",
                    finding_time(f.from)));
  std::uint64_t most = 0;
  FindingSeen seen;
  for (const Snapshot& s : run.snapshots) {
    if (s.hours < start + f.from || s.hours > start + f.to) continue;
    const std::uint64_t there = s.adherent_by_surface[static_cast<std::size_t>(Surface::lesion)];
    most = std::max(most, there);
    if (there >= std::max<std::uint64_t>(f.least, 1))
      seen = finding_ratio(s.lesion_adherent_dorsal, there);
  }
  return seen.value ? seen : too_few(most, f.least, "at most adhere to the lesion at a time");
}

FindingSeen living_share(const PublishedFinding& f, const RunSeen& run) {
  return share_of_given(f, run, [](const Snapshot& s) { return s.ledger.living(); });
}

FindingSeen cervical_share(const PublishedFinding& f, const RunSeen& run) {
  return share_of_given(f, run, at_cervical_cord);
}

FindingSeen lesion_share_early(const PublishedFinding& f, const RunSeen& run) {
  if (!is_cervical(run)) return no_cervical_lesion();
  return share_of_given(f, run, [&](const Snapshot& s) { return at_level(s, *run.lesion); });
}

FindingSeen lesion_gain(const PublishedFinding& f, const RunSeen& run) {
  if (!is_cervical(run)) return no_cervical_lesion();
  return change(f, run, [&](const Snapshot& s) { return at_level(s, *run.lesion); });
}

FindingSeen tissue_change(const PublishedFinding& f, const RunSeen& run) {
  return change(f, run, [](const Snapshot& s) { return s.ledger[Compartment::parenchyma]; });
}

FindingSeen neuron_share(const PublishedFinding& f, const RunSeen& run) {
  return share_of_graft(f, run, [](const Snapshot& s) {
    return s.living_by_type[product::index(product::CellType::motor_neuron)] +
           s.living_by_type[product::index(product::CellType::interneuron)];
  });
}

FindingSeen astrocyte_share(const PublishedFinding& f, const RunSeen& run) {
  return share_of_graft(f, run, [](const Snapshot& s) {
    return s.living_by_type[product::index(product::CellType::astrocyte)];
  });
}

PublishedVerdict verdict_of(const PublishedFinding& f, const FindingSeen& seen) {
  if (!seen.value) return PublishedVerdict::not_judged;
  const bool inside = *seen.value > f.lower && *seen.value <= f.upper;
  return inside ? PublishedVerdict::inside : PublishedVerdict::missed;
}

struct FindingMeasure {
  const char* id;
  Measure measure;
};

constexpr std::array<FindingMeasure, 9> finding_measures{
    {{"lesion-cells-dorsal", lesion_cells_dorsal},
     {"lesion-level-1-h", lesion_share_early},
     {"lesion-level-4-h", lesion_gain},
     {"cervical-cord-48-h", cervical_share},
     {"cervical-cord-one-month", cervical_share},
     {"living-two-months", living_share},
     {"neurons-two-months", neuron_share},
     {"astrocytes-two-months", astrocyte_share},
     {"stable-volume", tissue_change}}};

}  // namespace

std::vector<std::string> finding_ids() {
  std::vector<std::string> ids;
  for (const FindingMeasure& m : finding_measures) ids.emplace_back(m.id);
  return ids;
}

std::vector<PublishedRow> published_finding_rows(const RunSeen& run,
                                                 const std::vector<PublishedFinding>& findings) {
  EXPECTS(!run.dose_hours.empty());
  std::vector<PublishedRow> rows;
  for (const PublishedFinding& f : findings) {
    const auto found = std::ranges::find_if(finding_measures,
                                            [&](const FindingMeasure& m) { return m.id == f.id; });
    EXPECTS(found != finding_measures.end());
    FindingSeen seen = found->measure(f, run);
    const PublishedVerdict verdict = verdict_of(f, seen);
    if (verdict == PublishedVerdict::missed) seen.why_not = f.if_missed;
    rows.push_back({f.id, f.what, seen.value, f.observed, f.lower, f.upper, f.unit, f.species,
                    f.source, verdict, std::move(seen.why_not)});
  }
  return rows;
}

}  // namespace caudata::graft
