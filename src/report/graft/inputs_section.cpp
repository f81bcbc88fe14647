// SPDX-License-Identifier: Apache-2.0
#include "report/graft/inputs_section.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "core/time_units.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/share_noise.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using InputRow = std::vector<Cell>;

std::string person_text(const graft::GraftSubject& who) {
  std::string text = fmt::format("{}; {}", who.name, graft::name(who.sex));
  if (!who.ais.empty()) text += ", AIS " + who.ais;
  return text + fmt::format(", first dose {} d after the injury", who.injury_to_first_dose.value());
}

std::string lesion_text(const graft::GraftResult& r) {
  const auto& lesion = r.what.subject.lesion;
  if (!lesion) return "none: an uninjured cord";
  return fmt::format("{} mm of cord destroyed about the middle of {} (x {} to {} mm)",
                     rounded(lesion->length), anatomy::name(lesion->level),
                     fixed(r.shape.lesion_from, 1), fixed(r.shape.lesion_to, 1));
}

std::string block_text(const graft::GraftSubject& who) {
  const double open = 100 * who.block.passage;
  if (who.block.passage >= 1) return "none: the canal is open at the lesion";
  if (who.block.passage <= 0)
    return fmt::format("closed over {} mm at the lesion", rounded(who.block.length));
  return fmt::format("{} % of the section open over {} mm at the lesion", rounded(open),
                     rounded(who.block.length));
}

std::string body_text(const graft::GraftSubject& who) {
  return fmt::format(
      "cord and canal {} times a typical man's in length, space for fluid {} times; heart {} /min, "
      "{} mL of fluid one way a beat",
      rounded(who.length_scale), rounded(who.csf), rounded(who.heart_rate),
      rounded(who.stroke_volume));
}

std::string doses_text(const graft::Administration& how) {
  std::string text;
  for (const graft::GraftDose& dose : how.doses)
    text += fmt::format("{}{} on day {}", text.empty() ? "" : ", ", cells(dose.cells),
                        dose.day.value() + 1);
  return fmt::format("{}; lumbar puncture {}, injection {}", text, graft::name(how.puncture),
                     how.injection == graft::InjectionOutcome::complete ? "complete by plan"
                                                                        : "may fail by chance");
}

std::string vehicle_text(const product::Vehicle& v) {
  if (!(v.rate > 0)) return "–";
  return fmt::format("{} mL in {} min; without cells {} g/mL and {} mPa s at 37 °C",
                     rounded(v.volume), rounded(v.volume / v.rate), fixed(v.density, 4),
                     rounded(v.viscosity));
}

std::string lot_text(const graft::LotGiven& lot) {
  return fmt::format(
      "{} % alive after thaw, {} of the living pluripotent, a cell in a clump of {} on average; {} "
      "before it made and rejected",
      fixed(100 * lot.viability, 1), rounded(lot.pluripotent_share), rounded(lot.clump_cells),
      counted(lot.rejected, "lot"));
}

/// Of the injections, those that were not complete.
std::string injection_text(const graft::GraftResult& r) {
  const auto early = std::ranges::count(r.injections, product::Injection::partial);
  const auto failed = std::ranges::count(r.injections, product::Injection::failed);
  std::string text;
  if (early > 0)
    text += fmt::format("; {} ended early", counted(static_cast<int>(early), "injection"));
  if (failed > 0)
    text += fmt::format("; {} failed", counted(static_cast<int>(failed), "injection"));
  return text;
}

std::string delivered_text(const graft::GraftResult& r) {
  return fmt::format(
      "{} ({} of them alive) of {} nominal, which counts living cells at fill; the "
      "others were lost in thaw, syringe and needle{}",
      rounded(static_cast<double>(r.delivered_cells)),
      rounded(static_cast<double>(r.delivered_living)),
      rounded(static_cast<double>(r.nominal_cells)), injection_text(r));
}

std::string followed_text(const graft::GraftResult& r) {
  if (r.simulated_share >= 1)
    return fmt::format("all {} delivered", with_commas(r.simulated_cells));
  return fmt::format("{} of {} delivered, 1 in {}", with_commas(r.simulated_cells),
                     with_commas(r.delivered_cells), rounded(1 / r.simulated_share));
}

std::string off_rules(const graft::CellRules& rules) {
  std::string off;
  for (const graft::CellRule rule : graft::every_cell_rule)
    if (!rules[rule]) off += (off.empty() ? "" : ", ") + std::string(graft::name(rule));
  return off.empty() ? "all" : "all but " + off;
}

const graft::Snapshot* read_at(const graft::GraftResult& r, double hours) {
  const auto s = std::ranges::find_if(r.snapshots, [&](const auto& x) { return x.hours >= hours; });
  return s == r.snapshots.end() ? nullptr : &*s;
}

std::string chance_text(double p) { return rounded(100 * p) + " %"; }

InputRow peak_row(const char* what, const char* unit, std::string text, double value,
                  std::string remark = "") {
  return {{what, {}}, {std::move(text), value}, {unit, {}}, {std::move(remark), {}}};
}

/// A number of cells of which a part was followed.
std::string peak_cells(const graft::GraftResult& r, std::uint64_t seen) {
  const double weight = r.snapshots.empty() ? 1 : r.snapshots.back().weight;
  const std::uint64_t followed = std::max<std::uint64_t>({r.simulated_cells, seen, 1});
  return noisy_cells(seen, followed, {weight, 1});
}

InputRow packing_row(const graft::GraftResult& r, bool whole) {
  constexpr const char* what = "densest packing in the cord";
  if (whole) return peak_row(what, "% of space", rounded(100 * r.peaks.packing), r.peaks.packing);
  return {{what, {}},
          {"–", {}},
          {"% of space", {}},
          {"left out: a followed cell fills its place for many, so the densest place is one of "
           "chance",
           {}}};
}

