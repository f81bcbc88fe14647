// SPDX-License-Identifier: Apache-2.0
#include "evidence/target_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/units.hpp"
#include "evidence/statistic_range.hpp"

namespace caudata::evidence {
namespace {

enum Column : std::size_t {
  id_column,
  source_column,
  population_column,
  baseline_column,
  visit_column,
  statistic_column,
  n_column,
  observed_column,
  lower_column,
  upper_column,
  tolerance_column,
  split_column,
  region_column,
  if_missed_column,
  if_low_column,
  if_high_column,
  column_count
};

/// Reads one row; problems go to a list that all rows share.
class RowReader {
 public:
  RowReader(const std::string& file, const std::vector<std::size_t>& place, const TableRow& row,
            core::Issues& issues)
      : file_(file), place_(place), row_(row), issues_(issues), none_{"", row.front().at} {}

  Target read() {
    Target t;
    t.id = required(id_column);
    t.source = required(source_column);
    read_population(t);
    read_days(t);
    read_statistic(t);
    read_numbers(t);
    read_tolerance(t);
    read_choices(t);
    t.reasons = {text(if_missed_column), text(if_low_column), text(if_high_column)};
    check_visit(t);
    return t;
  }

 private:
  /// An empty one at the beginning of the row where the table has no such column.
  const TableCell& cell(Column c) const {
    return place_[c] < row_.size() ? row_[place_[c]] : none_;
  }
  const std::string& text(Column c) const { return cell(c).text; }

  void complain(const char* rule, Column c, std::string message, std::string why,
                std::string suggestion, std::size_t offset = 0) {
    const core::TextPosition at = cell(c).at;
    issues_.add({core::Severity::error,
                 rule,
                 {file_, at.line, at.column + static_cast<int>(offset)},
                 std::move(message),
                 std::move(why),
                 std::move(suggestion)});
  }

  void complain(Column c, const ExpressionProblem& problem) {
    complain(problem.rule.c_str(), c, problem.message, "", problem.suggestion, problem.at);
  }

  std::string required(Column c) {
    if (text(c).empty())
      complain("target.missing", c, fmt::format("{} is empty", target_columns()[c]),
               "a number without it cannot be told or traced", "fill it in");
    return text(c);
  }

  void read_population(Target& t) {
    t.population_text = text(population_column);
    if (t.population_text.empty()) return;
    auto parsed = parse_expression(t.population_text);
    if (!parsed) return complain(population_column, parsed.error());
    if (parsed->type() != ValueType::truth)
      return complain("target.population", population_column,
                      fmt::format("the population is {}", described(parsed->type())),
                      "it says of each person whether he belongs to it: a yes or no",
                      "ais0 = A and nli0 <= C7");
    t.population = std::move(*parsed);
  }

  void read_days(Target& t) {
    const auto baseline = parse_day_rule(text(baseline_column));
    if (!baseline || baseline->origin == DayRule::Origin::baseline)
      complain("target.baseline", baseline_column,
               fmt::format("\"{}\" is no day of a baseline", text(baseline_column)),
               "the baseline is counted in days since injury",
               "16, or 16.1 +- 7.3 (mean and SD), or 1..14");
    else
      t.baseline = *baseline;
    if (text(visit_column).empty()) return;
    t.visit = parse_day_rule(text(visit_column));
    if (!t.visit)
      complain("target.visit", visit_column,
               fmt::format("\"{}\" is no day of a visit", text(visit_column)), "",
               "365 since injury, or 183 since baseline");
  }

  void read_statistic(Target& t) {
    t.statistic_text = text(statistic_column);
    auto parsed = parse_statistic(t.statistic_text);
    if (!parsed) return complain(statistic_column, parsed.error());
    t.statistic = std::move(*parsed);
    known_statistic_ = true;
  }

  std::optional<double> number(Column c) {
    if (text(c).empty()) return std::nullopt;
    const auto value = core::parse_number(text(c));
    if (!value || !std::isfinite(*value))
      complain("target.number", c, fmt::format("\"{}\" is not a number", text(c)), "",
               text(c).ends_with('%') ? "write 0.134 for 13.4 %" : "");
    return value;
  }

