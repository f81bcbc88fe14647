// SPDX-License-Identifier: Apache-2.0
// The text that stands for the content of an SQLite file in a manifest.
#include <gtest/gtest.h>

#include "io/manifest.hpp"
#include "io/sha256.hpp"
#include "io/sqlite_database.hpp"
#include "io/sqlite_results.hpp"
#include "support/scratch_folder.hpp"

namespace caudata::io {
namespace {

class SqliteDump : public testing::Test {
 protected:
  std::filesystem::path file() const { return place_.path() / "some.sqlite"; }
  void write(const std::string& sql) const {
    SqliteDatabase database(file(), SqliteMode::create);
    database.execute(sql);
    EXPECT_EQ(database.error(), "");
  }
  std::string dump() const {
    std::string text;
    const auto done = sqlite_dump(file(), [&](std::string_view piece) { text += piece; });
    EXPECT_TRUE(done.has_value());
    return text;
  }

 private:
  test::ScratchFolder place_;
};

TEST_F(SqliteDump, NamesEveryValueByItsKind) {
  write(
      "PRAGMA user_version = 7; CREATE TABLE b (x, y); CREATE TABLE a (t TEXT); "
      "INSERT INTO b VALUES (2, NULL), (1, 1.5), (1, 1.0), (1, 'it''s'), (1, '')");
  EXPECT_EQ(dump(),
            "user_version|7\n"
            "table|CREATE TABLE a (t TEXT)\n"
            "table|CREATE TABLE b (x, y)\n"
            "b|1|real(1)\nb|1|real(1.5)\nb|1|''\nb|1|'it''s'\nb|2|NULL\n");
}

TEST_F(SqliteDump, IsWhatAManifestHashes) {
  write("CREATE TABLE a (t TEXT); INSERT INTO a VALUES ('x')");
  EXPECT_EQ(manifest_hash(file()).value(), sha256_hex(dump()));
}

TEST_F(SqliteDump, OfNoDatabaseIsAnIssue) {
  EXPECT_FALSE(sqlite_dump(file(), [](std::string_view) {}).has_value());
  EXPECT_FALSE(manifest_hash(file()).has_value());
}

}  // namespace
}  // namespace caudata::io
