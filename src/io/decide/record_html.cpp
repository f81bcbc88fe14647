// SPDX-License-Identifier: Apache-2.0
#include "io/decide/record_html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "core/date.hpp"
#include "io/build_info.hpp"
#include "io/decide/answer.hpp"
#include "io/embedded.hpp"
#include "io/exam_json.hpp"
#include "io/sha256.hpp"
#include "report/svg.hpp"

namespace caudata::io {
namespace {

using report::DecisionCase;
using report::escape_markup;

/// What fits the page: lines per list, rows per table; bytes from which on print uses smaller type.
constexpr std::size_t most_lines = 24, most_rows = 40;
constexpr std::size_t dense_text = 4500;
constexpr std::size_t most_nodes = 34;

std::string_view style_sheet() {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == "web/report/decision.css") return file.text;
  core::contract_broken("style_sheet", "the file is embedded", __FILE__, __LINE__);
}

std::string section(std::string_view id, std::string_view title, const std::string& body) {
  if (body.empty()) return {};
  return fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", id, escape_markup(title),
                     body);
}

std::string lines(const std::vector<std::string>& all) {
  if (all.empty()) return {};
  std::string text = "<ul class=\"lines\">\n";
  for (std::size_t i = 0; i < std::min(all.size(), most_lines); ++i)
    text += fmt::format("<li>{}</li>\n", escape_markup(all[i]));
  if (all.size() > most_lines)
    text += fmt::format("<li>{} more are not shown.</li>\n", all.size() - most_lines);
  return text + "</ul>\n";
}

std::string row(const std::vector<std::string>& cells, const char* tag) {
  std::string text = "<tr>";
  for (const std::string& cell : cells)
    text += fmt::format("<{0}>{1}</{0}>", tag, escape_markup(cell));
  return text + "</tr>\n";
}

std::string table(const std::vector<std::string>& columns,
                  const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return {};
  std::string text =
      "<div class=\"scroll\"><table>\n<thead>" + row(columns, "th") + "</thead>\n<tbody>\n";
  for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) text += row(rows[i], "td");
  text += "</tbody>\n</table></div>\n";
  if (rows.size() > most_rows)
    text += fmt::format("<p>{} more rows are not shown.</p>\n", rows.size() - most_rows);
  return text;
}

std::string branch(const report::TreeNode& node) {
  std::string text = "<li>";
  if (!node.outcome.empty()) text += escape_markup(node.outcome) + ": ";
  text += "<b>" + escape_markup(node.decision) + "</b>";
  if (!node.children.empty()) {
    text += "\n<ul>\n";
    for (const report::TreeNode& child : node.children) text += branch(child);
    text += "</ul>\n";
  }
  return text + "</li>\n";
}

std::string tree(const DecisionCase& about, int cohorts) {
  const report::TreeNode root = report::decision_tree(about, cohorts, most_nodes);
  if (root.children.empty()) return {};
  return "<div class=\"tree\"><ul>\n" + branch(root) + "</ul></div>\n";
}

std::string head(const DecisionCase& about) {
  const std::string_view style = style_sheet();
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"Caudata\">\n"
      "<title>Dose decision of {}</title>\n<style>{}</style>\n</head>\n",
      sha256_base64(style), core::date_text(about.standing.list.on), style);
}

std::string decision_box(const DecisionCase& about) {
  const design::Decision& decision = about.advice.decision;
  std::string text = fmt::format("<div class=\"decision\">\n<p class=\"what\">{}</p>\n<p>{}</p>\n",
                                 escape_markup(report::headline(decision, about)),
                                 escape_markup(report::reason_in_words(decision, about.ladder())));
  if (about.advice.afterwards)
    text += fmt::format("<p>Then: {}</p>\n", escape_markup(report::reason_in_words(
                                                 *about.advice.afterwards, about.ladder())));
  const std::string margin = report::margin_in_words(decision);
  if (!margin.empty())
    text += fmt::format("<p{}>{}</p>\n", margin.starts_with("A near") ? " class=\"near-tie\"" : "",
                        escape_markup(margin));
  for (const std::string& count : report::counts_in_words(about))
    text += fmt::format("<p>{}</p>\n", escape_markup(count));
  const std::string behind = report::follow_up_in_words(about);
  if (!behind.empty()) text += fmt::format("<p class=\"near-tie\">{}</p>\n", escape_markup(behind));
  return text + "</div>\n";
}

