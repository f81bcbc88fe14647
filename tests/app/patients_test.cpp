// SPDX-License-Identifier: Apache-2.0
// Virtual cohorts as a user meets them.
#include <nlohmann/json.hpp>

#include <sstream>
#include <vector>

#include "io/csv_records.hpp"
#include "io/manifest.hpp"
#include "io/sqlite_database.hpp"
#include "isncsci/cell.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/text.hpp"
#include "support/program.hpp"

namespace caudata::test {
namespace {

class Patients : public ProgramTest {
 protected:
  Outcome draw(const std::string& options) const {
    return caudata("patients " + phase_1() + " " + options);
  }
  std::vector<io::SqlRow> query(const std::string& cohort, const std::string& sql) const {
    io::SqliteDatabase database(folder() / cohort / "cohort.sqlite", io::SqliteMode::read_only);
    auto rows = database.query(sql);
    EXPECT_EQ(database.error(), "");
    return rows;
  }
};

std::string text(const io::SqlValue& value) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) return std::to_string(*n);
  if (const auto* s = std::get_if<std::string>(&value)) return *s;
  return "";
}

/// An examination from its rows of `scores`: side, modality, segment, score.
isncsci::Exam exam_of(const std::vector<io::SqlRow>& rows) {
  isncsci::Exam exam;
  for (const io::SqlRow& row : rows) {
    const std::string modality = text(row[1]);
    const auto score = std::get<std::int64_t>(row[3]);
    const isncsci::Answer answer = score == 1 ? isncsci::Answer::yes : isncsci::Answer::no;
    if (modality == "anal contraction") {
      exam.voluntary_anal_contraction = answer;
    } else if (modality == "deep anal pressure") {
      exam.deep_anal_pressure = answer;
    } else {
      const std::string kind = modality == "motor"       ? "motor"
                               : modality == "pin prick" ? "pp"
                                                         : "lt";
      const auto cell = isncsci::parse_cell(text(row[0]) + "." + kind + "." + text(row[2]));
      isncsci::score_at(exam, cell.value()).value = static_cast<std::uint8_t>(score);
    }
  }
  return exam;
}

/// The columns of `examinations` from `ais` on.
std::vector<std::string> found(const isncsci::Exam& exam) {
  const isncsci::Classification c = isncsci::classify(exam);
  return {isncsci::to_text(c.ais),
          isncsci::to_text(c.neurological_level),
          isncsci::to_text(c.right.motor),
          isncsci::to_text(c.left.motor),
          isncsci::to_text(c.right.sensory),
          isncsci::to_text(c.left.sensory),
          isncsci::to_text(c.upper_extremity_motor_score),
          isncsci::to_text(c.lower_extremity_motor_score),
          isncsci::to_text(c.light_touch),
          isncsci::to_text(c.pin_prick)};
}

/// The words of the first ``` block after `title`, line by line.
std::vector<std::string> commands_after(const std::string& manual, const std::string& title) {
  const auto from = manual.find("```\n", manual.find(title)) + 4;
  std::istringstream block(manual.substr(from, manual.find("```", from) - from));
  std::vector<std::string> lines;
  for (std::string line; std::getline(block, line);) lines.push_back(line);
  return lines;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

const std::string manual = slurp(CAUDATA_SOURCE_DIR "/docs/patients.md");

}  // namespace

TEST_F(Patients, WriteAPageADatabaseAndTables) {
  const Outcome outcome = draw("--n 30 --out cohort --quiet");
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  for (const char* file : {"patients.html", "cohort.sqlite", "persons.csv", "scores.csv",
                           "protocol.toml", "manifest.json"})
    EXPECT_TRUE(fs::exists(folder() / "cohort" / file)) << file;
  EXPECT_TRUE(io::verify_run_folder(folder() / "cohort").empty());
  EXPECT_EQ(slurp(folder() / "cohort/patients.html").find("://"), std::string::npos)
      << "the page needs no network";
}

TEST_F(Patients, AreTheSameBytesForAnyNumberOfThreads) {
  ASSERT_EQ(draw("--n 150 --threads 1 --out one --quiet").code, 0);
  ASSERT_EQ(draw("--n 150 --threads 3 --out three --quiet").code, 0);
  for (const char* file : {"patients.html", "persons.csv", "scores.csv", "manifest.json"})
    EXPECT_EQ(slurp(folder() / "one" / file), slurp(folder() / "three" / file)) << file;
}

