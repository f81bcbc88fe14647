// SPDX-License-Identifier: Apache-2.0
#include "io/cohort/cohort_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <string_view>

#include "io/csv_writer.hpp"
#include "isncsci/cell.hpp"
#include "isncsci/exam_text.hpp"
#include "isncsci/text.hpp"
#include "report/number_text.hpp"

namespace caudata::io {
namespace {

using isncsci::CellKind;
using trial::ExaminedPerson;

template <class Number>
std::int64_t whole(Number n) {
  return static_cast<std::int64_t>(n);
}

std::int64_t id(const ExaminedPerson& person) { return whole(person.id.value()); }

std::string screening_text(const ExaminedPerson& person) {
  if (person.failure) return trial::name(*person.failure);
  return person.consents ? "eligible" : "no consent";
}

const char* yes_no(bool yes) { return yes ? "yes" : "no"; }

SqlValue words(std::string_view text) { return std::string(text); }

SqlValue total(const isncsci::Total& sum) { return sum ? SqlValue{whole(*sum)} : SqlValue{}; }

std::string text_of(const SqlValue& value) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) return std::to_string(*n);
  if (const auto* x = std::get_if<double>(&value)) return report::shortest(*x);
  if (const auto* s = std::get_if<std::string>(&value)) return *s;
  return {};
}

const char* modality(CellKind kind) {
  switch (kind) {
    case CellKind::light_touch:
      return "light touch";
    case CellKind::pin_prick:
      return "pin prick";
    case CellKind::motor:
      return "motor";
    case CellKind::anal_contraction:
      return "anal contraction";
    case CellKind::deep_pressure:
      return "deep anal pressure";
    case CellKind::non_key_muscle:
      break;
  }
  return "";
}

/// Every entry that a generated examination has. Non-key muscles are not simulated.
const std::vector<isncsci::Cell>& cells() {
  static const std::vector<isncsci::Cell> list = [] {
    std::vector<isncsci::Cell> some;
    for (const isncsci::Cell& cell : isncsci::all_cells())
      if (cell.kind != CellKind::non_key_muscle) some.push_back(cell);
    return some;
  }();
  return list;
}

/// A column of a table: named here and nowhere else.
template <class Row>
struct Column {
  const char* name;
  const char* type;  // of SQL
  SqlValue (*value)(const Row&);
};

const Column<ExaminedPerson> person_columns[] = {
    {"person", "INTEGER PRIMARY KEY", [](const ExaminedPerson& p) { return SqlValue(id(p)); }},
    {"age_years", "REAL NOT NULL",
     [](const ExaminedPerson& p) { return SqlValue(p.patient.covariates.age_years); }},
    {"sex", "TEXT NOT NULL",
     [](const ExaminedPerson& p) { return words(name(p.patient.covariates.sex)); }},
    {"region", "TEXT NOT NULL",
     [](const ExaminedPerson& p) { return words(name(p.patient.covariates.region)); }},
    {"cause", "TEXT NOT NULL",
     [](const ExaminedPerson& p) { return words(name(p.patient.covariates.cause)); }},
    {"level_at_admission", "TEXT NOT NULL",
     [](const ExaminedPerson& p) {
       return words(isncsci::name(p.patient.covariates.neurological_level));
     }},
    {"ais_at_admission", "TEXT NOT NULL",
     [](const ExaminedPerson& p) {
       return words(std::string(1, letter(p.patient.covariates.ais)));
     }},
    {"screening_day", "INTEGER NOT NULL",
     [](const ExaminedPerson& p) {
       return SqlValue(whole(p.patient.covariates.injury_to_screening.value()));
     }},
    {"surgery_within_24_hours", "TEXT NOT NULL",
     [](const ExaminedPerson& p) {
       return words(yes_no(p.patient.covariates.surgery == patient::Surgery::within_24_hours));
     }},
    {"methylprednisolone", "TEXT NOT NULL",
     [](const ExaminedPerson& p) {
       return words(yes_no(p.patient.covariates.steroids == patient::Steroids::given));
     }},
    {"rehabilitation", "REAL NOT NULL",
     [](const ExaminedPerson& p) { return SqlValue(p.patient.covariates.rehabilitation); }},
    {"screening", "TEXT NOT NULL",
     [](const ExaminedPerson& p) { return words(screening_text(p)); }},
    {"injury_origin", "TEXT NOT NULL",
     [](const ExaminedPerson& p) {
       const bool drawn = p.patient.injury.fit.origin == patient::Fit::Origin::drawn;
       return words(drawn ? "drawn" : "textbook");
     }},
    {"injury_attempts", "INTEGER NOT NULL",
     [](const ExaminedPerson& p) { return SqlValue(whole(p.patient.injury.fit.attempts)); }}};

