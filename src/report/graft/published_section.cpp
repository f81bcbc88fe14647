// SPDX-License-Identifier: Apache-2.0
#include "report/graft/published_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/contract.hpp"
#include "report/graft/graft_words.hpp"

namespace caudata::report {
namespace {

using graft::PublishedRow;

std::string published_number(double value) {
  if (std::isinf(value)) return value > 0 ? "no end" : "−∞";
  std::string text = fmt::format("{:.3g}", std::abs(value));
  return value < 0 ? "−" + text : text;
}

/// As the source has it; a number with a true minus sign, which the tables of evidence cannot have.
std::string observed_text(const PublishedRow& row) {
  return row.observed.starts_with('-') ? "−" + row.observed.substr(1) : row.observed;
}

/// "3.6 to 5.4", "above 0.5", "at most 0.001"
std::string allowed_text(const PublishedRow& row) {
  if (std::isinf(row.upper)) return "above " + published_number(row.lower);
  if (std::isinf(row.lower)) return "at most " + published_number(row.upper);
  return published_number(row.lower) + " to " + published_number(row.upper);
}

std::string unit_text(const PublishedRow& row) {
  return row.unit == "1" || row.unit == "share" || row.unit == "ratio" ? "" : " " + row.unit;
}

std::string missed_words(const PublishedRow& row) {
  const bool low = *row.ours <= row.lower;
  return fmt::format(
      "{}: {}{}, too {}; published {} ({}, {}), allowed {}{}.{}", row.what,
      published_number(*row.ours), unit_text(row), low ? "low" : "high", observed_text(row),
      row.species, row.source, allowed_text(row), unit_text(row),
      row.reason.empty() ? "" : fmt::format(" What is known of it: {}.", row.reason));
}

std::string reason_words(const PublishedRow& row) {
  return fmt::format("{}: {}.", row.what, row.reason);
}

bool is_not_judged(const PublishedRow& row) {
  return row.verdict == graft::PublishedVerdict::not_judged;
}

bool is_not_modelled(const PublishedRow& row) {
  return row.verdict == graft::PublishedVerdict::not_modelled;
}

std::string verdict_cell(const PublishedRow& row) {
  const char* verdict = verdict_words(row);
  return row.judged() ? verdict : fmt::format("{}: {}", verdict, row.reason);
}

Table published_table(const std::vector<PublishedRow>& rows) {
  Table table{
      "published",
      "Published measurements beside this run",
      {{"what", "", Align::left},
       {"verdict", "", Align::left},
       {"this run", "", Align::right},
       {"published", "", Align::right},
       {"allowed", "", Align::left},
       {"unit", "", Align::left},
       {"species", "", Align::left},
       {"source", "", Align::left}},
      {},
      {"Nothing is fitted to these rows. Where a source gives no spread the allowed range is "
       "assumed, and the source column says so; \"input\" there means that the figure also "
       "set a parameter, so that agreement says less."},
      Fold::open};
  for (const PublishedRow& row : rows) {
    const Mark mark = row.missed() ? Mark::missed : Mark::none;
    table.rows.push_back({{row.what, {}, mark},
                          {verdict_cell(row), {}, mark},
                          {row.ours ? published_number(*row.ours) : "–", row.ours, mark},
                          {observed_text(row), {}},
                          {allowed_text(row), {}},
                          {row.unit == "1" ? "" : row.unit, {}},
                          {row.species, {}},
                          {row.source, {}}});
  }
  return table;
}

template <class Chosen, class Words>
void add_list(Section& section, const std::vector<PublishedRow>& rows, const char* title, Tone tone,
              Chosen chosen, Words words) {
  List list{title, {}, tone};
  for (const PublishedRow& row : rows)
    if (std::invoke(chosen, row)) list.items.push_back(words(row));
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
}

}  // namespace

Section published_section(const GraftInput& input) {
  const std::vector<PublishedRow>& rows = input.result.published;
  EXPECTS(!rows.empty());
  const auto judged = std::ranges::count_if(rows, &PublishedRow::judged);
  const auto missed = std::ranges::count_if(rows, &PublishedRow::missed);
  const auto open = std::ranges::count_if(rows, is_not_judged);
  const auto outside = std::ranges::count_if(rows, is_not_modelled);
  Section section{
      "published",
      "Published measurements beside this run",
      {Claim{
           fmt::format("Of {} published measurements {} are inside the allowed range, {} are "
                       "missed and {} could not be judged by this run.{}",
                       rows.size(), judged - missed, missed, open,
                       outside == 0 ? "" : fmt::format(" Of {} the model says nothing.", outside)),
           missed > 0 ? Tone::limit : Tone::plain},
       Claim{"The measurements were made in others: healthy adults, single patients, rats. This is "
             "one virtual person; a miss may be the person's or the model's.",
             Tone::plain}}};
  add_list(section, rows, "Missed", Tone::limit, &PublishedRow::missed, missed_words);
  add_list(section, rows, "Not judged", Tone::plain, is_not_judged, reason_words);
  add_list(section, rows, "Not modelled", Tone::plain, is_not_modelled, reason_words);
  section.blocks.push_back(published_table(rows));
  return section;
}

}  // namespace caudata::report
