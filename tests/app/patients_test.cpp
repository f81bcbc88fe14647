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
  EXPECT_EQ(slurp(folder() / "cohort/patients.html").find("http"), std::string::npos)
      << "the page needs no network";
}

TEST_F(Patients, AreTheSameBytesForAnyNumberOfThreads) {
  ASSERT_EQ(draw("--n 150 --threads 1 --out one --quiet").code, 0);
  ASSERT_EQ(draw("--n 150 --threads 3 --out three --quiet").code, 0);
  for (const char* file : {"patients.html", "persons.csv", "scores.csv", "manifest.json"})
    EXPECT_EQ(slurp(folder() / "one" / file), slurp(folder() / "three" / file)) << file;
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
  for (const char* words : {"--n 0", "--n 2000000", "--days 0", "--days soon", "--region moon",
                            "--threads 0", "--data nowhere"}) {
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
