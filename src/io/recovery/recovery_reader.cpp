// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/recovery/recovery_cells.hpp"
#include "io/recovery/recovery_words.hpp"
#include "isncsci/classify.hpp"

namespace caudata::io {
namespace {

using evidence::RecordedExam;
using evidence::RecordedPerson;

/// One examination of the row under `cells`; empty if nothing of it is stated.
std::optional<RecordedExam> examination(RecoveryCells& cells, const ExamColumns& columns,
                                        std::optional<int> fixed_day) {
  RecordedExam exam;
  if (columns.cells)
    if (const auto scores = cells.exam(*columns.cells))
      exam = evidence::recorded(isncsci::classify(*scores), {});
  exam.day = columns.day.empty() ? fixed_day : cells.day(columns.day);
  if (const auto grade = cells.grade(columns.ais)) exam.ais = grade;
  if (const auto level = cells.level(columns.level)) exam.level = level;
  bool any = exam.ais || exam.level;
  for (std::size_t s = 0; s < columns.score.size(); ++s) {
    const auto score = static_cast<isncsci::ScoreSum>(s);
    if (const auto stated = cells.score(columns.score[s], highest(score))) exam.score[s] = stated;
    any = any || exam.score[s];
  }
  auto& [uems, lems, tms, touch, prick] = exam.score;
  if (!tms && uems && lems) tms = *uems + *lems;
  return any ? std::optional(exam) : std::nullopt;
}

/// The visit a long row belongs to.
std::optional<std::size_t> visit_of(const RecoveryMap& map, RecoveryCells& cells,
                                    const RecordedExam& exam) {
  for (std::size_t v = 0; v < map.visits.size(); ++v) {
    const VisitColumns& visit = map.visits[v];
    if (!map.visit.empty()) {
      if (cells.text(map.visit) == visit.name) return v;
    } else if (exam.day && visit.from && visit.to && *exam.day >= *visit.from &&
               *exam.day <= *visit.to) {
      return v;
    }
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const RecoveryMap& map, const RecoveryRows& rows, RecoveryReading& out)
      : map_(map), rows_(rows), out_(out), cells_(map, out.findings, out.unknown_codes) {}

  void read() {
    for (const VisitColumns& visit : map_.visits)
      out_.data.visits.push_back({visit.name, visit.day});
    if (rows_.has(map_.outcome)) out_.data.outcome_name = map_.outcome;
    for (const std::string& id : rows_.persons()) {
      RecordedPerson person;
      person.id = id;
      person.visits.resize(map_.visits.size());
      for (const RecoveryRow& row : rows_.of(id)) add(person, row);
      out_.data.persons.push_back(std::move(person));
    }
  }

 private:
  void add(RecordedPerson& person, const RecoveryRow& row) {
    cells_.look_at(row);
    if (!person.age) person.age = cells_.age(map_.age);
    if (!person.sex) person.sex = cells_.sex(map_.sex);
    if (!says_nothing(cells_.text(map_.outcome))) person.outcome = cells_.text(map_.outcome);
    if (map_.shape == RecoveryMap::Shape::wide) {
      for (std::size_t v = 0; v < map_.visits.size(); ++v)
        person.visits[v] = examination(cells_, map_.visits[v].columns, map_.visits[v].day);
      return;
    }
    const auto exam = examination(cells_, map_.columns, {});
    if (!exam) return;
    const auto visit = visit_of(map_, cells_, *exam);
    if (!visit) return leave_out(row, "recovery.no-visit", "belongs to no visit of the mapping");
    if (person.visits[*visit])
      return leave_out(row, "recovery.second-examination", "is a second one at this visit");
    person.visits[*visit] = exam;
  }

  void leave_out(const RecoveryRow& row, const char* rule, const char* message) {
    out_.findings.add({core::Severity::error, rule, row.find(map_.subject)->second.at,
                       std::string("the examination ") + message,
                       "a person has one examination per visit", "it is left out"});
  }

  const RecoveryMap& map_;
  const RecoveryRows& rows_;
  RecoveryReading& out_;
  RecoveryCells cells_;
};

core::Issue no_column(const RecoveryRows& rows, std::string message, std::string suggestion) {
  return {core::Severity::error,
          "recovery.header",
          rows.first_header(),
          std::move(message),
          "columns are found by their names",
          std::move(suggestion)};
}

/// A mapping may name nothing that no file has.
core::Issues missing_columns(const RecoveryMap& map, const RecoveryRows& rows) {
  core::Issues issues;
  const std::vector<std::string> there(rows.columns().begin(), rows.columns().end());
  for (const auto& [key, column] : named_columns(map)) {
    if (key == "subject" || rows.has(column)) continue;
    const std::string near = core::nearest(column, there);
    issues.add(no_column(
        rows, fmt::format("there is no column \"{}\", the `{}` of the mapping", column, key),
        near.empty() ? "name a column that is there, or leave the key out"
                     : fmt::format("did you mean \"{}\"?", near)));
  }
  const std::vector<std::string> cells = cell_columns(map, map.columns);
  if (!cells.empty() &&
      std::ranges::none_of(cells, [&](const std::string& column) { return rows.has(column); }))
    issues.add(
        no_column(rows,
                  fmt::format("there is no single score, the `scores` of the mapping: \"{}\" "
                              "and the like",
                              cells.front()),
                  "caudata classify --template csv prints the names"));
  return issues;
}

bool has_examinations(const RecoveryMap& map, const RecoveryRows& rows) {
  const auto stands = [&](const std::string& column) -> bool {
    return !column.empty() && rows.has(column);
  };
  return std::ranges::any_of(exams_of(map), [&](const ExamColumns* exam) {
    return stands(exam->ais) || stands(exam->level) || std::ranges::any_of(exam->score, stands) ||
           std::ranges::any_of(cell_columns(map, *exam), stands);
  });
}

core::Issues check_columns(const RecoveryMap& map, const RecoveryRows& rows) {
  if (map.shape == RecoveryMap::Shape::long_table) return missing_columns(map, rows);
  core::Issues issues;
  if (!has_examinations(map, rows))
    issues.add(no_column(rows, "no column of an examination is here, as the layout names them",
                         "--layout long --map MAPPING.toml takes other names"));
  return issues;
}

}  // namespace

core::Result<RecoveryReading> read_recovery(const std::vector<RecoveryFile>& files,
                                            const RecoveryMap& map) {
  RecoveryRows rows(map);
  for (const RecoveryFile& file : files) rows.read(file);
  core::Issues header = rows.header_issues();
  if (rows.headers_read()) header.add(check_columns(map, rows));
  if (header.has_errors()) return core::failure(std::move(header));
  RecoveryReading out;
  out.findings.add(rows.findings());
  Reader(map, rows, out).read();
  out.findings.sort();
  return out;
}

}  // namespace caudata::io
