// SPDX-License-Identifier: Apache-2.0
#include "io/cohort/cohort_writer.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "io/atomic_write.hpp"
#include "io/cohort/cohort_rows.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/manifest.hpp"
#include "io/sqlite_database.hpp"
#include "report/cohort/cohort_page.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

constexpr const char* database_name = "cohort.sqlite";
constexpr const char* persons_name = "persons.csv";
constexpr const char* scores_name = "scores.csv";

core::Issue cannot_write(const fs::path& folder, std::string why) {
  return {core::Severity::error,     "io.write",     {folder.string(), 0, 0},
          "cannot write the cohort", std::move(why), {}};
}

std::vector<SqlRow> meta(const report::CohortInput& input) {
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
          {"seed", std::to_string(r.seed)},
          {"source_hash", r.source_hash},
          {"version", r.version}};
}

const char* what_is(const std::string& name) {
  if (name == database_name) return "persons, examinations, scores; hashed as its content dump";
  if (name == persons_name) return "one row a person";
  return "one row a cell of an examination; caudata classify reads it";
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

CohortWriter::CohortWriter(fs::path folder, std::vector<std::string> occasions, ScoreTables scores)
    : folder_(std::move(folder)), occasions_(std::move(occasions)), scores_(scores) {
  std::error_code error;  // a folder that is not there shows in the files
  made_folder_ = fs::create_directories(folder_, error);
  for (const std::string& name : names()) fs::remove(beside(name), error);
  files_ =
      std::make_unique<Files>(beside(database_name), beside(persons_name),
                              scores_ == ScoreTables::written ? beside(scores_name) : fs::path());
  files_->database.execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA "
      "user_version = " +
      std::to_string(cohort_schema_version) + "; BEGIN;");
  files_->database.execute(cohort_schema);
  files_->persons << persons_csv_header(occasions_);
  if (files_->scores.is_open()) files_->scores << scores_csv_header();
}

CohortWriter::~CohortWriter() {
  files_.reset();
  std::error_code ignored;  // nothing is left to be said
  for (const std::string& name : names()) fs::remove(beside(name), ignored);
  if (made_folder_) fs::remove(folder_, ignored);  // only if nothing came of it
}

std::vector<std::string> CohortWriter::names() const {
  std::vector<std::string> all{database_name, persons_name};
  if (scores_ == ScoreTables::written) all.emplace_back(scores_name);
  return all;
}

fs::path CohortWriter::beside(const std::string& name) const {
  return folder_ / (name + ".partial");
}

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
  files_->database.insert("scores", scored);
  files_->persons << wide;
  if (files_->scores.is_open()) files_->scores << cells;
}

core::Result<fs::path> CohortWriter::finish(const report::CohortInput& input,
                                            const std::string& protocol_text) {
  files_->database.insert("meta", meta(input));
  files_->database.execute("COMMIT;");
  files_->persons.close();
  if (files_->scores.is_open()) files_->scores.close();
  if (const std::string why = problem(); !why.empty())
    return core::failure(cannot_write(folder_, why));
  files_->database = SqliteDatabase(":memory:", SqliteMode::create);  // closes the file
  const report::Document page = report::compose(input);
  std::vector<ExportedFile> texts = report_tables(page);
  texts.push_back({"protocol.toml", protocol_text, "the protocol as read"});
  texts.push_back({"patients.html", to_html(page), "the page: opens from disk without a network"});
  Manifest manifest{input.reproducibility.run_id, {}};
  for (const ExportedFile& file : texts) {
    if (const auto written = write_atomically(folder_ / file.path, file.bytes); !written)
      return core::failure(written.error());
    manifest.files.push_back({file.path, "", file.what});
  }
  for (const std::string& name : names()) {
    std::error_code error;
    fs::rename(beside(name), folder_ / name, error);
    if (error) return core::failure(cannot_write(folder_ / name, error.message()));
    manifest.files.push_back({name, "", what_is(name)});
  }
  for (ManifestEntry& entry : manifest.files) {
    auto hash = manifest_hash(folder_ / entry.path);
    if (!hash) return core::failure(hash.error());
    entry.sha256 = std::move(*hash);
  }
  std::ranges::sort(manifest.files, {}, &ManifestEntry::path);
  const auto written = write_atomically(folder_ / "manifest.json", to_json(manifest));
  if (!written) return core::failure(written.error());
  return folder_ / "patients.html";
}

}  // namespace caudata::io
