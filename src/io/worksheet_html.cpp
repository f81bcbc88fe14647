// SPDX-License-Identifier: Apache-2.0
#include "io/worksheet_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "core/contract.hpp"
#include "io/build_info.hpp"
#include "io/embedded.hpp"
#include "io/sha256.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/departures.hpp"
#include "isncsci/explain.hpp"
#include "isncsci/explain_words.hpp"
#include "isncsci/result_text.hpp"
#include "isncsci/settle.hpp"
#include "isncsci/warnings.hpp"
#include "report/figures/worksheet_map.hpp"
#include "report/svg.hpp"

namespace caudata::io {
namespace {

using report::escape_markup;

/// What fits the page: entries per list, bytes per entry, bytes from which on print uses smaller
/// type.
constexpr std::size_t most_entries = 10, longest_entry = 300;
constexpr std::size_t dense_text = 2400, tight_text = 4600;

std::string_view style_sheet() {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == "web/report/worksheet.css") return file.text;
  core::contract_broken("style_sheet", "the file is embedded", __FILE__, __LINE__);
}

struct Item {
  std::string title, text;
};
struct List {
  std::string id, title;
  std::vector<Item> items;
};

std::vector<std::string> members(std::string_view list) {
  std::vector<std::string> words{""};
  for (const char c : list) {
    if (c == ',') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

/// Does the level `next` lie right below `before`, both with or both without a star?
bool follows(std::string before, std::string next) {
  if (before.ends_with('*') != next.ends_with('*')) return false;
  std::erase(before, '*');
  std::erase(next, '*');
  const auto upper = isncsci::parse_level(before), lower = isncsci::parse_level(next);
  return upper && lower && lower->index == upper->index + 1;
}

/// A list of results; long runs of levels as "C4 to T6".
std::string ranges(std::string_view list) {
  const std::vector<std::string> words = members(list);
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < words.size() && follows(words[last], words[last + 1])) ++last;
    if (last < i + 2) last = i;
    text += fmt::format("{}{}{}{}", text.empty() ? "" : ", ", words[i], last > i ? " to " : "",
                        last > i ? words[last] : "");
    i = last;
  }
  return text;
}

std::string capitalized(std::string_view title) {
  std::string text(title);
  if (text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string titled(std::string_view result, std::string_view value) {
  return capitalized(fmt::format("{} {}", isncsci::result_title(result), ranges(value)));
}

/// Cut at the end of a clause.
std::string shortened(const std::string& text) {
  if (text.size() <= longest_entry) return text;
  const auto end = text.rfind("; ", longest_entry);
  if (end != std::string::npos && end > 0) return text.substr(0, end) + "; …";
  const auto space = text.rfind(' ', longest_entry);
  return text.substr(0, space) + " …";
}

bool is_sum(std::string_view result) {
  const auto at = std::ranges::find(isncsci::result_keys, result) - isncsci::result_keys.begin();
  return at >= static_cast<std::ptrdiff_t>(isncsci::variable_count);
}

/// Sums that are ND are in the table of results and need no reason each.
List reason_list(const isncsci::Exam& exam) {
  List list{"reasons", "Reasons", {}};
  std::string sums;
  for (const isncsci::Step& step : isncsci::explain(exam)) {
    if (step.rule == "isncsci.total") {
      sums += sums.empty() ? "" : ", ";
      sums += isncsci::result_title(step.result);
      continue;
    }
    const auto end = step.text.find(": ");
    list.items.push_back({titled(step.result, step.value), shortened(step.text.substr(end + 2))});
  }
  if (!sums.empty()) list.items.push_back({"Sums ND", "not every score was tested: " + sums + "."});
  return list;
}

List settling_list(const isncsci::Exam& exam) {
  List list{"settle", "What would settle it", {}};
  for (const isncsci::Settling& one : isncsci::what_would_settle(exam)) {
    if (is_sum(one.result)) continue;
    std::string text;
    for (const isncsci::Outcome& outcome : one.outcomes) {
      text += text.empty() ? "" : "; ";
      text += isncsci::join_words(outcome.entries, "or") + " gives " + ranges(outcome.result);
    }
    list.items.push_back({fmt::format("{}: {}", capitalized(isncsci::result_title(one.result)),
                                      isncsci::cell_words(one.cell)),
                          shortened(text + ".")});
  }
  return list;
}

List warning_list(const isncsci::Exam& exam, const isncsci::Classification& result) {
  List list{"warnings", "Warnings", {}};
  for (const isncsci::Warning& warning : isncsci::warnings(exam, result)) {
    list.items.push_back({"Check", warning.message + "."});
  }
  return list;
}

List departure_list(const isncsci::Exam& exam) {
  List list{
      "departures", "Where the reference implementation (profile praxis) answers otherwise", {}};
  for (const std::string_view wanted : isncsci::departure_rules()) {
    std::string results;
    std::string_view why;
    for (const isncsci::Departure& d : isncsci::departures(exam)) {
      if (d.rule != wanted) continue;
      results += fmt::format("{}{} {} instead of {}", results.empty() ? "" : "; ",
                             isncsci::result_title(d.result), ranges(d.praxis), ranges(d.exact));
      why = d.why;
    }
    if (!results.empty()) list.items.push_back({capitalized(results), fmt::format("{}.", why)});
  }
  return list;
}

std::size_t size_of(const List& list) {
  std::size_t size = 0, n = 0;
  for (const Item& item : list.items) {
    if (list.id == "reasons" || n++ < most_entries) size += item.title.size() + item.text.size();
  }
  return size;
}

std::string html(const List& list) {
  if (list.items.empty()) return {};
  const std::size_t shown =
      list.id == "reasons" ? list.items.size() : std::min(most_entries, list.items.size());
  std::string text =
      fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n<ul>\n", list.id, escape_markup(list.title));
  for (std::size_t i = 0; i < shown; ++i) {
    const Item& item = list.items[i];
    text += fmt::format("<li><b>{}:</b> {}</li>\n", escape_markup(item.title),
                        escape_markup(item.text));
  }
  if (shown < list.items.size()) {
    text += fmt::format("<li>{} more are not shown.</li>\n", list.items.size() - shown);
  }
  return text + "</ul>\n</section>\n";
}

/// A row of the table of results: keys of right, left and both sides; empty where there is none.
struct Row {
  std::string_view title, right, left, both;
};
constexpr Row sheet_rows[] = {
    {"Neurological level", "", "", "nli"},
    {"Completeness", "", "", "complete"},
    {"AIS", "", "", "ais"},
    {"Sensory level", "sensoryRight", "sensoryLeft", ""},
    {"Motor level", "motorRight", "motorLeft", ""},
    {"Sensory zone (ZPP)", "zppSensoryRight", "zppSensoryLeft", ""},
    {"Motor zone (ZPP)", "zppMotorRight", "zppMotorLeft", ""},
    {"Arm muscles", "uer", "uel", "uems"},
    {"Leg muscles", "ler", "lel", "lems"},
    {"Muscles of a side", "motorRightTotal", "motorLeftTotal", ""},
    {"Light touch", "ltr", "ltl", "ltTotal"},
    {"Pin prick", "ppr", "ppl", "ppTotal"},
};

std::string results(const isncsci::ResultText& text) {
  const auto cell = [&](std::string_view key) {
    const auto found = std::ranges::find(isncsci::result_keys, key);
    if (found == isncsci::result_keys.end()) return std::string("<td></td>");
    const std::string& value = text[static_cast<std::size_t>(found - isncsci::result_keys.begin())];
    const char* style = isncsci::is_determined(value) ? "" : " class=\"open\"";
    return fmt::format("<td{}>{}</td>", style, escape_markup(ranges(value)));
  };
  std::string html =
      "<table>\n<thead><tr><th scope=\"col\">Result</th><th scope=\"col\">Right</th><th "
      "scope=\"col\">Left</th><th scope=\"col\">Both</th></tr></thead>\n<tbody>\n";
  for (const Row& row : sheet_rows) {
    html += fmt::format("<tr><th scope=\"row\">{}</th>{}{}{}</tr>\n", row.title, cell(row.right),
                        cell(row.left), cell(row.both));
  }
  return html + "</tbody>\n</table>\n";
}

std::string head(const WorksheetInput& input) {
  const std::string_view style = style_sheet();
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"Caudata\">\n"
      "<title>ISNCSCI examination {}</title>\n<style>{}</style>\n</head>\n",
      sha256_base64(style), escape_markup(input.id), style);
}

std::string header(const WorksheetInput& input) {
  const std::string date = input.date.empty() ? "" : fmt::format(" · {}", input.date);
  return fmt::format(
      "<header>\n<h1>ISNCSCI examination {}</h1>\n<p>8th edition (2019){} · profile exact · "
      "Caudata "
      "{}</p>\n</header>\n",
      escape_markup(input.id), escape_markup(date), escape_markup(build_info().version));
}

}  // namespace

std::string worksheet_html(const WorksheetInput& input) {
  const isncsci::Classification result = isncsci::classify(input.exam);
  const List lists[] = {warning_list(input.exam, result), reason_list(input.exam),
                        settling_list(input.exam), departure_list(input.exam)};
  std::size_t size = 0;
  for (const List& list : lists) size += size_of(list);
  const char* density = size >= tight_text ? "tight" : size >= dense_text ? "dense" : "roomy";
  std::string page = head(input) + fmt::format("<body class=\"{}\">\n", density) + header(input);
  page += fmt::format(
      "<div class=\"top\">\n<figure>{}</figure>\n<div>\n{}"
      "<p class=\"notes\">Several values: not determined, one of them is true. ND: a score was not "
      "testable. NA: does not apply. INT: intact. *: rests on a marked "
      "score.</p>\n</div>\n</div>\n",
      report::worksheet_map(input.exam, result), results(isncsci::to_text(result)));
  page += "<main>\n";
  for (const List& list : lists) page += html(list);
  return page +
         "</main>\n<footer>Not a medical device; to be verified by a trained examiner. Rules: "
         "docs/isncsci.md of Caudata.</footer>\n</body>\n</html>\n";
}

std::string worksheet_html(std::string_view id, const isncsci::Exam& exam) {
  return worksheet_html({std::string(id), "", exam});
}

}  // namespace caudata::io
