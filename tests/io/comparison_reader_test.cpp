// SPDX-License-Identifier: Apache-2.0
#include "io/comparison_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "io/json_schema.hpp"
#include "support/source_file.hpp"

namespace caudata {
namespace {

const char* const small = R"(schema = "caudata-design/1"
[comparison]
id = "SMALL"
title = "Two variants"
tolerated = 0.25
[run]
seed = 1
[[product.dose]]
name = "L"
cells = "5e7 cells"
[[product.dose]]
name = "H"
cells = "1.5e8 cells"
[[part]]
name = "SAD"
doses = ["L", "H"]
dosing_days = ["day 1"]
dlt_window = "28 d"
dlt_window_from = "last dose"
[accrual]
rate = "2 / mo"
[[design]]
label = "plain"
design = "3+3"
[[design]]
design = "3+3"
options = { mtd_needs_six = true }
stopping = { max_evaluable = 9 }
[[scenario]]
name = "safe"
summary = "All doses are safe."
dlt = { SAD = [0.05, 0.1] }
response = { SAD = [0.2, 0.3] }
weight = 3
[[scenario]]
name = "steep"
summary = "The high dose is not."
dlt = { SAD = [0.05, 0.4] }
[optimise]
design = "3+3"
search = { dlt_allowed_of_six = [0, 1], start_dose = { from = 1, to = 2, step = 1 } }
most_overdose = 0.2
)";

/// `small` with one text replaced.
std::string with(const std::string& old, const std::string& replacement) {
  std::string text = small;
  const auto at = text.find(old);
  EXPECT_NE(at, text.npos) << old;
  return text.replace(at, old.size(), replacement);
}

std::set<std::string> rules(const core::Issues& issues) {
  std::set<std::string> names;
  for (const core::Issue& issue : issues) names.insert(issue.rule);
  return names;
}

std::set<std::string> findings(const std::string& text) {
  const auto draft = io::read_comparison(text, "f");
  return rules(draft ? trial::check(*draft) : draft.error());
}

TEST(ComparisonReader, ReadsDesignsScenariosAndWhatToSearch) {
  const auto draft = io::read_comparison(small, "f");
  ASSERT_TRUE(draft) << core::to_text(draft.error());
  const trial::Comparison& c = draft->comparison;
  ASSERT_EQ(c.designs.size(), 2u);
  EXPECT_EQ(c.designs[0].label, "plain");
  EXPECT_EQ(c.designs[1].label, "3+3");
  EXPECT_EQ(c.designs[1].limits.max_evaluable, 9);
  EXPECT_EQ(c.scenarios[0].weight, 3);
  EXPECT_EQ(c.scenarios[1].weight, 1);
  EXPECT_EQ(c.scenarios[0].truth.toxicity.p, (std::vector<std::vector<double>>{{0.05, 0.1}}));
  ASSERT_TRUE(c.optimise);
  ASSERT_EQ(c.optimise->search.size(), 2u);
  EXPECT_EQ(c.optimise->search[1].values,
            (std::vector<design::OptionValue>{std::int64_t{1}, std::int64_t{2}}));
  EXPECT_FALSE(trial::check(*draft).has_errors()) << core::to_text(trial::check(*draft));
  const auto escalation = trial::make_escalation(c, c.designs[1]);
  ASSERT_TRUE(escalation);
  EXPECT_EQ(escalation->limits().max_evaluable, 9);
}

TEST(ComparisonReader, FindsWhatIsWrongWithEachTable) {
  EXPECT_TRUE(findings(with("design = \"3+3\"\n[[design]]", "design = \"3+4\"\n[[design]]"))
                  .contains("design.unknown"));
  EXPECT_TRUE(
      findings(with("mtd_needs_six = true", "mtd_needs_six = 6")).contains("design.option-type"));
  EXPECT_TRUE(findings(with("label = \"plain\"\n", "")).contains("design.duplicate-label"));
  EXPECT_TRUE(findings(with("[0.05, 0.4]", "[0.05]")).contains("scenario.wrong-count"));
  EXPECT_TRUE(findings(with("response = { SAD = [0.2, 0.3] }", "response = { MAD = [0.2] }"))
                  .contains("scenario.unknown-part"));
  EXPECT_TRUE(findings(with("max_evaluable = 9", "max_evaluable = 2"))
                  .contains("stopping.before-first-cohort"));
  EXPECT_TRUE(findings(with("weight = 3", "weight = 0")).contains("schema.range"));
  EXPECT_TRUE(findings(with("[0, 1]", "[0, 2]")).contains("design.option-range"));
  EXPECT_TRUE(findings(with("step = 1", "step = 0")).contains("search.range"));
  const std::string stopping =
      "[procedure_stopping]\ntolerated_rate = 0.05\npatients = 24\nstated_in = \"ours\"\n";
  EXPECT_TRUE(
      findings(with("[accrual]", stopping + "[accrual]")).contains("scenario.no-procedure-rate"));
  EXPECT_TRUE(findings(with("weight = 3", "weight = 3\nprocedure = { SAD = [0.1, 0.1] }"))
                  .contains("scenario.unused-procedure-rate"));
  EXPECT_TRUE(findings(with("weight = 3", "weight = 3\nprocedure = { SAD = [0.1] }"))
                  .contains("scenario.wrong-count"));
  EXPECT_TRUE(findings(with("\"5e7 cells\"", "\"5e9 cells\"")).contains("product.not-ascending"));
}

TEST(ComparisonReader, SaysEveryProblemWithItsPlaceAtOnce) {
  std::string text = with("rate = \"2 / mo\"", "rate = 2\nspeed = 3");
  text.replace(text.find("tolerated = 0.25"), 16, "tolerated = 25");
  const auto draft = io::read_comparison(text, "f");
  ASSERT_FALSE(draft);
  EXPECT_EQ(rules(draft.error()),
            (std::set<std::string>{"schema.range", "unit.missing", "schema.unknown-key"}));
  for (const core::Issue& issue : draft.error()) EXPECT_GT(issue.at.line, 0) << issue.message;
}

/// "line:column rule" of every error.
std::vector<std::string> places(const std::string& text) {
  const auto draft = io::read_comparison(text, "f");
  std::vector<std::string> all;
  for (const core::Issue& issue : draft ? trial::check(*draft) : draft.error())
    if (issue.severity == core::Severity::error)
      all.push_back(fmt::format("{}:{} {}", issue.at.line, issue.at.column, issue.rule));
  return all;
}

TEST(ComparisonReader, ReadsModifiersAndWhatADesignChangesOfTheConduct) {
  const auto draft = io::read_comparison(
      with("stopping = { max_evaluable = 9 }",
           "modifiers = [{ name = \"no skipping\" }, { name = \"stop at n\", n = 9 }]\n"
           "conduct = { sentinels = 1, sentinel_hold = \"14 d\", safety_review = \"7 d\","
           " replace_unevaluable = false }"),
      "f");
  ASSERT_TRUE(draft) << core::to_text(draft.error());
  EXPECT_FALSE(trial::check(*draft).has_errors()) << core::to_text(trial::check(*draft));
  const trial::Comparison& c = draft->comparison;
  const auto escalation = trial::make_escalation(c, c.designs[1]);
  ASSERT_TRUE(escalation);
  EXPECT_NE(escalation->name().find("no skipping, stop at n = 9"), std::string::npos)
      << escalation->name();
  const trial::Protocol plain = trial::as_protocol(c, c.designs[0]),
                        changed = trial::as_protocol(c, c.designs[1]);
  EXPECT_EQ(plain.parts[0].sentinels, 0);
  EXPECT_TRUE(plain.conduct.replace_unevaluable);
  EXPECT_EQ(changed.parts[0].sentinels, 1);
  EXPECT_EQ(changed.parts[0].sentinel_hold, core::Days(14));
  EXPECT_EQ(changed.parts[0].safety_review, core::Days(7));
  EXPECT_FALSE(changed.conduct.replace_unevaluable);
}

TEST(ComparisonReader, SaysEveryProblemOfADesignAndItsModifiersAtItsPlace) {
  const std::string text =
      with("options = { mtd_needs_six = true }",
           "options = { mtd_needs_six = 6 }\n"
           "modifiers = [{ name = \"no skiping\" },\n"
           "             { name = \"stop at n\", n = 0, last_cohort = \"shorted\" },\n"
           "             { name = \"safety boundary\", boundary = \"Pocok\" }]");
  EXPECT_EQ(places(text),
            (std::vector<std::string>{"27:29 design.option-type", "28:23 design.unknown-modifier",
                                      "29:40 design.option-range", "29:57 design.option-choice",
                                      "30:53 design.unknown-boundary"}));
  const std::string unknown = with("[optimise]\ndesign = \"3+3\"",
                                   "[optimise]\ndesign = \"3+4\"\n"
                                   "modifiers = [{ name = \"too toxic\", cutof = 0.9 }]");
  EXPECT_EQ(places(unknown),
            (std::vector<std::string>{"40:10 design.unknown", "41:44 design.unknown-option"}));
  EXPECT_EQ(places(with("[optimise]", "[optimise]\nmodifiers = [{ n = 3 }, 4]")),
            (std::vector<std::string>{"40:14 schema.missing-key", "40:25 schema.wrong-type"}));
}

TEST(ComparisonReader, KnowsADesignFileByItsNameOrItsSchema) {
  EXPECT_TRUE(io::is_design_file(small, "x.toml"));
  EXPECT_TRUE(io::is_design_file("", "x.design.toml"));
  EXPECT_FALSE(io::is_design_file("schema = \"caudata-protocol/1\"", "x.toml"));
}

TEST(DesignDocumentation, IsTheOneInTheRepository) {
  EXPECT_EQ(io::comparison_json_schema(), test::source_file("protocols/design.schema.json"));
  EXPECT_EQ(io::design_file_reference(), test::source_file("docs/design-file.md"));
  EXPECT_EQ(io::design_reference(), test::source_file("docs/designs.md"));
}

}  // namespace
}  // namespace caudata
