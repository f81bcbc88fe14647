// SPDX-License-Identifier: Apache-2.0
#include "io/html_report.hpp"

#include <fmt/format.h>

#include "core/contract.hpp"
#include "io/embedded.hpp"
#include "io/sha256.hpp"
#include "report/number_text.hpp"
#include "report/svg.hpp"

namespace caudata::io {
namespace {

using report::escape_markup;

constexpr std::size_t wide_table = 12;  // columns, from which on print uses small type
/// A longer table stays folded on paper, which names its CSV instead.
constexpr std::size_t most_rows_on_paper = 60;
constexpr std::size_t short_word = 12;  // bytes, up to which a cell never wraps
constexpr std::size_t prose = 44;       // bytes, from which on a cell wraps as prose

std::string head(const report::Document& document, std::string_view style,
                 const std::vector<std::string_view>& scripts) {
  std::string hashes;
  for (const std::string_view script : scripts)
    hashes += fmt::format("{}'sha256-{}'", hashes.empty() ? "" : " ", sha256_base64(script));
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-{}'; "
      "script-src {}; img-src data:; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
      "name=\"generator\" content=\"Caudata\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n",
      sha256_base64(style), hashes, escape_markup(document.title), style);
}

std::string cell_class(const report::Column& column, const report::Cell& cell) {
  const std::string& text = cell.text;
  if (cell.mark == report::Mark::missed)
    return column.align == report::Align::right ? " class=\"r missed\"" : " class=\"missed\"";
  if (column.align == report::Align::right) return " class=\"r\"";
  if (text.size() >= prose && text.find(' ') == std::string::npos) return " class=\"break\"";
  if (text.size() <= short_word) return " class=\"word\"";
  return text.size() >= prose ? " class=\"prose\"" : "";
}

std::string table_row(const report::Table& table, const std::vector<report::Cell>& row) {
  std::string html = "<tr>";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char* tag = i == 0 ? "th" : "td";
    const std::string order =
        row[i].order ? fmt::format(" data-order=\"{}\"", report::shortest(*row[i].order)) : "";
    html += fmt::format("<{0}{1}{2}{3}>{4}</{0}>", tag, i == 0 ? " scope=\"row\"" : "",
                        cell_class(table.columns[i], row[i]), order, escape_markup(row[i].text));
  }
  return html + "</tr>\n";
}

std::string bare_table(const report::Table& table) {
  const char* wide = table.columns.size() >= wide_table ? " class=\"wide\"" : "";
  std::string html = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{0}\"><table{1}>\n<caption>{0}</caption>\n<thead><tr>",
      escape_markup(table.caption), wide);
  for (const report::Column& column : table.columns) {
    const std::string unit = column.unit.empty() ? ""
                                                 : fmt::format("<span class=\"unit\">{}</span>",
                                                               escape_markup(column.unit));
    html += fmt::format("<th scope=\"col\"{}>{}{}</th>",
                        column.align == report::Align::right ? " class=\"r\"" : "",
                        escape_markup(column.title), unit);
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) html += table_row(table, row);
  html += "</tbody></table></div>\n";
  for (const std::string& note : table.notes)
    html += fmt::format("<p class=\"notes\">{}</p>\n", escape_markup(note));
  return html;
}

const char* tone_class(report::Tone tone) {
  switch (tone) {
    case report::Tone::plain:
      return "plain";
    case report::Tone::limit:
      return "limit";
    case report::Tone::note:
      return "note";
  }
  return "";
}

/// One block after another; figures are numbered through the document.
class Blocks {
 public:
  std::string operator()(const report::Claim& claim) {
    return fmt::format("<p class=\"claim {}\">{}</p>\n", tone_class(claim.tone),
                       escape_markup(claim.text));
  }
  std::string operator()(const report::List& list) {
    std::string html = fmt::format("<div class=\"list {}\">\n<h3>{}</h3>\n<ul>\n",
                                   tone_class(list.tone), escape_markup(list.title));
    for (const std::string& item : list.items)
      html += fmt::format("<li>{}</li>\n", escape_markup(item));
    return html + "</ul>\n</div>\n";
  }
  std::string operator()(const report::KeyFigures& key) {
    std::string html = "<dl class=\"key-figures\">\n";
    for (const report::KeyFigure& f : key.figures)
      html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escape_markup(f.value),
                          escape_markup(f.what));
    return html + "</dl>\n";
  }
  std::string operator()(const report::Heading& heading) {
    return fmt::format("<h3>{}</h3>\n", escape_markup(heading.text));
  }
  std::string operator()(const report::Table& table) {
    if (table.fold == report::Fold::open)
      return fmt::format("<div id=\"table-{}\">\n{}</div>\n", table.id, bare_table(table));
    return fmt::format(
        "<details class=\"fold{}\" id=\"table-{}\"><summary>{} ({} rows; "
        "tables/report-{}.csv)</summary>\n{}</details>\n",
        table.rows.size() > most_rows_on_paper ? " long" : "", table.id,
        escape_markup(table.caption), table.rows.size(), table.id, bare_table(table));
  }
  std::string operator()(const report::Figure& figure) {
    ++number_;
    return fmt::format(
        "<figure id=\"figure-{}\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"Figure {}\">{}</div>\n"
        "<figcaption><b>Figure {}.</b> {}</figcaption>\n<details "
        "class=\"numbers\"><summary>Numbers as a table</summary>\n{}</details>\n"
        "<p class=\"command\"><span>Make it again, beside the files that it names:</span> "
        "<code>{}</code></p>\n</figure>\n",
        figure.id, number_, figure.svg, number_, escape_markup(figure.caption),
        bare_table(figure.table), escape_markup(figure.command));
  }

 private:
  int number_{0};
};

std::string navigation(const report::Document& document) {
  std::string html = "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n";
  for (const report::Section& section : document.sections)
    html +=
        fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.id, escape_markup(section.title));
  return html + "</ol>\n</nav>\n";
}

std::string banner(const report::Document& document) {
  std::string html = "<div class=\"banner\" role=\"note\">";
  for (const std::string& text : document.banner)
    html += fmt::format("<span>{}</span>", escape_markup(text));
  return html + "</div>\n";
}

}  // namespace

std::string_view page_asset(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path) return file.text;
  core::contract_broken("asset", "the file is embedded", __FILE__, __LINE__);
}

std::string to_html(const report::Document& document) { return to_html(document, {}); }

std::string to_html(const report::Document& document, const PageParts& parts) {
  const std::string style = std::string(page_asset("web/report/report.css")) + parts.style;
  std::vector<std::string_view> scripts = parts.scripts;
  scripts.push_back(page_asset("web/report/report.js"));
  std::string html = head(document, style, scripts);
  html += "<body>\n<a class=\"skip\" href=\"#content\">Skip to the report</a>\n" + banner(document);
  html += fmt::format("<div class=\"page\">\n<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>\n",
                      escape_markup(document.title), escape_markup(document.subtitle));
  html += navigation(document) + "<main id=\"content\">\n" + parts.before;
  Blocks blocks;
  for (const report::Section& section : document.sections) {
    html += fmt::format(
        "<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n",
        section.id, escape_markup(section.title));
    for (const report::Block& block : section.blocks) html += std::visit(blocks, block);
    html += "</section>\n";
  }
  html += "</main>\n</div>\n";
  for (const std::string_view script : scripts)
    html += fmt::format("<script>{}</script>\n", script);
  return html + "</body>\n</html>\n";
}

}  // namespace caudata::io
