// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_folder.hpp"

#include <nlohmann/json.hpp>

#include "io/csv_writer.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/pending_folder.hpp"
#include "report/recovery/matched_strata.hpp"
#include "report/recovery/recovery_page.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* page_name = "recovery.html";

Json number(std::optional<double> value) { return value ? Json(*value) : Json(nullptr); }

std::string grade_text(std::optional<isncsci::AsiaImpairmentScale> grade) {
  return grade ? std::string(1, letter(*grade)) : "all";
}

Json strata(const evidence::RecoverySummary& summary) {
  Json list = Json::array();
  for (const auto& [stratum, n] : summary.strata)
    list.push_back(
        {{"ais", grade_text(stratum.ais)}, {"part", name(stratum.part)}, {"persons", n}});
  return list;
}

using evidence::RecoverySummary;
using report::MatchedStrata;
using report::RecoveryInput;
using GradeCounts = std::array<std::uint64_t, isncsci::ais_count>;

void add_conversions(Json& list, const std::string& visit, const char* who, std::size_t from,
                     const GradeCounts& counts) {
  for (std::size_t to = 0; to < isncsci::ais_count; ++to)
    if (counts[to] > 0)
      list.push_back({{"visit", visit},
                      {"who", who},
                      {"from", grade_text(static_cast<isncsci::AsiaImpairmentScale>(from))},
                      {"to", grade_text(static_cast<isncsci::AsiaImpairmentScale>(to))},
                      {"persons", counts[to]}});
}

/// Whom a sum over several strata is of. Virtual persons of strata that stayed short stand for
/// nobody, so of them there are matched sums alone.
enum class Side { real, model };

Json conversions(const RecoveryInput& input, const RecoverySummary& summary, Side side) {
  const MatchedStrata matched = report::matched_strata(input);
  Json list = Json::array();
  for (std::size_t v = 1; v < input.visits.size(); ++v)
    for (std::size_t from = 0; from < isncsci::ais_count; ++from) {
      const std::string& visit = input.visits[v].name;
      if (side == Side::real)
        add_conversions(list, visit, "all", from, summary.conversion[v][from]);
      add_conversions(list, visit, "matched", from,
                      report::matched_conversions(summary, matched, v, from));
    }
  return list;
}

Json change(const RecoveryInput& input, const evidence::ChangeRow& row, const char* part,
            const evidence::Moments& moments) {
  return {{"visit", input.visits[row.visit].name},
          {"score", name(row.score)},
          {"ais", grade_text(row.ais)},
          {"part", part},
          {"n", moments.n},
          {"mean", number(moments.mean())},
          {"sd", number(moments.sd())}};
}

Json changes(const RecoveryInput& input, const RecoverySummary& summary, Side side) {
  const MatchedStrata matched = report::matched_strata(input);
  Json list = Json::array();
  for (const evidence::ChangeRow& row : summary.changes) {
    if (row.part) {
      list.push_back(change(input, row, name(*row.part), row.change));
      continue;
    }
    if (side == Side::real) list.push_back(change(input, row, "all", row.change));
    const auto both = report::matched_changes(summary, matched, row.visit, row.score, row.ais);
    if (both.n > 0) list.push_back(change(input, row, "all matched", both));
  }
  return list;
}

Json completeness(const report::RecoveryInput& input, const evidence::RecoverySummary& summary) {
  Json list = Json::array();
  for (const evidence::StatedCounts& row : summary.complete) {
    Json entry{{"visit", input.visits[row.visit].name},
               {"examined", row.examined},
               {"ais", row.ais},
               {"level", row.level}};
    for (std::size_t s = 0; s < isncsci::score_sums; ++s)
      entry[name(static_cast<isncsci::ScoreSum>(s))] = row.score[s];
    list.push_back(std::move(entry));
  }
  return list;
}