TEST_F(Patients, AreTheSameBytesInPartsOnOneThreadOrTwo) {
  ASSERT_EQ(draw("--n 150 --threads 2 --out whole --quiet").code, 0);
  ASSERT_EQ(draw("--n 70 --threads 2 --out part1 --quiet").code, 0);
  ASSERT_EQ(draw("--first 71 --n 1 --threads 1 --out part2 --quiet").code, 0);
  ASSERT_EQ(draw("--first 72 --n 79 --threads 1 --out part3 --quiet").code, 0);
  for (const char* file : {"persons.csv", "scores.csv"}) {
    const std::string joined =
        fmt::format("(cat part1/{0}; for i in 2 3; do tail -n +2 part$i/{0}; done)", file);
    EXPECT_EQ(shell(joined).out, slurp(folder() / "whole" / file)) << file;
  }
  EXPECT_NE(slurp(folder() / "part3/patients.html").find("persons 72 to 150 of the queue"),
            std::string::npos);
}

TEST_F(Patients, OfAPartHaveARunOfTheirOwn) {
  const Outcome from_the_start = draw("--n 3 --quiet --json --out one");
  EXPECT_EQ(draw("--n 3 --first 1 --quiet --json --out one").out, from_the_start.out);
  EXPECT_EQ(draw("--n 3 --first 2 --quiet --out one").code, 2) << "another cohort";
  const Outcome end = draw("--first 1048575 --n 1 --no-scores --quiet --out end");
  EXPECT_EQ(end.code, 0) << end.err;
}

TEST_F(Patients, HaveExaminationsThatClassifyReads) {
  ASSERT_EQ(draw("--n 5 --days 30,365 --out cohort --quiet").code, 0);
  const Outcome outcome = caudata("classify cohort/scores.csv --change person");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("20 examinations, 0 not classified"), std::string::npos)
      << outcome.err;
}

/// Screening is on each person's own day, so after week 2 in some.
TEST_F(Patients, HaveScoresInTheOrderOfDays) {
  ASSERT_EQ(draw("--n 40 --days 14,28 --out cohort --quiet").code, 0);
  const std::string after = "FROM scores s JOIN examinations e USING (person, visit) ";
  const auto rows =
      query("cohort", "SELECT s.person, e.days_since_injury " + after + "ORDER BY s.rowid");
  std::vector<std::string> listed;
  for (const io::SqlRow& row : rows) listed.push_back(text(row[0]) + " " + text(row[1]));
  std::istringstream file(slurp(folder() / "cohort/scores.csv"));
  io::CsvRecords csv(file);
  ASSERT_TRUE(csv.next());
  std::vector<std::string> written;
  std::string person;
  int day = 0, moved = 0;
  while (csv.next()) {
    const std::vector<std::string> fields = csv.fields();
    const int now = std::stoi(fields[5]);
    if (fields[3] == person) {
      EXPECT_GE(now, day) << fields[0];
      moved += fields[4] == "screening" && day > 3 && now != day;
    }
    person = fields[3];
    day = now;
    written.push_back(person + " " + fields[5]);
  }
  EXPECT_EQ(written, listed);
  EXPECT_GT(moved, 0) << "nobody is screened after week 2";
}

TEST_F(Patients, OfPhaseTwoNeedNoEscalation) {
  EXPECT_EQ(caudata("patients " + phase_2() + " --n 10 --no-scores --out two --quiet").code, 0);
  EXPECT_FALSE(fs::exists(folder() / "two/scores.csv"));
}

TEST_F(Patients, OfBadUsageLeaveNothing) {
  for (const char* words :
       {"--n 0", "--n 2000000", "--days 0", "--days soon", "--region moon", "--threads 0",
        "--data nowhere", "--first 0", "--first -1", "--first 1048576", "--first 1048575 --n 2",
        "--n 1048575 --first 2", "--first 4294967297"}) {
    const Outcome outcome = draw(std::string(words) + " --out cohort");
    EXPECT_EQ(outcome.code, 2) << words;
    EXPECT_FALSE(outcome.err.empty()) << words;
    EXPECT_TRUE(folder_is_empty()) << words;
  }
}

