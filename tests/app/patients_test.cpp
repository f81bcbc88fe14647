// SPDX-License-Identifier: Apache-2.0
// Virtual cohorts as a user meets them.
#include "io/manifest.hpp"
#include "support/program.hpp"

namespace caudata::test {
namespace {

class Patients : public ProgramTest {
 protected:
  Outcome draw(const std::string& options) const {
    return caudata("patients " + phase_1() + " " + options);
  }
};

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

TEST_F(Patients, DoNotOverwriteAnotherCohort) {
  ASSERT_EQ(draw("--n 5 --out cohort --quiet").code, 0);
  const std::string before = slurp(folder() / "cohort/persons.csv");
  EXPECT_EQ(draw("--n 6 --out cohort --quiet").code, 2);
  EXPECT_EQ(slurp(folder() / "cohort/persons.csv"), before);
}

}  // namespace caudata::test
