// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_evidence_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "core/infinity.hpp"
#include "core/units.hpp"
#include "io/csv_records.hpp"

namespace caudata::io {
namespace {

/// The rows of a table whose first record names its columns, one at a time; what is wrong with a
/// cell is noted, and reading goes on.
class PublishedTable {
 public:
  PublishedTable(std::string_view text, std::string file, std::vector<std::string> columns)
      : in_(std::string(text)), file_(std::move(file)), columns_(std::move(columns)) {
    records_.next();
    check_form();
    for (std::size_t i = 0; i < records_.fields().size(); ++i) read_heading(i);
    for (const std::string& column : columns_)
      if (!place_.contains(column))
        complain("evidence.column", {1, 1}, fmt::format("no column {}", column),
                 "every row needs it");
  }

  /// False at the end, and where the headings are wrong.
  bool next() {
    if (place_.size() != columns_.size() || !records_.next()) return false;
    check_form();
    if (!ids_.insert(text("id")).second)
      complain("evidence.twice", at("id"), fmt::format("\"{}\" is there twice", text("id")),
               "a row is known by its id");
    return true;
  }

  std::string text(const std::string& column) const {
    const std::size_t i = place_.at(column);
    return i < records_.fields().size() ? records_.fields()[i] : std::string();
  }

  std::string needed(const std::string& column) {
    if (text(column).empty())
      complain("evidence.missing", at(column), fmt::format("{} is empty", column),
               "a number without it cannot be told or traced");
    return text(column);
  }

  double number(const std::string& column) {
    const auto value = core::parse_number(text(column));
    if (!value)
      complain("evidence.number", at(column), fmt::format("{} is \"{}\"", column, text(column)),
               "it is a number");
    return value.value_or(0);
  }

  double bound(const std::string& column, double otherwise) {
    return text(column).empty() ? otherwise : number(column);
  }

  void complain(const char* rule, core::TextPosition place, std::string message, std::string why) {
    issues_.add({core::Severity::error,
                 rule,
                 {file_, place.line, place.column},
                 std::move(message),
                 std::move(why),
                 {}});
  }

  core::TextPosition at(const std::string& column) const {
    const std::size_t i = place_.at(column);
    if (i < records_.places().size()) return records_.places()[i];
    return {static_cast<int>(records_.line()), 1};
  }

  const core::Issues& issues() const { return issues_; }

 private:
  void check_form() {
    if (!records_.well_formed())
      complain("evidence.not-csv", {static_cast<int>(records_.line()), 1},
               "a quote is left open, or other text follows it",
               "the cells of this row cannot be told apart");
  }

  void read_heading(std::size_t i) {
    const std::string& heading = records_.fields()[i];
    if (std::ranges::find(columns_, heading) == columns_.end())
      complain("evidence.column", records_.places()[i], fmt::format("no such column: {}", heading),
               "nothing reads it");
    else if (!place_.emplace(heading, i).second)
      complain("evidence.column", records_.places()[i],
               fmt::format("the column {} is there twice", heading), "one of them would be lost");
  }

  std::istringstream in_;
  CsvRecords records_{in_, Remarks::hash};
  std::string file_;
  std::vector<std::string> columns_;
  std::map<std::string, std::size_t> place_;
  std::set<std::string> ids_;
  core::Issues issues_;
};

/// Bounds in order, and the observed number between them.
void check_bounds(PublishedTable& table, double lower, double observed, double upper) {
  if (!(lower < upper) || observed < lower || observed > upper)
    table.complain("evidence.bounds", table.at("lower"),
                   fmt::format("{:g} is not between {:g} and {:g}", observed, lower, upper),
                   "a source agrees with itself");
}

anatomy::PublishedCanalValue canal_value(PublishedTable& table) {
  anatomy::PublishedCanalValue p;
  p.id = table.needed("id");
  p.what = table.needed("what");
  p.observed = table.number("observed");
  p.lower = table.number("lower");
  p.upper = table.number("upper");
  check_bounds(table, p.lower, p.observed, p.upper);
  p.unit = table.needed("unit");
  p.species = table.needed("species");
  p.source = table.needed("source");
  p.if_missed = table.text("if_missed");
  p.not_modelled = table.text("not_modelled");
  return p;
}

graft::Since since(PublishedTable& table) {
  const std::string text = table.text("since");
  if (text != "first dose" && text != "last dose")
    table.complain("evidence.since", table.at("since"), fmt::format("since is \"{}\"", text),
                   "it is \"first dose\" or \"last dose\"");
  return text == "first dose" ? graft::Since::first_dose : graft::Since::last_dose;
}

void read_when(PublishedTable& table, graft::PublishedFinding& f) {
  f.since = since(table);
  f.from = table.number("from");
  f.to = table.number("to");
  if (!(f.from >= 0 && f.from < f.to))
    table.complain("evidence.times", table.at("from"),
                   fmt::format("from {:g} h to {:g} h", f.from, f.to),
                   "a finding has a time after the dose, and it does not end before it begins");
  const double least = table.number("least");
  if (!(least >= 1 && least == std::floor(least)))
    table.complain("evidence.number", table.at("least"), fmt::format("least is {:g}", least),
                   "it counts cells, from 1 on");
  else
    f.least = static_cast<std::uint64_t>(least);
}

graft::PublishedFinding finding(PublishedTable& table) {
  graft::PublishedFinding f;
  f.id = table.needed("id");
  const std::vector<std::string> known = graft::finding_ids();
  if (std::ranges::find(known, f.id) == known.end())
    table.complain("evidence.finding", table.at("id"), fmt::format("\"{}\" is not known", f.id),
                   "no run can be held against it");
  f.what = table.needed("what");
  f.observed = table.needed("observed");
  f.lower = table.bound("lower", -core::infinity);
  f.upper = table.bound("upper", core::infinity);
  const double observed =
      core::parse_number(f.observed).value_or(std::isfinite(f.upper) ? f.upper : f.lower);
  check_bounds(table, f.lower, observed, f.upper);
  if (std::isinf(f.lower) && std::isinf(f.upper))
    table.complain("evidence.bounds", table.at("lower"), "neither lower nor upper",
                   "every run would agree");
  f.unit = table.needed("unit");
  f.species = table.needed("species");
  read_when(table, f);
  f.source = table.needed("source");
  f.if_missed = table.text("if_missed");
  return f;
}

}  // namespace

core::Result<std::vector<anatomy::PublishedCanalValue>> read_published_canal(
    std::string_view text, const std::string& file) {
  PublishedTable table(text, file,
                       {"id", "what", "observed", "lower", "upper", "unit", "species", "source",
                        "if_missed", "not_modelled"});
  std::vector<anatomy::PublishedCanalValue> rows;
  while (table.next()) rows.push_back(canal_value(table));
  if (table.issues().has_errors()) return core::failure(table.issues());
  return rows;
}

core::Result<std::vector<graft::PublishedFinding>> read_published_findings(
    std::string_view text, const std::string& file) {
  PublishedTable table(text, file,
                       {"id", "what", "observed", "lower", "upper", "unit", "species", "since",
                        "from", "to", "least", "source", "if_missed"});
  std::vector<graft::PublishedFinding> rows;
  while (table.next()) rows.push_back(finding(table));
  if (table.issues().has_errors()) return core::failure(table.issues());
  return rows;
}

}  // namespace caudata::io
