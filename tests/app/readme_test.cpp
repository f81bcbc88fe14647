// SPDX-License-Identifier: Apache-2.0
// What the README says of the program is so: its verbs, its protocol fragment, its files. That
// ./run works as a first command is a stage of ./test.
#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "io/stored_validation_reader.hpp"
#include "support/program.hpp"

namespace caudata::test {
namespace {

class Readme : public ProgramTest {
 protected:
  const std::string text_ = slurp(CAUDATA_SOURCE_DIR "/README.md");

  /// First groups of all matches.
  static std::set<std::string> all(const std::string& text, const char* pattern) {
    const std::regex expression(pattern);
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
      found.insert((*at)[1]);
    }
    return found;
  }

  std::string fragment() const {
    const std::string lead = "```toml\n";
    const auto from = text_.find(lead) + lead.size();
    return text_.substr(from, text_.find("```", from) - from);
  }
};

/// The verbs as CLI11 lists them: two blanks, a word, blanks, what it does.
std::set<std::string> listed_verbs(const std::string& help) {
  std::set<std::string> verbs;
  std::istringstream lines(help.substr(help.find("Subcommands:")));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with("  ")) {
    verbs.insert(line.substr(2, line.find(' ', 2) - 2));
  }
  return verbs;
}

TEST_F(Readme, NamesEveryVerbAndNoOther) {
  const std::set<std::string> named = all(text_, R"(\| `caudata ([a-z-]+))");
  EXPECT_EQ(named, listed_verbs(caudata("--help").out));
  for (const std::string& verb : named) EXPECT_EQ(caudata(verb + " --help").code, 0) << verb;
}

TEST_F(Readme, SaysHowManyPublishedNumbersAreMet) {
  const auto stored =
      io::read_stored_validation(slurp(CAUDATA_SOURCE_DIR "/data/evidence/validation.json"), "v");
  ASSERT_TRUE(stored);
  const auto met =
      std::ranges::count_if(stored->targets, &evidence::ScoredTarget::within_tolerance);
  const auto inside = std::ranges::count_if(stored->targets, &evidence::ScoredTarget::inside_90);
  const std::string flat = std::regex_replace(text_, std::regex("\\s+"), " ");
  EXPECT_NE(
      flat.find(fmt::format("Of {} published numbers {} are met within their tolerance and {} "
                            "lie inside the 90 % interval",
                            stored->targets.size(), met, inside)),
      std::string::npos);
}

TEST_F(Readme, ItsProtocolFragmentHasOnlyKnownKeysAndValues) {
  std::ofstream(folder() / "fragment.toml") << fragment();
  const Outcome outcome = caudata("check fragment.toml");
  EXPECT_EQ(outcome.code, 3);  // a fragment: much is missing
  EXPECT_NE(outcome.out.find("schema.missing-key"), std::string::npos) << outcome.out;
  for (const std::string& rule : all(outcome.out, R"(error\[((?:schema|toml)\.[a-z-]+)\])")) {
    EXPECT_EQ(rule, "schema.missing-key") << outcome.out;
  }
}

TEST_F(Readme, PutsTheFolderInThePathThatRunBuildsInto) {
  EXPECT_NE(text_.find("export PATH=\"$PWD/build/release/bin:$PATH\""), std::string::npos);
  const std::string run = slurp(CAUDATA_SOURCE_DIR "/run");
  EXPECT_NE(run.find("exec build/release/bin/caudata run"), std::string::npos);
}

TEST_F(Readme, EveryFileItPointsToIsThere) {
  const std::set<std::string> files = all(text_, R"(\]\(([^):]+)\))");
  EXPECT_GE(files.size(), 6u);
  for (const std::string& file : files) {
    EXPECT_TRUE(fs::exists(fs::path(CAUDATA_SOURCE_DIR) / file)) << file;
  }
}

}  // namespace
}  // namespace caudata::test
