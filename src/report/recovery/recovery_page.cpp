// SPDX-License-Identifier: Apache-2.0
#include "report/recovery/recovery_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "report/examination_text.hpp"
#include "report/interval_text.hpp"
#include "report/number_text.hpp"
#include "report/recovery/matched_strata.hpp"
#include "report/region_text.hpp"

namespace caudata::report {
namespace {

using evidence::ChangeRow;
using evidence::Stratum;

Cell count(std::uint64_t n) { return {with_commas(n), static_cast<double>(n)}; }
Cell number(std::optional<double> value) {
  return value ? Cell{fixed(*value, 1), *value} : Cell{"–", {}};
}

Table strata_table(const RecoveryInput& input) {
  Table table{"strata",
              "Persons by grade and part of the cord at baseline",
              {{"AIS", "", Align::left},
               {"part of the cord", "", Align::left},
               {"real", "", Align::right},
               {"virtual", "", Align::right}},
              {},
              {},
              Fold::open};
  for (const auto& [stratum, n] : input.real.strata) {
    const auto found = input.model.strata.find(stratum);
    table.rows.push_back({{std::string(1, letter(stratum.ais)), {}},
                          {name(stratum.part), {}},
                          count(n),
                          count(found == input.model.strata.end() ? 0 : found->second)});
  }
  if (match_counts(input).grade_e > 0)
    table.notes.push_back(
        "No virtual persons are drawn for AIS E at baseline: an injury of the population has grade "
        "A to D.");
  for (const auto& [stratum, n] : input.short_strata)
    table.notes.push_back(fmt::format(
        "AIS {}, {}: {} virtual persons fewer than asked for, after {} of the "
        "population were looked at.",
        letter(stratum.ais), name(stratum.part), with_commas(n), with_commas(input.drawn)));
  return table;
}

using GradeCounts = std::array<std::uint64_t, isncsci::ais_count>;

std::uint64_t sum(const GradeCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::vector<Cell> conversion_row(std::size_t from, const char* who, const GradeCounts& counts) {
  const std::uint64_t n = sum(counts);
  std::vector<Cell> cells{{std::string(1, grade_letter(from)), {}}, {who, {}}, count(n)};
  for (const std::uint64_t to : counts) cells.push_back(share_with_interval(to, n));
  return cells;
}

Table conversion_table(const RecoveryInput& input, std::size_t visit) {
  const std::string& name = input.visits[visit].name;
  Table table{fmt::format("conversion-{}", visit),
              fmt::format("AIS from {} to {}", input.visits.front().name, name),
              {{"at baseline", "", Align::left}, {"who", "", Align::left}, {"n", "", Align::right}},
              {},
              {"Matched: of the strata with their full number of virtual persons; only those are "
               "compared.",
               wilson_note},
              Fold::open};
  for (std::size_t to = 0; to < isncsci::ais_count; ++to)
    table.columns.push_back({std::string(1, grade_letter(to)), "%", Align::right});
  const MatchedStrata matched = matched_strata(input);
  for (std::size_t from = 0; from < isncsci::ais_count; ++from) {
    const GradeCounts& everybody = input.real.conversion[visit][from];
    const GradeCounts real = matched_conversions(input.real, matched, visit, from);
    const GradeCounts model = matched_conversions(input.model, matched, visit, from);
    if (sum(everybody) > sum(real))
      table.rows.push_back(conversion_row(from, "real, all", everybody));
    if (sum(real) == 0) continue;
    table.rows.push_back(conversion_row(from, "real, matched", real));
    table.rows.push_back(conversion_row(from, "virtual, matched", model));
  }
  return table;
}

bool same_row(const ChangeRow& a, const ChangeRow& b) {
  return a.visit == b.visit && a.score == b.score && a.ais == b.ais && a.part == b.part;
}

/// What both sides have for the visit, score and grade of `row`.
struct Changes {
  std::string part;
  evidence::Moments real, model;
};

std::vector<Cell> change_row(const RecoveryInput& input, const ChangeRow& row, const Changes& c) {
  return {{input.visits[row.visit].name, {}},
          {name(row.score), {}},
          {row.ais ? std::string(1, letter(*row.ais)) : "all", {}},
          {c.part, {}},
          count(static_cast<std::uint64_t>(c.real.n)),
          mean_with_interval(c.real.mean(), c.real.sd(), c.real.n),
          number(c.real.sd()),
          count(static_cast<std::uint64_t>(c.model.n)),
          mean_with_interval(c.model.mean(), c.model.sd(), c.model.n),
          number(c.model.sd())};
}

/// A row over several strata compares the matched ones alone; where more real persons have a grade,
/// they stand before it without a counterpart.
void add_pooled(Table& table, const RecoveryInput& input, const ChangeRow& row,
                const MatchedStrata& matched) {
  const auto over = [&](const evidence::RecoverySummary& summary) {
    return matched_changes(summary, matched, row.visit, row.score, row.ais);
  };
  const Changes compared{"all matched", over(input.real), over(input.model)};
  if (row.change.n > compared.real.n)
    table.rows.push_back(change_row(input, row, {"all, real alone", row.change, {}}));
  if (compared.real.n > 0) table.rows.push_back(change_row(input, row, compared));
}

evidence::Moments counterpart(const RecoveryInput& input, const ChangeRow& row) {
  const auto found = std::ranges::find_if(
      input.model.changes, [&](const ChangeRow& other) { return same_row(row, other); });
  return found == input.model.changes.end() ? evidence::Moments{} : found->change;
}

Table change_table(const RecoveryInput& input) {
  Table table{"changes",
              "Change of scores from baseline, of those who have both",
              {{"visit", "", Align::left},
               {"score", "", Align::left},
               {"AIS at baseline", "", Align::left},
               {"part of the cord", "", Align::left},
               {"real n", "", Align::right},
               {"real mean", "", Align::right},
               {"real SD", "", Align::right},
               {"virtual n", "", Align::right},
               {"virtual mean", "", Align::right},
               {"virtual SD", "", Align::right}},
              {},
              {"All matched: over the strata with their full number of virtual persons, on both "
               "sides.",
               mean_note},
              Fold::open};
  const MatchedStrata matched = matched_strata(input);
  for (const ChangeRow& row : input.real.changes) {
    if (row.part) {
      table.rows.push_back(
          change_row(input, row, {name(*row.part), row.change, counterpart(input, row)}));
    } else {
      add_pooled(table, input, row, matched);
    }
  }
  return table;
}

Table missing_table(const RecoveryInput& input) {
  Table table{"missing",
              "What the real data states, of all persons",
              {{"visit", "", Align::left},
               {"days since injury, mean", "", Align::right},
               {"examined", "", Align::right},
               {"AIS", "%", Align::right},
               {"level", "%", Align::right}},
              {},
              {"Percent of the persons of the data set; the rest is missing."},
              Fold::open};
  for (std::size_t s = 0; s < isncsci::score_sums; ++s)
    table.columns.push_back({name(static_cast<isncsci::ScoreSum>(s)), "%", Align::right});
  for (const evidence::StatedCounts& row : input.real.complete) {
    std::vector<Cell> cells{{input.visits[row.visit].name, {}},
                            number(input.real.days[row.visit].mean()),
                            count(row.examined),
                            percent_cell(row.ais, input.real.persons),
                            percent_cell(row.level, input.real.persons)};
    for (const std::uint64_t n : row.score) cells.push_back(percent_cell(n, input.real.persons));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table outcome_table(const RecoveryInput& input) {
  Table table{
      "outcome",
      fmt::format("{} by AIS at baseline (the model has no such outcome)", input.outcome_name),
      {{input.outcome_name, "", Align::left}},
      {},
      {},
      Fold::open};
  for (std::size_t grade = 0; grade < isncsci::ais_count; ++grade)
    table.columns.push_back({std::string("AIS ") + grade_letter(grade), "", Align::right});
  for (const auto& [value, counts] : input.real.outcome) {
    std::vector<Cell> cells{{value, {}}};
    for (const std::uint64_t n : counts) cells.push_back(count(n));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table codes_table(const RecoveryInput& input) {
  Table table{"codes",
              "Codes that the layout does not know; they count as missing",
              {{"column", "", Align::left}, {"text", "", Align::left}, {"cells", "", Align::right}},
              {},
              {},
              Fold::open};
  for (const auto& [column, texts] : input.unknown_codes)
    for (const auto& [text, n] : texts) table.rows.push_back({{column, {}}, {text, {}}, count(n)});
  return table;
}

List limits(const RecoveryInput& input) {
  std::string days;
  for (std::size_t v = 0; v < input.visits.size(); ++v)
    days += fmt::format("{}{} on day {}", v > 0 ? ", " : "", input.visits[v].name,
                        input.virtual_days[v]);
  return {
      "Limits",
      {"Everything was computed on this machine; nothing was sent anywhere. The page holds sums, "
       "no person, and of the texts of cells only unknown codes and the values of an outcome.",
       fmt::format("Virtual persons are examined as follows: {}. Real ones on days of their own.",
                   days),
       "Virtual persons have the same mix of grade and part of the cord at baseline; age, cause "
       "and care are those of the population. They are seen at every visit, by an examiner who "
       "errs "
       "as real ones do and does not know of a treatment; real data lacks those who died or were "
       "lost.",
       "No test of difference is made: who enters a registry, and who is examined again, is not "
       "modelled."},
      Tone::limit};
}

/// Whom the same mix leaves out.
Claim exclusions(const RecoveryInput& input) {
  const MatchCounts counts = match_counts(input);
  return {fmt::format(
              "The same mix holds for {} of the {} real persons. Left out of it: {} without a "
              "grade or a level at baseline, {} with AIS E at baseline, {} of strata for which too "
              "few virtual persons were found.",
              with_commas(counts.matched), with_commas(input.real.persons),
              with_commas(counts.not_stated), with_commas(counts.grade_e),
              with_commas(counts.short_of)),
          Tone::limit};
}

Section opening(const RecoveryInput& input) {
  Section section{"data", "The data", {}};
  section.blocks.push_back(Claim{
      fmt::format("{} persons of {} ({}), beside {} virtual persons of {}, drawn for "
                  "the same mix of grade and part of the cord at baseline.",
                  with_commas(input.real.persons), fmt::join(input.files, ", "), input.data_set,
                  with_commas(input.model.persons), region_text(input.region)),
      Tone::note});
  section.blocks.push_back(exclusions(input));
  if (input.bad_cells > 0)
    section.blocks.push_back(
        Claim{fmt::format("{} cells or rows could not be used and count as missing; findings.csv "
                          "names each.",
                          with_commas(input.bad_cells)),
              Tone::limit});
  section.blocks.push_back(limits(input));
  section.blocks.push_back(strata_table(input));
  section.blocks.push_back(missing_table(input));
  if (!input.unknown_codes.empty()) section.blocks.push_back(codes_table(input));
  return section;
}

}  // namespace

Document compose(const RecoveryInput& input) {
  Document document;
  document.title = "Recovery: real data beside the virtual population";
  document.subtitle =
      fmt::format("{}; layout {}; seed {}, Caudata {}", input.data_set, input.layout,
                  input.reproducibility.seed, input.reproducibility.version);
  document.banner = {"A summary of the reader's own data. Not clinical evidence."};
  Section conversion{"conversion", "Conversion of the impairment scale", {}};
  for (std::size_t v = 1; v < input.visits.size(); ++v)
    conversion.blocks.push_back(conversion_table(input, v));
  Section changes{"changes", "Changes of scores", {change_table(input)}};
  if (!input.real.outcome.empty()) changes.blocks.push_back(outcome_table(input));
  document.sections = {opening(input),
                       std::move(conversion),
                       std::move(changes),
                       {"again",
                        "How to make it again",
                        {Claim{fmt::format("In the folder that holds the files: {}",
                                           input.reproducibility.canonical_command),
                               Tone::plain}}}};
  return document;
}

}  // namespace caudata::report
