// SPDX-License-Identifier: Apache-2.0
#include "io/pending_folder.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <set>

#include "io/atomic_write.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

class PendingFolderTest : public ::testing::Test {
 protected:
  PendingFolderTest() {
    std::string name = (fs::temp_directory_path() / "caudata-test-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    place_ = name;
  }
  ~PendingFolderTest() override { fs::remove_all(place_); }

  fs::path folder() const { return place_ / "made"; }

  std::set<std::string> files() const {
    std::set<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(place_))
      if (!entry.is_directory())
        all.insert(entry.path().lexically_relative(place_).generic_string());
    return all;
  }

 private:
  fs::path place_;
};

TEST_F(PendingFolderTest, NamesAllFilesTogether) {
  PendingFolder pending(folder());
  ASSERT_TRUE(pending.write("page.html", "page", "a page").has_value());
  ASSERT_TRUE(pending.write("tables/one.csv", "a,b\n", "a table").has_value());
  EXPECT_EQ(files(),
            (std::set<std::string>{"made/page.html.partial", "made/tables/one.csv.partial"}));
  ASSERT_TRUE(pending.publish("0123").has_value());
  EXPECT_EQ(files(),
            (std::set<std::string>{"made/manifest.json", "made/page.html", "made/tables/one.csv"}));
  EXPECT_TRUE(verify_run_folder(folder()).empty());
}

TEST_F(PendingFolderTest, ThatIsNotPublishedLeavesNothing) {
  {
    PendingFolder pending(folder());
    ASSERT_TRUE(pending.write("tables/one.csv", "a,b\n", "").has_value());
  }
  EXPECT_FALSE(fs::exists(folder()));
}

TEST_F(PendingFolderTest, KeepsNoFileWhereOneCannotHaveItsName) {
  fs::create_directories(folder() / "z.html" / "inside");
  {
    PendingFolder pending(folder());
    ASSERT_TRUE(pending.write("a.csv", "a,b\n", "").has_value());
    ASSERT_TRUE(pending.write("z.html", "page", "").has_value());
    const auto published = pending.publish("0123");
    ASSERT_FALSE(published.has_value());
    EXPECT_EQ(published.error()[0].rule, "io.write");
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(PendingFolderTest, LeavesAnOlderFolderAsItWasWhenAWriteFails) {
  {
    PendingFolder first(folder());
    ASSERT_TRUE(first.write("a.csv", "old\n", "").has_value());
    ASSERT_TRUE(first.publish("0123").has_value());
  }
  {
    PendingFolder second(folder());
    ASSERT_TRUE(second.write("a.csv", "new\n", "").has_value());
    EXPECT_FALSE(second.write("a.csv/below", "x", "").has_value());
  }
  EXPECT_EQ(*read_bytes(folder() / "a.csv"), "old\n");
  EXPECT_EQ(files(), (std::set<std::string>{"made/a.csv", "made/manifest.json"}));
}

}  // namespace
}  // namespace caudata::io