InputRow largest_clone_row(const graft::GraftResult& r, bool whole) {
  constexpr const char* what = "largest clone";
  if (whole) return peak_row(what, "cells", rounded(r.peaks.largest_clone), r.peaks.largest_clone);
  if (r.peaks.clones > 0)
    return peak_row(what, "cells", "at least " + rounded(r.peaks.largest_clone),
                    r.peaks.largest_clone, "the largest may be among those not followed");
  return {{what, {}},
          {"–", {}},
          {"cells", {}},
          {"left out: no clone among the followed cells says nothing of its size", {}}};
}

}  // namespace

Table inputs_table(const graft::GraftResult& r) {
  const graft::GraftSubject& who = r.what.subject;
  const graft::Administration& how = r.what.administration;
  const double end = r.snapshots.empty() ? 0 : r.snapshots.back().hours;
  Table table{
      "inputs",
      "What was run",
      {{"what", "", Align::left}, {"value", "", Align::left}},
      {{{"person", {}}, {person_text(who), {}}},
       {{"lesion", {}}, {lesion_text(r), {}}},
       {{"block of the canal", {}}, {block_text(who), {}}},
       {{"body", {}}, {body_text(who), {}}},
       {{"plan", {}}, {r.what.plan.empty() ? "–" : r.what.plan, {}}},
       {{"doses", {}}, {doses_text(how), {}}},
       {{"vehicle", {}}, {vehicle_text(how.vehicle), {}}},
       {{"posture after each dose", {}}, {posture_words(how), {}}},
       {{"lot", {}}, {lot_text(r.lot), {}}},
       {{"cells delivered", {}}, {delivered_text(r), static_cast<double>(r.delivered_cells)}},
       {{"cells followed", {}}, {followed_text(r), static_cast<double>(r.simulated_cells)}},
       {{"time followed", {}}, {time_text(end) + " from the first dose", end}},
       {{"rules of cells", {}}, {off_rules(r.what.rules), {}}}},
      {"The lesion's level is the segment where the cord is destroyed. The neurological "
       "level of an examination (ISNCSCI) is the last normal segment above it, often one "
       "or two higher, and a protocol may name that; this run uses the lesion alone."},
      Fold::open};
  return table;
}

Table assumed_table(const GraftInput& input) {
  EXPECTS(!input.assumed.empty());
  Table table{"assumed",
              "Inputs that the case does not say, taken from the typical person or vehicle",
              {{"key of the case file", "", Align::left}, {"value", "", Align::left}},
              {},
              {},
              Fold::folded};
  for (const auto& [key, value] : input.assumed) table.rows.push_back({{key, {}}, {value, {}}});
  return table;
}

Table peaks_table(const graft::GraftResult& r) {
  const bool whole = r.snapshots.empty() || r.snapshots.back().weight <= 1;
  const double weight = r.snapshots.empty() ? 1 : r.snapshots.back().weight;
  const graft::GraftPeaks& p = r.peaks;
  return {
      "peaks",
      "Extremes of the run",
      {{"what", "", Align::left},
       {"highest", "", Align::right},
       {"unit", "", Align::left},
       {"remark", "", Align::left}},
      {peak_row("thickest pile", "mm", rounded(p.pile), p.pile,
                whole ? ""
                      : "of a part of the cells scaled up: the highest of many places, so "
                        "rather too high"),
       packing_row(r, whole),
       peak_row("soluble factor in the fluid, at the end", "ng/mL", rounded(p.soluble), p.soluble),
       peak_row("neurons born in the cord", "cells", peak_cells(r, p.neurons_born),
                static_cast<double>(p.neurons_born) * weight),
       peak_row("clones that took at the central take probability", "clones",
                peak_cells(r, p.clones), static_cast<double>(p.clones) * weight),
       largest_clone_row(r, whole)},
      {sampling_note(r)},
      Fold::open};
}

double residual_error(const graft::GraftResult& r) {
  const graft::Snapshot* s = read_at(r, r.risk.hours);
  if (s == nullptr || s->ledger.living() == 0) return 0;
  const std::uint64_t ever = s->ledger.injected + s->ledger.born;
  const NoisyShare alive = noisy_share(s->ledger.living(), ever, living_sampling(*s));
  return r.risk.residual_cells * alive.error / alive.value;
}

std::string residual_words(const graft::GraftResult& r) {
  constexpr double settled = 48, long_enough = 90 * core::hours_per_day;  // [h]
  const double after = r.risk.hours - r.risk.last_dose;
  const double end = r.snapshots.back().hours, error = residual_error(r);
  std::string text = fmt::format(
      "Expected residual pluripotent cells: {}{}, the share of the released lot ({}) times the "
      "living cells. The number in one graft varies about that as a Poisson number does. ",
      rounded(r.risk.residual_cells), error > 0 ? " ± " + at_most_text(error) : "",
      rounded(r.lot.pluripotent_share));
  text += after >= settled
              ? fmt::format("Read {} after the first dose, two days after the last.",
                            time_text(r.risk.hours))
              : fmt::format(
                    "Read at the end of the run, {} after the last dose: a longer run reads "
                    "it two days after the last dose, when fewer live.",
                    time_text(after));
  if (end < long_enough)
    text += fmt::format(
        " The run ends after {}, before 90 d: the risk is that of a tumour at "
        "any time later, and no growth was followed that could contradict it.",
        time_text(end));
  text += fmt::format(
      " With every parameter at its central value, the chance of a tumour visible after a year is "
      "{}, that of nerve roots thickened within a year {}.",
      chance_text(r.in_a_year.visible_tumour), chance_text(r.in_a_year.thick_roots));
  return text;
}

}  // namespace caudata::report
