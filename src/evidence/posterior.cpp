// SPDX-License-Identifier: Apache-2.0
#include "evidence/posterior.hpp"

#include <fmt/format.h>

#include <set>

#include "core/units.hpp"

namespace caudata::evidence {
namespace {

core::Issue at_cell(const std::string& file, const TableCell& cell, const char* rule,
                    std::string message, std::string suggestion) {
  return {core::Severity::error, rule, {file, cell.at.line, cell.at.column},
          std::move(message),    {},   std::move(suggestion)};
}

core::Issue empty_table(const std::string& file, const char* rule) {
  return {core::Severity::error, rule, {file, 0, 0}, "the table has no rows", {}, {}};
}

void check_path(const std::string& file, const TableCell& cell, const core::Ledger& ledger,
                const char* rule, core::Issues& issues) {
  if (ledger.contains(cell.text)) return;
  std::vector<std::string> paths;
  for (const auto& [path, parameter] : ledger.parameters()) paths.push_back(path);
  const std::string near = core::nearest(cell.text, paths);
  issues.add(at_cell(
      file, cell, rule, fmt::format("\"{}\" is no parameter", cell.text),
      near.empty() ? "caudata parameters lists all" : fmt::format("did you mean {}?", near)));
}

std::vector<double> numbers(const std::string& file, const TableRow& row, core::Issues& issues) {
  std::vector<double> values;
  for (std::size_t i = 1; i < row.size(); ++i) {
    const auto value = core::parse_number(row[i].text);
    if (!value)
      issues.add(at_cell(file, row[i], "posterior.number",
                         fmt::format("\"{}\" is not a number", row[i].text), ""));
    values.push_back(value.value_or(0));
  }
  return values;
}

}  // namespace

core::Result<Posterior> read_posterior(const std::string& file, const std::vector<TableRow>& rows,
                                       const core::Ledger& ledger) {
  if (rows.size() < 2) return core::failure(empty_table(file, "posterior.none"));
  core::Issues issues;
  Posterior posterior;
  for (std::size_t i = 1; i < rows.front().size(); ++i) {
    check_path(file, rows.front()[i], ledger, "posterior.unknown-parameter", issues);
    posterior.paths.push_back(rows.front()[i].text);
  }
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row->size() != rows.front().size())
      issues.add(at_cell(
          file, row->front(), "posterior.cells",
          fmt::format("the row has {} cells, the header {}", row->size(), rows.front().size()),
          ""));
    posterior.draws.push_back(numbers(file, *row, issues));
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  return posterior;
}

core::Ledger with_draw(core::Ledger ledger, const Posterior& posterior, std::size_t draw) {
  for (std::size_t i = 0; i < posterior.paths.size(); ++i)
    ledger.set(posterior.paths[i], posterior.draws[draw][i]);
  return ledger;
}

core::Result<std::vector<std::string>> read_free_parameters(const std::string& file,
                                                            const std::vector<TableRow>& rows,
                                                            const core::Ledger& ledger) {
  if (rows.size() < 2) return core::failure(empty_table(file, "free.none"));
  core::Issues issues;
  std::set<std::string> seen;
  std::vector<std::string> paths;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    const TableCell& cell = row->front();
    check_path(file, cell, ledger, "free.unknown-parameter", issues);
    const core::Parameter* parameter = ledger.find(cell.text);
    if (parameter != nullptr && std::holds_alternative<core::Fixed>(parameter->prior.distribution))
      issues.add(at_cell(file, cell, "free.certain", cell.text + " has no prior to move in",
                         "give it a distribution in data/, or leave it out"));
    if (!seen.insert(cell.text).second)
      issues.add(at_cell(file, cell, "free.twice", cell.text + " stands twice", ""));
    paths.push_back(cell.text);
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  return paths;
}

}  // namespace caudata::evidence