/// The person's examinations as they follow each other; screening has a day of its own.
std::vector<std::size_t> in_order_of_days(const ExaminedPerson& person) {
  std::vector<std::size_t> order(person.examinations.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, {},
                           [&](std::size_t i) { return person.examinations[i].since_injury; });
  return order;
}

/// One examination of a person.
struct Occasion {
  const ExaminedPerson& person;
  std::size_t ordinal;
  const std::string& visit;

  const ExaminedPerson::Examination& examination() const { return person.examinations[ordinal]; }
  const isncsci::Classification& result() const { return examination().result; }
};

const Column<Occasion> occasion_columns[] = {
    {"person", "INTEGER NOT NULL", [](const Occasion& o) { return SqlValue(id(o.person)); }},
    {"ordinal", "INTEGER NOT NULL", [](const Occasion& o) { return SqlValue(whole(o.ordinal)); }},
    {"visit", "TEXT NOT NULL", [](const Occasion& o) { return words(o.visit); }},
    {"days_since_injury", "INTEGER NOT NULL",
     [](const Occasion& o) { return SqlValue(whole(o.examination().since_injury.value())); }}};

/// What was found: the columns of `examinations` after those of the occasion.
const Column<isncsci::Classification> finding_columns[] = {
    {"ais", "TEXT NOT NULL",
     [](const isncsci::Classification& c) { return words(isncsci::to_text(c.ais)); }},
    {"nli", "TEXT NOT NULL",
     [](const isncsci::Classification& c) {
       return words(isncsci::to_text(c.neurological_level));
     }},
    {"motor_level_right", "TEXT NOT NULL",
     [](const isncsci::Classification& c) { return words(isncsci::to_text(c.right.motor)); }},
    {"motor_level_left", "TEXT NOT NULL",
     [](const isncsci::Classification& c) { return words(isncsci::to_text(c.left.motor)); }},
    {"sensory_level_right", "TEXT NOT NULL",
     [](const isncsci::Classification& c) { return words(isncsci::to_text(c.right.sensory)); }},
    {"sensory_level_left", "TEXT NOT NULL",
     [](const isncsci::Classification& c) { return words(isncsci::to_text(c.left.sensory)); }},
    {"uems", "INTEGER NOT NULL",
     [](const isncsci::Classification& c) { return total(c.upper_extremity_motor_score); }},
    {"lems", "INTEGER NOT NULL",
     [](const isncsci::Classification& c) { return total(c.lower_extremity_motor_score); }},
    {"light_touch", "INTEGER NOT NULL",
     [](const isncsci::Classification& c) { return total(c.light_touch); }},
    {"pin_prick", "INTEGER NOT NULL",
     [](const isncsci::Classification& c) { return total(c.pin_prick); }}};

/// One entry of an examination.
struct Entry {
  const Occasion& occasion;
  const isncsci::Cell& cell;

  bool is_answer() const { return cell.kind > CellKind::motor; }
  const isncsci::Exam& exam() const { return occasion.examination().exam; }
};

SqlValue score_of(const Entry& entry) {
  if (!entry.is_answer()) return whole(score_at(entry.exam(), entry.cell).value);
  const isncsci::Answer answer = entry.cell.kind == CellKind::anal_contraction
                                     ? entry.exam().voluntary_anal_contraction
                                     : entry.exam().deep_anal_pressure;
  return whole(answer == isncsci::Answer::yes);
}

const Column<Entry> entry_columns[] = {
    {"person", "INTEGER NOT NULL", [](const Entry& e) { return SqlValue(id(e.occasion.person)); }},
    {"visit", "TEXT NOT NULL", [](const Entry& e) { return words(e.occasion.visit); }},
    {"side", "TEXT NOT NULL",
     [](const Entry& e) {
       if (e.is_answer()) return words("");
       return words(e.cell.side == isncsci::SideOf::right ? "right" : "left");
     }},
    {"modality", "TEXT NOT NULL", [](const Entry& e) { return words(modality(e.cell.kind)); }},
    {"segment", "TEXT NOT NULL",
     [](const Entry& e) {
       return words(e.is_answer() ? "S4-5" : isncsci::name(level_of(e.cell)));
     }},
    {"score", "INTEGER NOT NULL", score_of}};