std::string inputs(const DecisionCase& about, const DecisionPapers& papers) {
  std::string text =
      fmt::format("<p>Design: {}</p>\n", escape_markup(about.rule.escalation.name()));
  for (const DecisionInput& input : papers.inputs)
    text += fmt::format("<p>{}: {} <span class=\"hash\">SHA-256 {}</span></p>\n", input.what,
                        escape_markup(input.file), input.sha256);
  if (papers.log)
    text += fmt::format("<p>Log: entry {} <span class=\"hash\">head {}</span></p>\n",
                        papers.log->entries, papers.log->hash);
  return text;
}

std::string warnings(const core::Issues& findings) {
  std::vector<std::string> all;
  for (const core::Issue& issue : findings)
    all.push_back(fmt::format("{}: {}{} [{}]", issue.at.line, issue.message,
                              issue.why.empty() ? "" : " (" + issue.why + ")", issue.rule));
  return lines(all);
}

std::string json_text(std::string_view text) {
  std::string out;
  append_json(out, text);
  return out;
}

}  // namespace

std::string decision_record_html(const DecisionCase& about, const DecisionPapers& papers) {
  std::string body = decision_box(about);
  body += section("dosing", "Who may be dosed when", lines(report::who_may_be_dosed(about)));
  body += section("warnings", "Deviations in the data, by line", warnings(papers.findings));
  body += section("patients", "Patients",
                  table(report::patient_columns(), report::patient_rows(about)));
  body +=
      section("levels", "Doses", table(report::level_columns(about), report::level_rows(about)));
  body += "<div class=\"two\">\n<div>" +
          section("change", "What would change it", lines(report::what_would_change(about))) +
          section("inputs", "Inputs", inputs(about, papers)) + "</div>\n" +
          section("tree", "The next cohorts", tree(about, papers.cohorts)) + "</div>\n";
  const char* density = body.size() > dense_text ? "dense" : "roomy";
  return head(about) +
         fmt::format(
             "<body class=\"{}\">\n<header>\n<h1>Dose decision of {}</h1>\n<p>{} · {} · made {} "
             "({}) · Caudata {}</p>\n</header>\n",
             density, core::date_text(about.standing.list.on), escape_markup(papers.title),
             papers.on_from == "given" ? "the day as given" : "the day: the last date in the data",
             escape_markup(papers.time),
             papers.time_from == "clock" ? "by the clock of the computer" : "as given",
             escape_markup(build_info().version)) +
         body +
         "<div class=\"signatures\"><div>Statistician, date</div><div>Safety committee, "
         "date</div><div>Investigator, date</div></div>\n"
         "<footer>A research tool, not a medical device. The rule is quoted; the decision is the "
         "committee's.</footer>\n</body>\n</html>\n";
}

std::string log_members(const DecisionCase& about, const DecisionPapers& papers) {
  std::string inputs;
  for (const DecisionInput& input : papers.inputs)
    inputs += fmt::format("{}{{\"what\":{},\"file\":{},\"sha256\":{}}}", inputs.empty() ? "" : ",",
                          json_text(input.what), json_text(input.file), json_text(input.sha256));
  const std::string decision =
      answer_json("", {about.advice.decision, about.standing.record, about.rule, &papers.findings});
  return fmt::format(
      "\"time\":{},\"time_from\":{},\"program\":{},\"on\":\"{}\",\"on_from\":{},\"inputs\":[{}],"
      "{},\"in_words\":{},\"follow_up\":{}",
      json_text(papers.time), json_text(papers.time_from),
      json_text("caudata " + build_info().version), core::date_text(about.standing.list.on),
      json_text(papers.on_from), inputs, decision.substr(1, decision.size() - 2),
      json_text(report::headline(about.advice.decision, about)),
      json_text(report::follow_up_in_words(about)));
}

}  // namespace caudata::io
