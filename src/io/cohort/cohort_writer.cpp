// SPDX-License-Identifier: Apache-2.0
#include "io/cohort/cohort_writer.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "io/cohort/cohort_rows.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/sqlite_database.hpp"
#include "report/cohort/cohort_page.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

constexpr const char* page_name = "patients.html";

core::Issue cannot_write(const fs::path& folder, std::string why) {
  return {core::Severity::error,     "io.write",     {folder.string(), 0, 0},
          "cannot write the cohort", std::move(why), {}};
}

std::vector<SqlRow> meta(const report::CohortInput& input, ScoreTables scores) {
  const report::Reproducibility& r = input.reproducibility;
  return {{"canonical_command", r.canonical_command},
          {"compiler", r.compiler},
          {"data_hash", r.data_hash},
          {"flags", r.flags},
          {"persons", std::to_string(input.sums.persons)},
          {"protocol", input.protocol.identity.id},
          {"protocol_hash", r.protocol_hash},
          {"region", std::string(patient::name(input.region))},
          {"run_id", r.run_id},
          {"scores", std::string(scores == ScoreTables::written ? "written" : "left out")},
          {"seed", std::to_string(r.seed)},
          {"source_hash", r.source_hash},
          {"version", r.version}};
}

}  // namespace

struct CohortWriter::Files {
  Files(const fs::path& database_file, const fs::path& persons_file, const fs::path& scores_file)
      : database(database_file, SqliteMode::create),
        persons(persons_file, std::ios::binary | std::ios::trunc) {
    if (!scores_file.empty()) scores.open(scores_file, std::ios::binary | std::ios::trunc);
  }
  SqliteDatabase database;
  std::ofstream persons, scores;
};

CohortWriter::CohortWriter(const fs::path& folder, std::vector<std::string> occasions,
                           ScoreTables scores)
    : folder_(folder), pending_(folder), occasions_(std::move(occasions)), scores_(scores) {
  const fs::path database =
      pending_.add("cohort.sqlite", "persons, examinations, scores; hashed as its content dump");
  const fs::path persons = pending_.add("persons.csv", "one row a person");
  const fs::path cells =
      scores_ == ScoreTables::written
          ? pending_.add("scores.csv",
                         "one row a cell of an examination; caudata classify reads it")
          : fs::path();
  files_ = std::make_unique<Files>(database, persons, cells);
  files_->database.execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA "
      "user_version = " +
      std::to_string(cohort_schema_version) + "; BEGIN;");
  files_->database.execute(cohort_schema(scores_));
  files_->persons << persons_csv_header(occasions_);
  if (files_->scores.is_open()) files_->scores << scores_csv_header();
}

CohortWriter::~CohortWriter() = default;

std::string CohortWriter::problem() const {
  if (!files_->database.error().empty()) return files_->database.error();
  if (!files_->persons || (files_->scores.is_open() && !files_->scores))
    return "the CSV files cannot be written";
  return {};
}

void CohortWriter::add(const oc::Persons& persons) {
  std::vector<SqlRow> who, examined, scored;
  std::string wide, cells;
  for (const trial::ExaminedPerson& person : persons) {
    who.push_back(person_row(person));
    std::vector<SqlRow> examinations = examination_rows(person, occasions_);
    wide += persons_csv_record(who.back(), examinations);
    std::ranges::move(examinations, std::back_inserter(examined));
    if (scores_ == ScoreTables::left_out) continue;
    for (SqlRow& row : score_rows(person, occasions_)) scored.push_back(std::move(row));
    cells += scores_csv_records(person, occasions_);
  }
  files_->database.insert("persons", who);
  files_->database.insert("examinations", examined);
  if (!scored.empty()) files_->database.insert("scores", scored);
  files_->persons << wide;
  if (files_->scores.is_open()) files_->scores << cells;
}

core::Result<fs::path> CohortWriter::finish(const report::CohortInput& input,
                                            const std::string& protocol_text) {
  files_->database.insert("meta", meta(input, scores_));
  files_->database.execute("COMMIT;");
  files_->persons.close();
  if (files_->scores.is_open()) files_->scores.close();
  if (const std::string why = problem(); !why.empty())
    return core::failure(cannot_write(folder_, why));
  files_.reset();
  const report::Document page = report::compose(input);
  std::vector<ExportedFile> texts = report_tables(page);
  texts.push_back({"protocol.toml", protocol_text, "the protocol as read"});
  texts.push_back({page_name, to_html(page), "the page: opens from disk without a network"});
  for (const ExportedFile& file : texts)
    if (const auto written = pending_.write(file.path, file.bytes, file.what); !written)
      return core::failure(written.error());
  const auto published = pending_.publish(input.reproducibility.run_id);
  if (!published) return core::failure(published.error());
  return folder_ / page_name;
}

}  // namespace caudata::io
