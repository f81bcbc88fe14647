// SPDX-License-Identifier: Apache-2.0
#include "design/options.hpp"

#include <gtest/gtest.h>

#include <set>

#include "design/entry.hpp"
#include "design/named_design.hpp"
#include "design/trials.hpp"

namespace caudata::design::testing {
namespace {

core::SourceLocation at(int line) { return {"p.protocol.toml", line, 3}; }

const LadderPart three_doses = one_part(3).parts.front();

TEST(Options, EveryMistakeIsFoundWithItsPlace) {
  const Options options{{"de_escalation", {std::string("non"), at(1)}},
                        {"dlt_allowed_of_six", {std::int64_t{2}, at(2)}},
                        {"mtd_needs_sixx", {true, at(3)}},
                        {"start_dose", {std::string("one"), at(4)}}};
  const auto made = three_plus_three_entry.make(options, three_doses);
  ASSERT_FALSE(made);
  ASSERT_EQ(made.error().size(), 4u);
  const char* const rules[] = {"design.option-choice", "design.option-range",
                               "design.unknown-option", "design.option-type"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(made.error()[i].rule, rules[i]);
    EXPECT_EQ(made.error()[i].at, at(static_cast<int>(i) + 1));
  }
  EXPECT_EQ(made.error()[0].suggestion, "did you mean \"none\"?");
  EXPECT_EQ(made.error()[2].suggestion, "did you mean \"mtd_needs_six\"?");
}

TEST(Options, EveryOptionChangesTheVariantAndItsName) {
  const auto name_with = [](const char* option, OptionValue value) {
    return three_plus_three_entry.make({{option, {std::move(value), at(1)}}}, three_doses)
        .value()
        .name();
  };
  const std::set<std::string> names{
      three_plus_three_entry.make({}, three_doses).value().name(),
      name_with("de_escalation", std::string("to level with fewer than six")),
      name_with("mtd_needs_six", true),
      name_with("dlt_allowed_of_six", std::int64_t{0}),
      name_with("start_dose", std::int64_t{2}),
  };
  EXPECT_EQ(names.size(), 5u);
}

TEST(Options, AWholeNumberMayStandForANumber) {
  const std::vector<OptionSpec> specs{{"target", "target DLT rate", 0.3, 0, 2, {}}};
  const Options options{{"target", {std::int64_t{1}, at(1)}}};
  EXPECT_TRUE(check_options(options, specs, "test").empty());
  EXPECT_EQ(option<double>(options, specs, "target"), 1.0);
  EXPECT_EQ(option<double>({}, specs, "target"), 0.3);
}

TEST(Registry, EveryDesignCanBeMadeWithItsDefaultsAndHasItsOwnName) {
  std::set<std::string> names, variants;
  for (const DesignEntry* entry : design_entries()) {
    names.emplace(entry->name);
    EXPECT_EQ(find_design(entry->name), entry);
    EXPECT_FALSE(entry->citation.empty());
    const auto design = entry->make({}, three_doses);
    ASSERT_TRUE(design) << entry->name;
    variants.insert(design->name());
    EXPECT_GT(design->cohort_size(), 0);
  }
  EXPECT_EQ(names.size(), design_entries().size());
  EXPECT_EQ(variants.size(), design_entries().size());
  EXPECT_TRUE(names.contains("3+3"));
  EXPECT_EQ(find_design("4+4"), nullptr);
}

TEST(Registry, EveryAliasNamesADesignAndAChoiceOfItsOption) {
  for (const DesignAlias& alias : design_aliases()) {
    const auto named = named_design(alias.plain);
    ASSERT_TRUE(named) << alias.plain;
    EXPECT_EQ(named->entry->name, alias.design);
    ASSERT_EQ(named->implied.size(), alias.option.empty() ? 0u : 1u) << alias.plain;
    Options options;
    for (const auto& [name, value] : named->implied) options[std::string(name)] = {value, {}};
    EXPECT_TRUE(named->entry->make(options, three_doses)) << alias.plain;
  }
  const auto logistic = named_design("TITE-CRM logistic");
  ASSERT_TRUE(logistic);
  EXPECT_EQ(std::get<std::string>(logistic->implied.at(0).second), "logistic1");
}

TEST(Registry, EveryVariantOfThreePlusThreeHasItsOwnName) {
  std::set<std::string> names;
  for (const ThreePlusThreeRules& rules : every_variant())
    names.insert(ThreePlusThree(rules).name());
  EXPECT_EQ(names.size(), every_variant().size());
}

}  // namespace
}  // namespace caudata::design::testing
