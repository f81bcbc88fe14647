// SPDX-License-Identifier: Apache-2.0
#include "io/ledger_reader.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace caudata {
namespace {

std::string entry(const std::string& name, const std::string& prior, const std::string& more = "") {
  return "[" + name + "]\nprior = " + prior + "\n" + more +
         "unit = \"1\"\ngrade = \"A\"\nsource = \"a paper\"\nspecies = \"human\"\nmeaning = \"a "
         "number\"\n";
}

core::Result<core::Ledger> read(const std::string& text) {
  const std::array files{io::LedgerFile{"a.toml", text}};
  return io::read_ledger(files);
}

std::string only_rule(const std::string& text) {
  const auto ledger = read(text);
  if (ledger) return "no issue";
  return ledger.error().size() == 1 ? ledger.error()[0].rule : core::to_text(ledger.error());
}

TEST(LedgerReader, ReadsEveryKindOfPrior) {
  const std::array<std::pair<const char*, core::Distribution>, 10> kinds{{
      {"0.5", core::Fixed{0.5}},
      {"{ fixed = 2 }", core::Fixed{2}},
      {"{ normal = { mean = 1, sd = 2 } }", core::Normal{1, 2}},
      {"{ lognormal = { median = 0.02, gsd = 3.3 } }", core::LogNormal{0.02, 3.3}},
      {"{ logit_normal = { median = 0.2, sd = 1 } }", core::LogitNormal{0.2, 1}},
      {"{ beta = { a = 2, b = 3 } }", core::Beta{2, 3}},
      {"{ gamma = { shape = 2, scale = 3 } }", core::Gamma{2, 3}},
      {"{ uniform = { lower = 0, upper = 1 } }", core::Uniform{0, 1}},
      {"{ log_uniform = { lower = 0.1, upper = 1 } }", core::LogUniform{0.1, 1}},
      {"{ categorical = { value = [1, 2], weight = [0.3, 0.7] } }",
       core::Categorical{{1, 2}, {0.3, 0.7}}},
  }};
  for (const auto& [text, expected] : kinds) {
    const auto ledger = read(entry("a.b", text));
    ASSERT_TRUE(ledger) << text << "\n" << core::to_text(ledger.error());
    const core::Prior& prior = ledger->find("a.b")->prior;
    EXPECT_EQ(prior.distribution.index(), expected.index()) << text;
    EXPECT_EQ(core::to_text(prior), core::to_text(core::Prior{expected, {}})) << text;
  }
}

TEST(LedgerReader, AFittedValueStandsBesideThePrior) {
  const std::string prior = "{ lognormal = { median = 2, gsd = 2 } }";
  const auto ledger = read(entry("a.b", prior, "fitted = 3.5\n"));
  ASSERT_TRUE(ledger) << core::to_text(ledger.error());
  EXPECT_EQ(ledger->value("a.b"), 3.5);
  EXPECT_EQ(core::central_value(ledger->find("a.b")->prior), 2);
  EXPECT_EQ(only_rule(entry("a.b", prior, "fitted = 30\n")), "ledger.fitted");
  EXPECT_EQ(only_rule(entry("a.b", prior, "fitted = \"3\"\n")), "ledger.fitted");
}

TEST(LedgerReader, KeepsProvenanceAndPlace) {
  const auto ledger =
      read("# one line above\n" + entry("patient.age", "40", "truncated = [18, 65]\n"));
  ASSERT_TRUE(ledger) << core::to_text(ledger.error());
  const core::Parameter& p = *ledger->find("patient.age");
  EXPECT_EQ(p.grade, core::EvidenceGrade::read);
  EXPECT_EQ(p.source, "a paper");
  EXPECT_EQ(p.species, "human");
  EXPECT_EQ(p.prior.truncation.lower, 18);
  EXPECT_EQ(p.prior.truncation.upper, 65);
  EXPECT_EQ(p.at, (core::SourceLocation{"a.toml", 2, 1}));
}

TEST(LedgerReader, RefusesANumberWithoutProvenance) {
  for (const std::string key : {"unit", "grade", "source", "species", "meaning"}) {
    std::string text = entry("a", "1");
    const auto at = text.find("\n" + key + " =");
    text.erase(at, text.find('\n', at + 1) - at);
    EXPECT_EQ(only_rule(text), "ledger.missing-key") << key;
  }
}

TEST(LedgerReader, NamesWhatIsWrong) {
  EXPECT_EQ(only_rule(entry("a", "{ normal = { mean = 1 } }")), "ledger.prior");
  EXPECT_EQ(only_rule(entry("a", "{ normal = { mean = 1, sd = -1 } }")), "ledger.prior");
  EXPECT_EQ(only_rule(entry("a", "{ normall = { mean = 1, sd = 1 } }")), "ledger.unknown-key");
  EXPECT_EQ(only_rule(entry("a", "1", "truncated = 3\n")), "ledger.truncated");
  EXPECT_EQ(only_rule(entry("a", "1", "sorce = \"x\"\n")), "ledger.unknown-key");
  EXPECT_EQ(only_rule("x = 1\n"), "ledger.not-an-entry");
  EXPECT_EQ(only_rule("[a\n"), "toml.syntax");
}

TEST(LedgerReader, RefusesAPathThatTwoFilesGive) {
  const std::string text = entry("a.b", "1");
  const std::array files{io::LedgerFile{"one.toml", text}, io::LedgerFile{"two.toml", text}};
  const auto ledger = io::read_ledger(files);
  ASSERT_FALSE(ledger);
  EXPECT_EQ(ledger.error()[0].rule, "ledger.duplicate");
  EXPECT_EQ(ledger.error()[0].at.file, "two.toml");
}

TEST(LedgerReader, ReportsTheIssuesOfAllFiles) {
  const std::array files{io::LedgerFile{"one.toml", "x = 1"}, io::LedgerFile{"two.toml", "[a\n"}};
  const auto ledger = io::read_ledger(files);
  ASSERT_FALSE(ledger);
  EXPECT_EQ(ledger.error().size(), 2u);
}

}  // namespace
}  // namespace caudata
