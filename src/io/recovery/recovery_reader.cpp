// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/csv_records.hpp"
#include "io/recovery/recovery_cells.hpp"
#include "isncsci/classify.hpp"

namespace caudata::io {
namespace {

using evidence::RecordedExam;
using evidence::RecordedPerson;
using Row = RecoveryCells::Row;

core::Issue header_issue(const std::string& file, std::string message, std::string suggestion) {
  return {core::Severity::error,
          "recovery.header",
          {file, 1, 1},
          std::move(message),
          "columns are found by their names",
          std::move(suggestion)};
}

/// Rows by person, in the order of the first file.
class Tables {
 public:
  explicit Tables(const RecoveryMap& map) : map_(map) {}

  /// Adds a file's rows. Wide: later files add columns to persons.
  void read(const RecoveryFile& file) {
    const int remarks = skip_remarks(*file.in);
    CsvRecords records(*file.in);
    if (!next_data(records)) {
      header_.add(header_issue(file.name, "the file has no header", ""));
      return;
    }
    const std::vector<std::string> header = records.fields();
    columns_.insert(columns_.end(), header.begin(), header.end());
    const auto subject = std::ranges::find(header, map_.subject);
    if (subject == header.end()) {
      header_.add(header_issue(file.name, fmt::format("there is no column \"{}\"", map_.subject),
                               "it names the person; --map says another name"));
      return;
    }
    const auto key = static_cast<std::size_t>(subject - header.begin());
    while (next_data(records)) add({file.name, remarks}, header, key, records);
  }

  const core::Issues& header_issues() const { return header_; }
  core::Issues& bad() { return bad_; }
  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<std::string>& order() const { return order_; }
  const std::vector<Row>& rows(const std::string& id) const { return rows_.at(id); }

 private:
  struct Place {
    const std::string& file;
    int lines_before;  // those that the records do not count
  };

  /// Leading remarks would mislead the search for the separator.
  static int skip_remarks(std::istream& in) {
    int lines = 0;
    std::string line;
    for (; in.peek() == '#'; ++lines) std::getline(in, line);
    return lines;
  }

  /// Lines that begin with # are remarks.
  static bool next_data(CsvRecords& records) {
    while (records.next())
      if (!records.fields().front().starts_with('#')) return true;
    return false;
  }

  void add(const Place& place, const std::vector<std::string>& header, std::size_t key,
           const CsvRecords& records) {
    const auto& fields = records.fields();
    if (!records.well_formed() || fields.size() != header.size()) {
      bad_.add({core::Severity::warning,
                "recovery.malformed-row",
                {place.file, place.lines_before + static_cast<int>(records.line()), 1},
                fmt::format("the row has {} fields, the header {}", fields.size(), header.size()),
                "a row is read as a whole",
                "it is left out"});
      return;
    }
    const std::string& id = fields[key];
    if (!rows_.contains(id)) order_.push_back(id);
    std::vector<Row>& of_person = rows_[id];
    const bool joined = map_.shape == RecoveryMap::Shape::wide && !of_person.empty();
    if (!joined) of_person.emplace_back();
    Row& row = of_person.back();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const core::TextPosition at = records.places()[i];
      row.try_emplace(
          header[i],
          RecoveryCells::Cell{fields[i], {place.file, place.lines_before + at.line, at.column}});
    }
  }

  const RecoveryMap& map_;
  std::vector<std::string> columns_, order_;
  std::map<std::string, std::vector<Row>, std::less<>> rows_;
  core::Issues header_, bad_;
};

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
    const auto score = static_cast<evidence::RecordedScore>(s);
    if (const auto stated = cells.score(columns.score[s], evidence::highest(score)))
      exam.score[s] = stated;
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
  Reader(const RecoveryMap& map, Tables& tables, RecoveryReading& out)
      : map_(map), tables_(tables), out_(out), cells_(map, out.bad_cells, out.unknown_codes) {}

  void read() {
    for (const VisitColumns& visit : map_.visits)
      out_.data.visits.push_back({visit.name, visit.day});
    if (std::ranges::find(tables_.columns(), map_.outcome) != tables_.columns().end())
      out_.data.outcome_name = map_.outcome;
    for (const std::string& id : tables_.order()) {
      RecordedPerson person;
      person.id = id;
      person.visits.resize(map_.visits.size());
      for (const Row& row : tables_.rows(id)) add(person, row);
      out_.data.persons.push_back(std::move(person));
    }
  }

 private:
  void add(RecordedPerson& person, const Row& row) {
    cells_.look_at(row);
    if (!person.age) person.age = cells_.age(map_.age);
    if (!person.sex) person.sex = cells_.sex(map_.sex);
    if (cells_.has(map_.outcome)) person.outcome = cells_.text(map_.outcome);
    if (map_.shape == RecoveryMap::Shape::wide) {
      for (std::size_t v = 0; v < map_.visits.size(); ++v)
        person.visits[v] = examination(cells_, map_.visits[v].columns, map_.visits[v].day);
      return;
    }
    const auto exam = examination(cells_, map_.columns, {});
    if (!exam) return;
    const auto visit = visit_of(map_, cells_, *exam);
    if (!visit) return note(row, "recovery.no-visit", "belongs to no visit of the mapping");
    if (person.visits[*visit])
      return note(row, "recovery.second-examination", "is a second one at this visit");
    person.visits[*visit] = exam;
  }

  void note(const Row& row, const char* rule, const char* message) {
    out_.bad_cells.add({core::Severity::warning, rule, row.find(map_.subject)->second.at,
                        std::string("the examination ") + message,
                        "a person has one examination per visit", "it is left out"});
  }

  const RecoveryMap& map_;
  Tables& tables_;
  RecoveryReading& out_;
  RecoveryCells cells_;
};

/// Columns of examinations that the files have.
bool has_examinations(const RecoveryMap& map, const std::vector<std::string>& columns) {
  const auto stands = [&](const std::string& name) {
    return !name.empty() && std::ranges::find(columns, name) != columns.end();
  };
  const auto any = [&](const ExamColumns& c) {
    const std::string cell = cell_column(map.cell_names, isncsci::all_cells().front());
    return stands(c.ais) || stands(c.level) || std::ranges::any_of(c.score, stands) ||
           (c.cells && stands(cell + *c.cells));
  };
  if (map.shape == RecoveryMap::Shape::long_table) return any(map.columns);
  return std::ranges::any_of(map.visits, [&](const VisitColumns& v) { return any(v.columns); });
}

}  // namespace

core::Result<RecoveryReading> read_recovery(const std::vector<RecoveryFile>& files,
                                            const RecoveryMap& map) {
  Tables tables(map);
  RecoveryReading out;
  for (const RecoveryFile& file : files) {
    tables.read(file);
    out.files.push_back(file.name);
  }
  core::Issues header = tables.header_issues();
  if (header.empty() && !has_examinations(map, tables.columns()))
    header.add(header_issue(files.front().name,
                            "no column of an examination is here, as the layout names them",
                            "--layout long --map MAPPING.toml takes other names"));
  if (header.has_errors()) return core::failure(header);
  out.bad_cells.add(tables.bad());
  Reader(map, tables, out).read();
  out.bad_cells.sort();
  return out;
}

}  // namespace caudata::io