TEST_F(Patients, StandInTheDatabaseAndTheTableAsTheyAreClassified) {
  ASSERT_EQ(draw("--n 12 --days 30,365 --out cohort --quiet").code, 0);
  std::istringstream persons(slurp(folder() / "cohort/persons.csv"));
  io::CsvRecords csv(persons);
  ASSERT_TRUE(csv.next());
  const std::vector<std::string> header = csv.fields();
  const std::vector<io::SqlRow> stored = query("cohort", "SELECT * FROM persons ORDER BY person");
  ASSERT_EQ(stored.size(), 12u);
  for (const io::SqlRow& person : stored) {
    ASSERT_TRUE(csv.next());
    const std::vector<std::string> fields = csv.fields();
    ASSERT_EQ(fields.size(), header.size());
    for (std::size_t i = 0; i < person.size(); ++i)
      if (!std::holds_alternative<double>(person[i])) {
        EXPECT_EQ(fields[i], text(person[i]));
      }
    std::size_t column = person.size();
    const auto examinations =
        query("cohort",
              "SELECT * FROM examinations WHERE person = " + text(person[0]) + " ORDER BY ordinal");
    ASSERT_EQ(examinations.size(), 4u);
    for (const io::SqlRow& examination : examinations) {
      const std::string visit = text(examination[2]);
      const isncsci::Exam exam = exam_of(
          query("cohort", "SELECT side, modality, segment, score FROM scores WHERE person = " +
                              text(person[0]) + " AND visit = '" + visit + "'"));
      const std::vector<std::string> wanted = found(exam);
      for (std::size_t i = 0; i < wanted.size(); ++i, ++column) {
        EXPECT_EQ(text(examination[4 + i]), wanted[i]) << visit << " " << header[column];
        EXPECT_EQ(fields[column], wanted[i]) << header[column];
        EXPECT_TRUE(header[column].starts_with(replaced(visit, " ", "_"))) << header[column];
      }
    }
    EXPECT_EQ(column, header.size());
  }
  EXPECT_FALSE(csv.next());
}

TEST_F(Patients, HaveTheColumnsThatTheManualNames) {
  ASSERT_EQ(draw("--n 1 --out cohort --quiet").code, 0);
  for (const char* table : {"persons", "examinations", "scores"})
    for (const io::SqlRow& column :
         query("cohort", std::string("SELECT name FROM pragma_table_info('") + table + "')"))
      EXPECT_TRUE(manual.find("`" + text(column[0]) + "`") != std::string::npos ||
                  text(column[0]).find("_level_") != std::string::npos)
          << table << " " << text(column[0]);
}

TEST_F(Patients, AreDrawnByTheCommandsOfTheManual) {
  fs::create_directories(folder() / "protocols");
  fs::copy_file(phase_1(), folder() / "protocols/xs228-phase1.protocol.toml");
  const std::vector<std::string> first = commands_after(manual, "# Virtual cohorts");
  ASSERT_EQ(first.size(), 1u);
  ASSERT_TRUE(first[0].starts_with("caudata ")) << first[0];
  EXPECT_EQ(caudata(first[0].substr(8) + " --quiet").code, 0) << first[0];
}

/// With a thousandth of the persons.
TEST_F(Patients, AreJoinedByTheCommandsOfTheManual) {
  const auto small = [](std::string line) {
    line = replaced(line, "500001", "501");
    line = replaced(line, "500000", "500");
    line = replaced(line, "FILE", phase_1());
    return replaced(line, "caudata ", program() + " ");
  };
  for (const std::string& line : commands_after(manual, "## In parts")) {
    const Outcome outcome = shell("{ " + small(line) + " && :; }");
    EXPECT_EQ(outcome.code, 0) << line << "\n" << outcome.err;
  }
  ASSERT_EQ(draw("--no-scores --n 1000 --out whole --quiet").code, 0);
  EXPECT_EQ(slurp(folder() / "persons.csv"), slurp(folder() / "whole/persons.csv"));
  const std::vector<std::string> joining =
      commands_after(manual.substr(manual.find("byte for byte that of")), "The databases");
  ASSERT_GE(joining.size(), 2u);
  ASSERT_EQ(shell(joining[0]).code, 0) << joining[0];
  std::string sql;
  for (std::size_t i = 1; i < joining.size(); ++i) sql += joining[i] + "\n";
  const auto from = sql.find('"') + 1;
  io::SqliteDatabase joined(folder() / "cohort.sqlite", io::SqliteMode::create);
  joined.execute(
      replaced(sql.substr(from, sql.rfind('"') - from), "part2/", (folder() / "part2/").string()));
  EXPECT_EQ(joined.error(), "");
  for (const char* table : {"persons", "examinations"}) {
    const std::string all = std::string("SELECT * FROM ") + table + " ORDER BY 1, 2";
    EXPECT_EQ(joined.query(all), query("whole", all)) << table;
  }
}