template <class Row, std::size_t N>
void put(SqlRow& into, const Column<Row> (&columns)[N], const Row& row) {
  for (const Column<Row>& column : columns) into.push_back(column.value(row));
}

template <class Row, std::size_t N>
void declare(std::vector<std::string>& parts, const Column<Row> (&columns)[N]) {
  for (const Column<Row>& column : columns)
    parts.push_back(fmt::format("{} {}", column.name, column.type));
}

std::string create_table(const char* name, const std::vector<std::string>& parts,
                         const char* options = "") {
  return fmt::format("CREATE TABLE {} ({}){};\n", name, fmt::join(parts, ", "), options);
}

}  // namespace

std::string cohort_schema(ScoreTables scores_are) {
  std::vector<std::string> persons, examinations, scores;
  declare(persons, person_columns);
  declare(examinations, occasion_columns);
  declare(examinations, finding_columns);
  examinations.emplace_back("PRIMARY KEY (person, ordinal)");
  declare(scores, entry_columns);
  std::string all =
      create_table("meta", {"key TEXT PRIMARY KEY", "value TEXT NOT NULL"}, " WITHOUT ROWID") +
      create_table("persons", persons) +
      create_table("examinations", examinations, " WITHOUT ROWID");
  if (scores_are == ScoreTables::written) all += create_table("scores", scores);
  return all;
}

SqlRow person_row(const ExaminedPerson& person) {
  SqlRow row;
  put(row, person_columns, person);
  return row;
}

std::vector<SqlRow> examination_rows(const ExaminedPerson& person,
                                     const std::vector<std::string>& occasions) {
  std::vector<SqlRow> rows(person.examinations.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Occasion occasion{person, i, occasions[i]};
    put(rows[i], occasion_columns, occasion);
    put(rows[i], finding_columns, occasion.result());
  }
  return rows;
}

std::vector<SqlRow> score_rows(const ExaminedPerson& person,
                               const std::vector<std::string>& occasions) {
  std::vector<SqlRow> rows;
  for (const std::size_t i : in_order_of_days(person)) {
    const Occasion occasion{person, i, occasions[i]};
    for (const isncsci::Cell& cell : cells())
      put(rows.emplace_back(), entry_columns, {occasion, cell});
  }
  return rows;
}

std::string persons_csv_header(const std::vector<std::string>& occasions) {
  std::vector<std::string> header;
  for (const auto& column : person_columns) header.emplace_back(column.name);
  for (const std::string& occasion : occasions)
    for (const auto& finding : finding_columns) {
      std::string column = fmt::format("{} {}", occasion, finding.name);
      std::ranges::replace(column, ' ', '_');
      header.push_back(std::move(column));
    }
  return csv_record(header);
}

std::string persons_csv_record(const SqlRow& person, const std::vector<SqlRow>& examinations) {
  std::vector<std::string> fields;
  fields.reserve(person.size() + examinations.size() * std::size(finding_columns));
  for (const SqlValue& value : person) fields.push_back(text_of(value));
  for (const SqlRow& row : examinations)
    for (std::size_t i = std::size(occasion_columns); i < row.size(); ++i)
      fields.push_back(text_of(row[i]));
  return csv_record(fields);
}

std::string scores_csv_header() {
  return csv_record({"id", "cell", "value", "person", "visit", "day"});
}

std::string scores_csv_records(const ExaminedPerson& person,
                               const std::vector<std::string>& occasions) {
  std::string text;
  for (const std::size_t i : in_order_of_days(person)) {
    const ExaminedPerson::Examination& e = person.examinations[i];
    const isncsci::ExamStrings scores = isncsci::to_text(e.exam);
    const std::string head = fmt::format("{}/{},", id(person), occasions[i]);
    const std::string tail =
        fmt::format(",{},{},{}\r\n", id(person), occasions[i], e.since_injury.value());
    for (const isncsci::Cell& cell : cells()) text += head + name(cell) + "," + scores[cell] + tail;
  }
  return text;
}

}  // namespace caudata::io