  void read_numbers(Target& t) {
    required(observed_column);
    t.observed = number(observed_column).value_or(0);
    t.n = number(n_column);
    if (t.n && !(*t.n >= 1 && *t.n == std::floor(*t.n))) {
      complain("target.n", n_column, "n is not a whole number from 1 on",
               "it is the number of persons, or of injections, behind the observed number", "");
      t.n.reset();
    }
    if (known_statistic_ && is_share(t.statistic.kind) && !(t.observed >= 0 && t.observed <= 1))
      complain("target.share", observed_column,
               fmt::format("{} is not a share", text(observed_column)),
               "shares and probabilities lie between 0 and 1", "write 0.134 for 13.4 %");
    else if (known_statistic_ && !range_of(t.statistic.kind).contains(t.observed))
      complain("target.range", observed_column,
               fmt::format("{} cannot be: {}", t.statistic_text, text(observed_column)),
               "an ICC lies between -1 and 1; an SD, a rate and a repeatability are not negative",
               "");
  }

  void read_tolerance(Target& t) {
    const auto tolerance = stated_or_usual(t);
    if (!tolerance)
      return complain(
          "target.tolerance", tolerance_column,
          text(tolerance_column).empty()
              ? std::string("the row has no tolerance")
              : fmt::format("\"{}\" is no tolerance", text(tolerance_column)),
          "it says how far a prediction may lie from the observed number",
          "interval (with lower and upper), wilson (of a share, with n), standard_error SD "
          "(with n), relative 0.25 or absolute 0.05");
    t.tolerance = *tolerance;
    if (needs_n(*tolerance) && !t.n && text(n_column).empty())
      complain("target.n-missing", n_column, "this tolerance needs n",
               "its width depends on the size of the study",
               "give n, or use absolute 0.05 if the source does not say it");
    if (tolerance->rule == Tolerance::Rule::wilson && known_statistic_ &&
        !is_share(t.statistic.kind))
      complain("target.wilson", tolerance_column, "Wilson's interval is of a share",
               "the statistic is none", "standard_error SD, relative or interval");
    if (tolerance->rule == Tolerance::Rule::interval)
      read_interval(t);
    else
      take_limits(t);
    t.spread = spread(t.tolerance, t.limits);
    if (known_statistic_) t.limits = clipped(t.limits, range_of(t.statistic.kind));
  }

  /// An empty cell: the interval of the row if it has one, else Wilson's for a share of n.
  std::optional<Tolerance> stated_or_usual(const Target& t) {
    if (!text(tolerance_column).empty()) return parse_tolerance(text(tolerance_column));
    if (!text(lower_column).empty() || !text(upper_column).empty())
      return Tolerance{Tolerance::Rule::interval, 0};
    if (t.n && known_statistic_ && is_share(t.statistic.kind))
      return Tolerance{Tolerance::Rule::wilson, 0};
    return std::nullopt;
  }

  static bool needs_n(const Tolerance& t) {
    return t.rule == Tolerance::Rule::wilson || t.rule == Tolerance::Rule::standard_error;
  }

  void read_interval(Target& t) {
    required(lower_column);
    required(upper_column);
    t.limits = {number(lower_column).value_or(0), number(upper_column).value_or(0)};
    if (text(lower_column).empty() || text(upper_column).empty()) return;
    if (!(t.limits.lower < t.limits.upper) || !t.limits.contains(t.observed))
      complain("target.interval", lower_column,
               fmt::format("{} to {} is no interval around {}", text(lower_column),
                           text(upper_column), text(observed_column)),
               "lower is below upper and the observed number lies between", "");
  }

  void take_limits(Target& t) {
    for (const Column c : {lower_column, upper_column})
      if (!text(c).empty())
        complain("target.two-tolerances", c,
                 fmt::format("{} is given, and the tolerance says otherwise", target_columns()[c]),
                 "one rule decides how far a prediction may lie off",
                 "empty the cell, or write interval as tolerance");
    t.limits = limits(t.tolerance, t.observed, t.n.value_or(1));
  }

  void read_choices(Target& t) {
    const std::string& split = text(split_column);
    if (split.empty() || split == "calibration" || split == "validation")
      t.split = split == "calibration" ? Split::calibration : Split::validation;
    else
      complain("target.split", split_column, fmt::format("\"{}\" is no split", split),
               "what is fitted to cannot validate", "calibration or validation");
    const std::string& region = text(region_column);
    if (region.empty()) return;
    using patient::Region;
    for (const Region r : {Region::china, Region::united_states, Region::europe})
      if (region == name(r)) t.region = r;
    if (!t.region)
      complain("target.region", region_column, fmt::format("\"{}\" is no region", region), "",
               "china, united_states, europe, or empty for all in equal parts");
  }