/// A join of scores from a part that has none is refused, and nothing of it stays.
TEST_F(Patients, WithoutScoresHaveNoTableThatCouldPassForThem) {
  ASSERT_EQ(draw("--n 5 --out part1 --quiet").code, 0);
  ASSERT_EQ(draw("--n 5 --first 6 --no-scores --out part2 --quiet").code, 0);
  EXPECT_EQ(text(query("part1", "SELECT value FROM meta WHERE key = 'scores'")[0][0]), "written");
  EXPECT_EQ(text(query("part2", "SELECT value FROM meta WHERE key = 'scores'")[0][0]), "left out");
  {
    io::SqliteDatabase joined(folder() / "part1/cohort.sqlite", io::SqliteMode::create);
    joined.execute("ATTACH '" + (folder() / "part2/cohort.sqlite").string() +
                   "' AS part; BEGIN;"
                   "INSERT INTO persons SELECT * FROM part.persons;"
                   "INSERT INTO scores SELECT * FROM part.scores; COMMIT");
    EXPECT_NE(joined.error().find("no such table: part.scores"), std::string::npos)
        << joined.error();
  }
  EXPECT_EQ(text(query("part1", "SELECT count(*) FROM persons")[0][0]), "5");
}

TEST_F(Patients, SayWhereTheyAreInJson) {
  const auto json = nlohmann::json::parse(draw("--n 7 --no-scores --json --out cohort").out);
  EXPECT_EQ(json.at("persons"), 7);
  EXPECT_EQ(json.at("folder"), "cohort");
  EXPECT_EQ(json.at("page"), "cohort/patients.html");
  EXPECT_EQ(json.size(), 4u) << json.dump();
}

TEST_F(Patients, LeaveNothingWhereAWriteFails) {
  const std::string words = "patients " + phase_1() + " --n 40 --no-scores --quiet --out cohort";
  for (const char* blocks : {"4", "60"}) {
    const Outcome outcome = shell(
        fmt::format("sh -c \"trap '' 25; ulimit -f {}; exec {} {}\"", blocks, program(), words));
    EXPECT_EQ(outcome.code, 1) << blocks << outcome.err;
    EXPECT_TRUE(folder_is_empty()) << blocks;
  }
}

TEST_F(Patients, LeaveNothingAfterAnInterrupt) {
  const Outcome outcome = shell("timeout --foreground --preserve-status -s INT 1 " + program() +
                                " patients " + phase_1() + " --n 900000 --quiet --out cohort");
  EXPECT_EQ(outcome.code, 130) << outcome.err;
  EXPECT_TRUE(folder_is_empty());
}

TEST_F(Patients, OfOneWordOfDaysAndOfARegionInTheWordsOfAProtocol) {
  EXPECT_EQ(caudata("patients --days 30,90 " + phase_1() + " --n 2 --quiet --out one").code, 0)
      << "the protocol after the days is the protocol";
  const Outcome outcome = draw("--n 2 --region 'united states' --quiet --out two");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Patients, DoNotOverwriteAnotherCohort) {
  ASSERT_EQ(draw("--n 5 --out cohort --quiet").code, 0);
  const std::string before = slurp(folder() / "cohort/persons.csv");
  EXPECT_EQ(draw("--n 6 --out cohort --quiet").code, 2);
  EXPECT_EQ(slurp(folder() / "cohort/persons.csv"), before);
}

}  // namespace caudata::test
