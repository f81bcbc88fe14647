// SPDX-License-Identifier: Apache-2.0
// docs/decide.md names every finding about a listing that the code can give, and no other.
#include <regex>
#include <set>

#include "support/program.hpp"

namespace caudata::test {
namespace {

std::set<std::string> found_in(const std::string& text, const char* pattern) {
  const std::regex form(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at)
    found.insert((*at)[1]);
  return found;
}

std::set<std::string> given_by_the_code() {
  const fs::path source = CAUDATA_SOURCE_DIR "/src";
  std::set<std::string> rules;
  for (const fs::path& folder : {source / "trial/listing", source / "io/decide"})
    for (const auto& file : fs::directory_iterator(folder))
      if (file.path().extension() == ".cpp")
        rules.merge(found_in(slurp(file.path()), "\"(listing\\.[a-z-]+)\""));
  return rules;
}

TEST(DecideDocs, NamesEveryFindingAboutAListing) {
  const std::string page = slurp(CAUDATA_SOURCE_DIR "/docs/decide.md");
  EXPECT_EQ(found_in(page, "`(listing\\.[a-z-]+)`"), given_by_the_code());
  EXPECT_GT(given_by_the_code().size(), 30u);
}

}  // namespace
}  // namespace caudata::test
