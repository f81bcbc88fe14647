// SPDX-License-Identifier: Apache-2.0
#include "report/graft/graft_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/inputs_section.hpp"
#include "report/graft/lesion_share.hpp"
#include "report/graft/published_section.hpp"
#include "report/graft/share_noise.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

const graft::Snapshot& last(const GraftInput& input) { return input.result.snapshots.back(); }

std::string last_time(const GraftInput& input) { return time_text(last(input).hours); }

/// "2.3 ± 0.2 %", "< 0.03 %"
std::string share_figure(std::uint64_t k, std::uint64_t n, const CellSampling& sampling) {
  if (n == 0) return "–";
  const NoisyShare share = noisy_share(k, n, sampling);
  if (k == 0 && !sampling.is_whole()) return fmt::format("< {} %", at_most_text(100 * share.high));
  return noisy_percent(share, sampling) + " %";
}

std::string null_text(const graft::GraftResult& result) {
  const graft::NullModel* null = geometric_null(result);
  return null == nullptr ? ""
                         : fmt::format(" (geometric null: {})", lesion_figure(lesion_share(*null)));
}

/// What the figure of the lesion is of.
std::string of_the_adherent(const graft::GraftResult& result) {
  const graft::LesionAdherence& lesion = result.lesion_adherence;
  if (!has_adherent(lesion))
    return fmt::format("no cell adheres after {}", time_text(lesion.hours));
  return fmt::format("of the adherent cells are on the lesion after {}{}{}",
                     time_text(lesion.hours), null_text(result),
                     lesion.on_lesion > 0 ? "" : "; none followed is, the bound is at 97.5 %");
}

/// What stands for a figure that is a bound.
std::string none_seen(std::uint64_t k, const CellSampling& sampling) {
  return k == 0 && !sampling.is_whole() ? "; none of the followed is, the bound is at 95 %" : "";
}

KeyFigures graft_key_figures(const GraftInput& input) {
  const graft::GraftResult& result = input.result;
  const graft::Snapshot& end = last(input);
  const std::uint64_t ever = end.ledger.injected + end.ledger.born;
  const std::uint64_t living = end.ledger.living();
  const std::uint64_t in_tissue = end.ledger[graft::Compartment::parenchyma];
  const CellSampling sampling = living_sampling(end);
  return {{{lesion_figure(result.lesion_adherence), of_the_adherent(result)},
           {share_figure(living, ever, sampling),
            fmt::format("of all cells are alive in the canal or cord after {}{}", last_time(input),
                        none_seen(living, sampling))},
           {share_figure(in_tissue, ever, sampling),
            fmt::format("of all cells are in tissue after {}{}", last_time(input),
                        none_seen(in_tissue, sampling))},
           {percent_of(static_cast<std::uint64_t>(input.grades.assumed),
                       static_cast<std::uint64_t>(input.grades.total())) +
                " %",
            fmt::format("of the {} parameters are assumed (grade C)", input.grades.total())}}};
}

std::string what_one_stands_for(const GraftInput& input) {
  const graft::GraftResult& r = input.result;
  if (last(input).weight == 1)
    return fmt::format(
        "Every one of {} delivered cells was followed: no sampling of cells. The person, the lot "
        "and the parameters are one draw.",
        with_commas(r.simulated_cells));
  return fmt::format(
      "{} cells were followed, {} % of those delivered; each stands for {}. Numbers of cells are "
      "scaled up. {}",
      with_commas(r.simulated_cells), rounded(100 * r.simulated_share), rounded(last(input).weight),
      sampling_note(r));
}

Section graft_opening(const GraftInput& input) {
  const core::GradeCount& g = input.grades;
  Section section{
      "run",
      "What was run",
      {Claim{fmt::format("{}; lesion {}; {}.", input.result.what.subject.name,
                         lesion_words(input.result), plan_words(input.result.what.administration)),
             Tone::note},
       Claim{"This is no claim of efficacy: the run follows cells, and says nothing about whether "
             "a patient gets better.",
             Tone::limit},
       graft_key_figures(input), Claim{what_one_stands_for(input), Tone::plain},
       inputs_table(input.result)}};
  if (!input.assumed.empty()) section.blocks.push_back(assumed_table(input));
  section.blocks.push_back(
      Claim{fmt::format("Of {} parameters, {} were read in a source, {} recalled, {} derived and "
                        "{} assumed. Every value with its source: tables/parameters.csv.",
                        g.total(), g.read, g.recalled, g.derived, g.assumed),
            Tone::plain});
  return section;
}

