// SPDX-License-Identifier: Apache-2.0
#include "io/cohort/cohort_rows.hpp"

#include <fmt/format.h>

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

/// The findings of one examination, in the order of the columns of `examinations` from `ais` on.
void add_findings(SqlRow& row, const isncsci::Classification& c) {
  row.emplace_back(isncsci::to_text(c.ais));
  for (const isncsci::LevelSet levels :
       {c.neurological_level, c.right.motor, c.left.motor, c.right.sensory, c.left.sensory})
    row.emplace_back(isncsci::to_text(levels));
  for (const isncsci::Total& total :
       {c.upper_extremity_motor_score, c.lower_extremity_motor_score, c.light_touch, c.pin_prick})
    row.push_back(total ? SqlValue{whole(*total)} : SqlValue{});
}
constexpr std::size_t first_finding = 4;  // of a row of `examinations`
constexpr const char* finding_names[] = {"ais",
                                         "nli",
                                         "motor_level_right",
                                         "motor_level_left",
                                         "sensory_level_right",
                                         "sensory_level_left",
                                         "uems",
                                         "lems",
                                         "light_touch",
                                         "pin_prick"};

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

SqlRow cell_entry(const isncsci::Exam& exam, const isncsci::Cell& cell) {
  if (cell.kind <= CellKind::motor)
    return {std::string(cell.side == isncsci::SideOf::right ? "right" : "left"),
            std::string(modality(cell.kind)), std::string(isncsci::name(level_of(cell))),
            whole(score_at(exam, cell).value)};
  const isncsci::Answer answer = cell.kind == CellKind::anal_contraction
                                     ? exam.voluntary_anal_contraction
                                     : exam.deep_anal_pressure;
  return {std::string(), std::string(modality(cell.kind)), std::string("S4-5"),
          whole(answer == isncsci::Answer::yes)};
}

}  // namespace

const char* const cohort_schema = R"(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE persons (person INTEGER PRIMARY KEY, age_years REAL NOT NULL, sex TEXT NOT NULL, region TEXT NOT NULL,
  cause TEXT NOT NULL, level_at_admission TEXT NOT NULL, ais_at_admission TEXT NOT NULL, screening_day INTEGER NOT NULL,
  surgery_within_24_hours TEXT NOT NULL, methylprednisolone TEXT NOT NULL, rehabilitation REAL NOT NULL,
  screening TEXT NOT NULL, injury_origin TEXT NOT NULL, injury_attempts INTEGER NOT NULL);
CREATE TABLE examinations (person INTEGER NOT NULL, ordinal INTEGER NOT NULL, visit TEXT NOT NULL,
  days_since_injury INTEGER NOT NULL, ais TEXT NOT NULL, nli TEXT NOT NULL, motor_level_right TEXT NOT NULL,
  motor_level_left TEXT NOT NULL, sensory_level_right TEXT NOT NULL, sensory_level_left TEXT NOT NULL,
  uems INTEGER NOT NULL, lems INTEGER NOT NULL, light_touch INTEGER NOT NULL, pin_prick INTEGER NOT NULL,
  PRIMARY KEY (person, ordinal)) WITHOUT ROWID;
CREATE TABLE scores (person INTEGER NOT NULL, visit TEXT NOT NULL, side TEXT NOT NULL, modality TEXT NOT NULL,
  segment TEXT NOT NULL, score INTEGER NOT NULL);
)";

std::vector<SqlValue> person_row(const ExaminedPerson& person) {
  const patient::Covariates& c = person.patient.covariates;
  const patient::Fit& fit = person.patient.injury.fit;
  return {id(person),
          c.age_years,
          std::string(name(c.sex)),
          std::string(name(c.region)),
          std::string(name(c.cause)),
          std::string(isncsci::name(c.neurological_level)),
          std::string(1, letter(c.ais)),
          whole(c.injury_to_screening.value()),
          std::string(yes_no(c.surgery == patient::Surgery::within_24_hours)),
          std::string(yes_no(c.steroids == patient::Steroids::given)),
          c.rehabilitation,
          screening_text(person),
          std::string(fit.origin == patient::Fit::Origin::drawn ? "drawn" : "textbook"),
          whole(fit.attempts)};
}

std::vector<SqlRow> examination_rows(const ExaminedPerson& person,
                                     const std::vector<std::string>& occasions) {
  std::vector<SqlRow> rows;
  for (std::size_t i = 0; i < person.examinations.size(); ++i) {
    const ExaminedPerson::Examination& e = person.examinations[i];
    SqlRow row;
    row.reserve(first_finding + std::size(finding_names));
    row.emplace_back(id(person));
    row.emplace_back(whole(i));
    row.emplace_back(occasions[i]);
    row.emplace_back(whole(e.since_injury.value()));
    add_findings(row, e.result);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<SqlRow> score_rows(const ExaminedPerson& person,
                               const std::vector<std::string>& occasions) {
  std::vector<SqlRow> rows;
  for (std::size_t i = 0; i < person.examinations.size(); ++i)
    for (const isncsci::Cell& cell : cells()) {
      SqlRow row{id(person), occasions[i]};
      for (SqlValue& value : cell_entry(person.examinations[i].exam, cell))
        row.push_back(std::move(value));
      rows.push_back(std::move(row));
    }
  return rows;
}

std::string persons_csv_header(const std::vector<std::string>& occasions) {
  std::vector<std::string> header{"person",
                                  "age_years",
                                  "sex",
                                  "region",
                                  "cause",
                                  "level_at_admission",
                                  "ais_at_admission",
                                  "screening_day",
                                  "surgery_within_24_hours",
                                  "methylprednisolone",
                                  "rehabilitation",
                                  "screening",
                                  "injury_origin",
                                  "injury_attempts"};
  for (const std::string& occasion : occasions)
    for (const char* finding : finding_names) {
      std::string column = occasion + " " + finding;
      for (char& c : column)
        if (c == ' ') c = '_';
      header.push_back(std::move(column));
    }
  return csv_record(header);
}

std::string persons_csv_record(const SqlRow& person, const std::vector<SqlRow>& examinations) {
  std::vector<std::string> fields;
  fields.reserve(person.size() + examinations.size() * std::size(finding_names));
  for (const SqlValue& value : person) fields.push_back(text_of(value));
  for (const SqlRow& row : examinations)
    for (std::size_t i = first_finding; i < row.size(); ++i) fields.push_back(text_of(row[i]));
  return csv_record(fields);
}

std::string scores_csv_header() {
  return csv_record({"id", "cell", "value", "person", "visit", "day"});
}

std::string scores_csv_records(const ExaminedPerson& person,
                               const std::vector<std::string>& occasions) {
  std::string text;
  for (std::size_t i = 0; i < person.examinations.size(); ++i) {
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