Json days(const report::RecoveryInput& input, const evidence::RecoverySummary& summary) {
  Json list = Json::array();
  for (std::size_t v = 0; v < input.visits.size(); ++v)
    list.push_back({{"visit", input.visits[v].name},
                    {"n", summary.days[v].n},
                    {"mean", number(summary.days[v].mean())},
                    {"sd", number(summary.days[v].sd())}});
  return list;
}

Json outcomes(const evidence::RecoverySummary& summary) {
  Json list = Json::array();
  for (const auto& [value, by_grade] : summary.outcome)
    for (std::size_t grade = 0; grade < isncsci::ais_count; ++grade)
      if (by_grade[grade] > 0)
        list.push_back({{"value", value},
                        {"ais", grade_text(static_cast<isncsci::AsiaImpairmentScale>(grade))},
                        {"persons", by_grade[grade]}});
  return list;
}

Json json_of(const RecoveryInput& input, const RecoverySummary& summary, Side side) {
  Json json{{"persons", summary.persons},
            {"strata", strata(summary)},
            {"days", days(input, summary)},
            {"conversion", conversions(input, summary, side)},
            {"change", changes(input, summary, side)}};
  if (side == Side::model) return json;
  json["stated"] = completeness(input, summary);
  json["outcome"] = outcomes(summary);
  return json;
}

std::string findings_csv(const core::Issues& findings) {
  std::string text =
      csv_record({"file", "line", "column", "rule", "message", "why", "suggestion", "severity"});
  for (const core::Issue& issue : findings)
    text += csv_record({issue.at.file, std::to_string(issue.at.line),
                        std::to_string(issue.at.column), issue.rule, issue.message, issue.why,
                        issue.suggestion, core::name(issue.severity)});
  return text;
}

}  // namespace

std::string recovery_json(const report::RecoveryInput& input) {
  Json unknown = Json::array();
  for (const auto& [column, texts] : input.unknown_codes)
    for (const auto& [text, n] : texts)
      unknown.push_back({{"column", column}, {"text", text}, {"cells", n}});
  Json visits = Json::array();
  for (const evidence::RecordedVisit& visit : input.visits) visits.push_back(visit.name);
  Json short_of = Json::array();
  for (const auto& [stratum, n] : input.short_strata)
    short_of.push_back(
        {{"ais", grade_text(stratum.ais)}, {"part", name(stratum.part)}, {"persons", n}});
  const Json whole{{"schema", "caudata-recovery/2"},
                   {"version", input.reproducibility.version},
                   {"data_hash", input.reproducibility.data_hash},
                   {"command", input.reproducibility.canonical_command},
                   {"layout", input.layout},
                   {"data_set", input.data_set},
                   {"files", input.files},
                   {"visits", visits},
                   {"virtual_days", input.virtual_days},
                   {"region", patient::name(input.region)},
                   {"seed", input.reproducibility.seed},
                   {"per_person", input.per_person},
                   {"drawn", input.drawn},
                   {"short", short_of},
                   {"bad_cells", input.bad_cells},
                   {"unknown_codes", unknown},
                   {"outcome_name", input.outcome_name},
                   {"real", json_of(input, input.real, Side::real)},
                   {"virtual", json_of(input, input.model, Side::model)}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

core::Result<std::filesystem::path> write_recovery(const std::filesystem::path& folder,
                                                   const report::RecoveryInput& input,
                                                   const core::Issues& findings) {
  const report::Document page = report::compose(input);
  std::vector<ExportedFile> files = report_tables(page);
  files.push_back({"findings.csv", findings_csv(findings), "cells and rows that were not used"});
  files.push_back({"recovery.json", recovery_json(input), "the figures"});
  files.push_back({page_name, to_html(page), "the page: opens from disk without a network"});
  PendingFolder pending(folder);
  for (const ExportedFile& file : files)
    if (const auto written = pending.write(file.path, file.bytes, file.what); !written)
      return core::failure(written.error());
  const auto published = pending.publish(input.reproducibility.run_id);
  if (!published) return core::failure(published.error());
  return folder / page_name;
}

}  // namespace caudata::io
