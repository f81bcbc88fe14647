// SPDX-License-Identifier: Apache-2.0
#include "io/manifest.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "io/atomic_write.hpp"
#include "io/run_folder.hpp"
#include "io/sqlite_database.hpp"
#include "io/sqlite_results.hpp"
#include "support/example_report_input.hpp"

namespace caudata::io {
namespace {

/// A folder of its own for each test, gone afterwards.
class RunFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("caudata-" + std::to_string(getpid()) + "-" + test->name());
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Manifest write(const std::string& name) {
    const auto manifest =
        write_run_folder(folder_ / name, test::example_report_input(), "# protocol\n");
    EXPECT_TRUE(manifest) << core::to_text(manifest.error());
    return manifest ? *manifest : Manifest{};
  }

  std::filesystem::path folder_;
};

TEST_F(RunFolder, HoldsWhatTheManifestSays) {
  const Manifest manifest = write("a");
  EXPECT_EQ(verify_run_folder(folder_ / "a").size(), 0u);
  const auto read = read_manifest(folder_ / "a" / "manifest.json");
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, manifest);
  std::size_t files = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder_ / "a"))
    if (file.is_regular_file()) ++files;
  EXPECT_EQ(files, manifest.files.size() + 1);  // the manifest itself is not listed
}

TEST_F(RunFolder, IsTheSameInAnotherPlace) { EXPECT_EQ(write("a"), write("elsewhere/b")); }

TEST_F(RunFolder, ShowsAChangedByteAndAMissingFile) {
  write("a");
  std::ofstream(folder_ / "a" / "oc.json", std::ios::app) << " ";
  std::filesystem::remove(folder_ / "a" / "protocol.toml");
  const core::Issues issues = verify_run_folder(folder_ / "a");
  ASSERT_EQ(issues.size(), 2u);
  EXPECT_EQ(issues[0].rule, "manifest.hash");
  EXPECT_EQ(issues[1].rule, "io.read");
}

TEST_F(RunFolder, ShowsAChangedResultInTheDatabase) {
  write("a");
  {
    SqliteDatabase database(folder_ / "a" / "results.sqlite", SqliteMode::create);
    database.execute("UPDATE oc SET value = value + 1e-12 WHERE rowid = 5");
    EXPECT_EQ(database.error(), "");
  }
  ASSERT_EQ(verify_run_folder(folder_ / "a").size(), 1u);
}

TEST_F(RunFolder, HashesContentNotPages) {
  write("a");
  {
    SqliteDatabase database(folder_ / "a" / "results.sqlite", SqliteMode::create);
    database.execute("PRAGMA page_size = 16384; VACUUM;");
    EXPECT_EQ(database.error(), "");
  }
  EXPECT_EQ(verify_run_folder(folder_ / "a").size(), 0u);
}

TEST_F(RunFolder, RefusesAManifestThatPointsOutside) {
  write("a");
  ASSERT_TRUE(write_atomically(folder_ / "a" / "manifest.json",
                               to_json({"x", {{"../b", std::string(64, '0'), "outside"}}, {}})));
  const core::Issues issues = verify_run_folder(folder_ / "a");
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].rule, "manifest.path");
}

TEST_F(RunFolder, KeepsEveryEstimateExactly) {
  write("a");
  const auto input = test::example_report_input();
  SqliteDatabase database(folder_ / "a" / "results.sqlite", SqliteMode::read_only);
  const auto rows =
      database.query("SELECT scenario, metric, value, mc_error FROM oc ORDER BY rowid");
  ASSERT_EQ(rows.size(), input.estimates.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(std::get<std::string>(rows[i][0]), input.estimates[i].scenario);
    EXPECT_EQ(std::get<std::string>(rows[i][1]), input.estimates[i].metric);
    EXPECT_EQ(std::get<double>(rows[i][2]), input.estimates[i].value);
    EXPECT_EQ(std::get<double>(rows[i][3]), input.estimates[i].mc_error);
  }
}

TEST_F(RunFolder, KeepsEveryEventAndEveryCellOfAnExamination) {
  write("a");
  const auto input = test::example_report_input();
  std::size_t events = 0, cells = 0;
  for (const auto& example : input.examples) events += example.events.size();
  for (const auto& series : input.examinations) cells += series.visits.size() * (112 + 20);
  SqliteDatabase database(folder_ / "a" / "results.sqlite", SqliteMode::read_only);
  EXPECT_EQ(std::get<std::int64_t>(database.query("SELECT count(*) FROM event")[0][0]),
            static_cast<std::int64_t>(events));
  EXPECT_EQ(std::get<std::int64_t>(database.query("SELECT count(*) FROM examination_cell")[0][0]),
            static_cast<std::int64_t>(cells));
}

TEST_F(RunFolder, SaysInManifestAndDatabaseWhetherExactFiguresMayBeUsed) {
  auto input = test::example_report_input();
  for (oc::Estimate& e : input.estimates)
    if (e.method == oc::Method::exact && e.metric == "p_no_safe_dose") e.value = 1;
  ASSERT_TRUE(write_run_folder(folder_ / "a", input, ""));
  const auto manifest = read_manifest(folder_ / "a" / "manifest.json");
  ASSERT_TRUE(manifest && manifest->exact_figures);
  EXPECT_EQ(*manifest->exact_figures, report::agreement(input.estimates));
  EXPECT_FALSE(manifest->exact_figures->by_chance());
  SqliteDatabase database(folder_ / "a" / "results.sqlite", SqliteMode::read_only);
  const auto rows = database.query("SELECT value FROM meta WHERE key = 'exact_figures'");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_NE(std::get<std::string>(rows[0][0]).find("do not use the exact figures"),
            std::string::npos);
}

TEST_F(RunFolder, WithoutExactFiguresSaysNothingOfThem) {
  auto input = test::example_report_input();
  std::erase_if(input.estimates,
                [](const oc::Estimate& e) { return e.method == oc::Method::exact; });
  const auto manifest = write_run_folder(folder_ / "a", input, "");
  ASSERT_TRUE(manifest);
  EXPECT_FALSE(manifest->exact_figures);
}

TEST_F(RunFolder, LeavesNothingHalfWritten) {
  write("a");
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder_ / "a"))
    EXPECT_NE(file.path().extension(), ".partial");
}

TEST_F(RunFolder, SaysWhyItCannotBeWritten) {
  std::filesystem::create_directories(folder_);
  std::ofstream(folder_ / "file") << "in the way";
  const auto manifest =
      write_run_folder(folder_ / "file" / "run", test::example_report_input(), "");
  ASSERT_FALSE(manifest);
  EXPECT_EQ(manifest.error()[0].rule, "io.write");
}

}  // namespace
}  // namespace caudata::io