/// Simulated cells as integers, because a ledger balances exactly or not at all.
Table ledger_table(const graft::GraftResult& result) {
  Table table{
      "ledger",
      "The ledger of cells",
      {{"time", "", Align::left}, {"injected", "", Align::right}, {"born", "", Align::right}},
      {},
      {"Simulated cells, exact. Injected + born − all compartments = difference, which is 0 "
       "in a run that lost no cell."},
      Fold::open};
  for (std::size_t c = 0; c < graft::compartments; ++c)
    table.columns.push_back({words(static_cast<graft::Compartment>(c)), "", Align::right});
  table.columns.push_back({"difference", "", Align::right});
  for (const graft::Snapshot& s : result.snapshots) {
    const auto count = [](std::uint64_t n) { return Cell{with_commas(n), static_cast<double>(n)}; };
    std::vector<Cell> row{
        {time_text(s.hours), s.hours}, count(s.ledger.injected), count(s.ledger.born)};
    std::uint64_t somewhere = 0;
    for (const std::uint64_t cells : s.ledger.cells) {
      row.push_back(count(cells));
      somewhere += cells;
    }
    const std::uint64_t ever = s.ledger.injected + s.ledger.born;
    row.push_back(ever >= somewhere ? count(ever - somewhere)
                                    : Cell{"−" + with_commas(somewhere - ever),
                                           -static_cast<double>(somewhere - ever)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Section where(const GraftInput& input) {
  Section section{"where", "Where the cells are", {where_over_time(input)}};
  section.blocks.push_back(ledger_table(input.result));
  const bool balanced = std::ranges::all_of(
      input.result.snapshots, [](const graft::Snapshot& s) { return s.ledger.balanced(); });
  section.blocks.push_back(
      balanced ? Claim{"The ledger balances at every time.", Tone::plain}
               : Claim{"The ledger does not balance: cells were lost or counted twice. Do not use "
                       "this run.",
                       Tone::limit});
  return section;
}

Section at_the_lesion(const GraftInput& input) {
  Section section{"lesion", "What adheres to the lesion", {lesion_adherence(input)}};
  const graft::LesionAdherence& lesion = input.result.lesion_adherence;
  if (has_adherent(lesion))
    section.blocks.push_back(Claim{
        fmt::format("After {}, {} of the adherent cells are on the lesion{}. More than the "
                    "geometric null means that flow, gravity or stickiness favour the lesion; "
                    "less, that the cells do not get there.",
                    time_text(lesion.hours), lesion_figure(lesion), null_text(input.result)),
        Tone::plain});
  return section;
}

Table starved_table(const graft::GraftResult& result) {
  Table table{"starved",
              "Living cells short of oxygen",
              {{"time", "", Align::left},
               {"starved", "cells", Align::right},
               {"of the living", "%", Align::right}},
              {},
              {sampling_note(result)},
              Fold::open};
  for (const graft::Snapshot& s : result.snapshots) {
    const CellSampling sampling = living_sampling(s);
    const std::uint64_t living = s.ledger.living();
    table.rows.push_back(
        {{time_text(s.hours), s.hours},
         {noisy_cells(s.starved, living, sampling), static_cast<double>(s.starved) * s.weight},
         living == 0 ? Cell{"–", {}}
                     : Cell{noisy_percent(noisy_share(s.starved, living, sampling), sampling),
                            share_of(s.starved, living)}});
  }
  return table;
}

Section survivors(const GraftInput& input) {
  Section section{"survivors", "Who survives", {types_over_time(input)}};
  section.blocks.push_back(starved_table(input.result));
  section.blocks.push_back(peaks_table(input.result));
  return section;
}

/// The caption of the curve says when it was read and how sure it is.
Section tumour(const GraftInput& input) {
  Section section{"tumour", "Residual pluripotent cells", {}};
  if (input.result.risk.risk.empty())
    section.blocks.push_back(Claim{residual_words(input.result), Tone::plain});
  else
    section.blocks.push_back(take_risk(input));
  return section;
}

Section graft_limits(const GraftInput& input) {
  List list{
      "It does not say",
      {"Whether a treatment works. No function, no examination and no benefit is computed here.",
       "What would happen in another person: it is one virtual person, one draw of chance and one "
       "set of parameters.",
       "How certain it is: bars of error are of the simulated cells as a sample. What is not known "
       "of the parameters is larger and is not in them.",
       "Rejection, relays between neurons, and what a surgeon or nurse would change on the way.",
       "That tumours are rare or frequent: the take probability is assumed, so the risk is given "
       "as a function of it."},
      Tone::limit};
  if (last(input).weight != 1)
    list.items.push_back(
        "Crowding exactly as with all cells: a subsample was simulated, each cell standing for "
        "several.");
  return {"limits", "What this run cannot say", {std::move(list)}};
}

Section graft_again(const Reproducibility& r) {
  return {"again",
          "How to make it again",
          {Claim{fmt::format("Command, in the folder of this file: {}", r.canonical_command),
                 Tone::plain},
           Table{"identity",
                 "What decides the bytes",
                 {{"what", "", Align::left}, {"value", "", Align::left}},
                 {{{"version", {}}, {r.version, {}}},
                  {{"source", {}}, {r.source_hash, {}}},
                  {{"compiler", {}}, {r.compiler, {}}},
                  {{"flags", {}}, {r.flags, {}}},
                  {{"protocol", {}}, {r.protocol_hash, {}}},
                  {{"data", {}}, {r.data_hash, {}}},
                  {{"seed", {}}, {std::to_string(r.seed), {}}},
                  {{"run id", {}}, {r.run_id, {}}}},
                 {},
                 Fold::open}}};
}

}  // namespace

Document compose(const GraftInput& input) {
  EXPECTS(!input.result.snapshots.empty());
  Document document;
  document.title = "The graft, cell by cell";
  document.subtitle =
      fmt::format("{}; lesion {}; {}; seed {}, Caudata {}", input.result.what.subject.name,
                  lesion_words(input.result), plan_words(input.result.what.administration),
                  input.reproducibility.seed, input.reproducibility.version);
  document.banner = {"Simulation. No claim of efficacy.",
                     "Not clinical evidence, not a medical device."};
  document.sections = {graft_opening(input),
                       where(input),
                       {"along", "Along the cord", {cells_along_cord(input)}},
                       at_the_lesion(input),
                       survivors(input),
                       tumour(input)};
  if (!input.result.published.empty()) document.sections.push_back(published_section(input));
  document.sections.push_back(graft_limits(input));
  document.sections.push_back(graft_again(input.reproducibility));
  return document;
}

}  // namespace caudata::report
