// SPDX-License-Identifier: Apache-2.0
#include "io/protocol_reader.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "io/json_schema.hpp"
#include "support/source_file.hpp"
#include "trial/validate.hpp"

namespace caudata {
namespace {

trial::Draft example(int phase) {
  const std::string path = "protocols/xs228-phase" + std::to_string(phase) + ".protocol.toml";
  auto draft = io::read_protocol(test::source_file(path), path);
  EXPECT_TRUE(draft) << core::to_text(draft.error());
  return draft ? *draft : trial::Draft{};
}

TEST(ProtocolReader, FillsThePhaseIExample) {
  const trial::Protocol p = example(1).protocol;
  ASSERT_EQ(p.parts.size(), 2u);
  EXPECT_EQ(p.parts[1].dosing_days,
            (std::vector{core::Days{1}, core::Days{15}, core::Days{29}, core::Days{43}}));
  EXPECT_EQ(p.parts[1].dlt_window, core::Days{28});
  EXPECT_EQ(p.parts[1].dlt_window_from, trial::WindowFrom::last_dose);
  ASSERT_TRUE(p.parts[1].gate);
  EXPECT_EQ(p.parts[1].gate->part, "SAD");
  EXPECT_EQ(p.product.doses[1].cells.value(), 1.5e8);
  EXPECT_EQ(p.eligibility.level_from, *isncsci::parse_level("C4"));
  EXPECT_EQ(p.eligibility.age_to, 65);
  EXPECT_EQ(p.sites[0].rate, 2);
  EXPECT_EQ(p.identity.planned_patients, 12);
  EXPECT_EQ(p.run.seed, 20250702u);
  EXPECT_EQ(p.visits.back().day, core::Days{365});
  EXPECT_EQ(p.visits.back().anchor, trial::VisitAnchor::last_dose);
}

TEST(ProtocolReader, PutsRatesInTheOrderOfThePartsNotOfTheFile) {
  std::string text = test::source_file("protocols/xs228-phase1.protocol.toml");
  const std::string given = "{ SAD = [0.02, 0.30], MAD = [0.05, 0.50] }";
  text.replace(text.find(given), given.size(), "{ MAD = [0.05, 0.50], SAD = [0.02, 0.30] }");
  const auto swapped = io::read_protocol(text, "p");
  ASSERT_TRUE(swapped);
  const trial::Protocol p = example(1).protocol;
  ASSERT_EQ(swapped->protocol.scenarios.size(), p.scenarios.size());
  for (std::size_t i = 0; i < p.scenarios.size(); ++i)
    EXPECT_EQ(swapped->protocol.scenarios[i].toxicity.p, p.scenarios[i].toxicity.p);
}

TEST(ProtocolReader, CollectsEveryFindingOfAFile) {
  const auto draft = io::read_protocol(
      "schema = \"caudata-protocol/1\"\nx = 1\n[run]\nseed = -1\ntrials = \"many\"\n", "p");
  ASSERT_FALSE(draft);
  std::set<std::string> rules;
  for (const core::Issue& issue : draft.error()) rules.insert(issue.rule);
  EXPECT_EQ(rules, (std::set<std::string>{"schema.missing-key", "schema.range",
                                          "schema.unknown-key", "schema.wrong-type"}));
}

TEST(ProtocolReader, KnowsWhereAValueStandsAndFallsBackToItsTable) {
  const trial::Draft draft = example(1);
  EXPECT_GT(draft.at("part[1].dlt_window").line, draft.at("part[0].dlt_window").line);
  EXPECT_EQ(draft.at("part[1].no_such_key"), draft.at("part[1]"));
  EXPECT_EQ(draft.at("no_such_table").line, 0);
}

TEST(PhaseIIRecord, ContradictsItselfOnFourTopicsAndThePhaseIOnThree) {
  const core::Issues found = trial::check(example(2));
  EXPECT_FALSE(found.has_errors()) << core::to_text(found);
  std::map<std::string, int> warnings;
  for (const core::Issue& issue : found)
    if (issue.severity == core::Severity::warning) ++warnings[issue.rule];
  EXPECT_EQ(warnings["registry.conflict"], 4);  // doses, levels, days since injury, completeness
  EXPECT_EQ(warnings["registry.between-records"], 3);  // levels, days since injury, completeness
}

TEST(Validate, ReturnsTheProtocolUnlessThereIsAnError) {
  trial::Draft draft = example(1);
  EXPECT_TRUE(trial::validate(draft));
  draft.protocol.parts[0].minimum_doses = 2;
  const auto refused = trial::validate(draft);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().has_errors());
}

TEST(JsonSchema, IsWhatTheProgramReads) {
  EXPECT_EQ(io::protocol_json_schema(), test::source_file("protocols/protocol.schema.json"));
}

TEST(ProtocolReference, IsWhatTheProgramReads) {
  EXPECT_EQ(io::protocol_reference(), test::source_file("docs/protocol.md"));
}

/// Any bytes are input: an answer or issues, never a crash.
TEST(ProtocolReader, SurvivesMutatedFiles) {
  const std::string original = test::source_file("protocols/xs228-phase1.protocol.toml");
  std::mt19937_64 random(1);
  constexpr int files = 1500;
  for (int i = 0; i < files; ++i) {
    std::string text = original;
    for (std::uint64_t k = 1 + random() % 4; k > 0; --k) {
      const auto at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          text.erase(at, random() % 40);
          break;
        default:
          text.insert(at, original.substr(random() % original.size(), random() % 40));
      }
    }
    const auto draft = io::read_protocol(text, "p");
    if (draft)
      trial::check(*draft);
    else
      EXPECT_TRUE(draft.error().has_errors());
  }
}

}  // namespace
}  // namespace caudata