  static bool reads_visit(const std::optional<Expression>& expression) {
    if (!expression) return false;
    const auto slots = expression->slots();
    return std::ranges::any_of(slots, [](std::size_t slot) {
      return (slot >= measure_count && slot < 2 * measure_count) ||
             slot == slot_of(Trait::visit_day);
    });
  }

  void check_visit(const Target& t) {
    if (!text(visit_column).empty() || !known_statistic_) return;
    if (t.statistic.kind == StatisticKind::rate || reads_visit(t.population) ||
        reads_visit(t.statistic.of) || reads_visit(t.statistic.per))
      complain("target.visit-missing", visit_column, "the row has no visit",
               "its statistic or population is about one", "365 since injury");
  }

  const std::string& file_;
  const std::vector<std::size_t>& place_;
  const TableRow& row_;
  core::Issues& issues_;
  TableCell none_;
  bool known_statistic_{false};
};

core::Issue at_cell(const std::string& file, const TableCell& cell, const char* rule,
                    std::string message, std::string why, std::string suggestion) {
  return {core::Severity::error, rule,           {file, cell.at.line, cell.at.column},
          std::move(message),    std::move(why), std::move(suggestion)};
}

void check_header(const std::string& file, const TableRow& header, core::Issues& issues) {
  std::set<std::string> seen;
  for (const TableCell& cell : header) {
    const auto& known = target_columns();
    if (std::ranges::find(known, cell.text) == known.end()) {
      const std::string near = core::nearest(cell.text, known);
      issues.add(at_cell(file, cell, "target.unknown-column",
                         fmt::format("\"{}\" is no column of a table of targets", cell.text), "",
                         near.empty() ? "" : fmt::format("did you mean {}?", near)));
    } else if (!seen.insert(cell.text).second) {
      issues.add(at_cell(file, cell, "target.column-twice",
                         fmt::format("the column {} stands twice", cell.text), "", ""));
    }
  }
  for (const Column c :
       {id_column, source_column, baseline_column, statistic_column, observed_column})
    if (!seen.contains(target_columns()[c]))
      issues.add(at_cell(file, header.front(), "target.missing-column",
                         fmt::format("the column {} is missing", target_columns()[c]),
                         "id, source, baseline, statistic and observed are needed",
                         "add it to the header"));
}

std::vector<std::size_t> places(const TableRow& header) {
  std::vector<std::size_t> place;
  for (const std::string& column : target_columns())
    place.push_back(static_cast<std::size_t>(std::ranges::find(header, column, &TableCell::text) -
                                             header.begin()));
  return place;
}

}  // namespace

const char* name(Split split) { return split == Split::calibration ? "calibration" : "validation"; }

const std::vector<std::string>& target_columns() {
  static const std::vector<std::string> columns{
      "id",    "source", "population", "baseline", "visit",  "statistic", "n",      "observed",
      "lower", "upper",  "tolerance",  "split",    "region", "if_missed", "if_low", "if_high"};
  static_assert(column_count == 16);
  return columns;
}

core::Result<std::vector<Target>> read_targets(const std::string& file,
                                               const std::vector<TableRow>& rows) {
  core::Issues issues;
  if (rows.size() < 2) {
    issues.add({core::Severity::error,
                "target.none",
                {file, 0, 0},
                "the table has no targets",
                "it needs a header and at least one row",
                "docs/evidence.md describes the columns"});
    return core::failure(std::move(issues));
  }
  check_header(file, rows.front(), issues);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const std::vector<std::size_t> place = places(rows.front());
  std::vector<Target> targets;
  std::set<std::string> ids;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row->size() != rows.front().size()) {
      issues.add(at_cell(
          file, row->front(), "target.cells",
          fmt::format("the row has {} cells, the header {}", row->size(), rows.front().size()),
          "a comma inside a cell needs quotes around the cell", ""));
      continue;
    }
    targets.push_back(RowReader(file, place, *row, issues).read());
    const TableCell& id = (*row)[place[id_column]];
    if (!id.text.empty() && !ids.insert(id.text).second)
      issues.add(at_cell(file, id, "target.id-twice", fmt::format("{} stands twice", id.text),
                         "an id names one target", "give it another id"));
  }
  issues.sort();
  if (issues.has_errors()) return core::failure(std::move(issues));
  return targets;
}

}  // namespace caudata::evidence
