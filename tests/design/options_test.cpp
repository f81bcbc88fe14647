// SPDX-License-Identifier: Apache-2.0
#include "design/options.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "design/entry.hpp"
#include "design/modifier.hpp"
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

/// Another value that the option may have.
OptionValue other_value(const OptionSpec& spec) {
  if (spec.name == "p_saf") return 0.2;  // 0 stands for a value that is derived
  if (spec.name == "p_tox") return 0.4;
  if (spec.name == "boundary") return std::string("SPRT");
  if (const auto* yes = std::get_if<bool>(&spec.fallback)) return !*yes;
  if (const auto* number = std::get_if<double>(&spec.fallback)) return 0.9 * *number;
  if (const auto* whole = std::get_if<std::int64_t>(&spec.fallback)) {
    return static_cast<double>(*whole) < spec.upper ? *whole + 1 : *whole - 1;
  }
  const auto choice = std::ranges::find_if(
      spec.choices, [&](std::string_view c) { return c != std::get<std::string>(spec.fallback); });
  return std::string(*choice);
}

/// What a protocol states of the boundaries is what the design decides by.
TEST(Options, DerivedBoundariesAndSkeletonsAreSaid) {
  const auto said = [](const char* design) {
    return find_design(design)->resolved({}, three_doses);
  };
  for (const char* design : {"BOIN", "BF-BOIN", "TITE-BOIN", "BOIN12"}) {
    const std::string text = said(design);
    const bool default_target = std::string_view(design) != "BOIN12";
    EXPECT_NE(text.find(default_target ? "lambda_e = 0.2365" : "lambda_e = "), std::string::npos)
        << text;
    EXPECT_NE(text.find("lambda_d = "), std::string::npos) << text;
  }
  EXPECT_NE(said("BOIN-ET").find("lambda1 = 0.14 and lambda2 = 0.35"), std::string::npos);
  for (const char* design : {"CRM", "TITE-CRM", "DA-CRM", "fractional CRM"})
    EXPECT_EQ(said(design).find("The skeleton is 0."), 0u) << said(design);
}

TEST(Options, EveryOptionOfAModifierIsInTheName) {
  const AnyDesign inner = find_design("3+3")->make({}, three_doses).value();
  for (const ModifierEntry* entry : modifier_entries()) {
    const auto name_with = [&](const Options& options) {
      return modify(inner, entry->name, options, three_doses).value().name();
    };
    std::set<std::string> names{name_with({})};
    for (const OptionSpec& spec : entry->options) {
      names.insert(name_with({{std::string(spec.name), {other_value(spec), {}}}}));
    }
    EXPECT_EQ(names.size(), entry->options.size() + 1) << entry->name;
  }
}

/// Values that the option may have; some do not go with the other options or with three doses.
std::vector<OptionValue> values_to_try(const OptionSpec& spec) {
  using Numbers = std::vector<double>;
  using Texts = std::vector<std::string>;
  if (std::holds_alternative<Numbers>(spec.fallback))
    return {Numbers{0.1, 0.2, 0.3}, Numbers{0.1, 0.2, 0.35}, Numbers{0.1, 0.3}, Numbers{0.2, 0.3}};
  if (const auto* texts = std::get_if<Texts>(&spec.fallback)) {
    Texts first = *texts, column = *texts;  // tables of moves: one lowered, or a column made equal
    for (std::string& row : column) {
      if (!row.empty()) row.front() = texts->back().front();
    }
    std::ranges::find_if_not(first, &std::string::empty)->front() = 'S';
    return column == *texts ? std::vector<OptionValue>{first} : std::vector<OptionValue>{column};
  }
  if (const auto* number = std::get_if<double>(&spec.fallback)) {
    if (*number == 0) return {0.1, 0.2, 0.4, 0.5};
    return {0.9 * *number, 0.95 * *number, 1.1 * *number};
  }
  if (const auto* whole = std::get_if<std::int64_t>(&spec.fallback))
    return {*whole - 1, *whole + 1, *whole + 2};
  if (const auto* yes = std::get_if<bool>(&spec.fallback)) return {!*yes};
  std::vector<OptionValue> others;
  for (const std::string_view choice : spec.choices) {
    if (choice != std::get<std::string>(spec.fallback)) others.emplace_back(std::string(choice));
  }
  return others;
}

TEST(Options, EveryOptionOfADesignIsInItsName) {
  for (const DesignEntry* entry : design_entries()) {
    const std::string usual = entry->make({}, three_doses).value().name();
    for (const OptionSpec& spec : entry->options) {
      std::set<std::string> names{usual};
      std::size_t made = 1;
      for (const OptionValue& value : values_to_try(spec)) {
        const auto design = entry->make({{std::string(spec.name), {value, {}}}}, three_doses);
        if (!design) continue;
        ++made;
        names.insert(design->name());
      }
      EXPECT_EQ(names.size(), made) << entry->name << ": " << spec.name;
      EXPECT_GT(made, 1u) << entry->name << ": " << spec.name;
    }
  }
}

TEST(Options, AWholeNumberAsTheValueOfANumberIsInTheNameToo) {
  const auto& boin = *find_design("BOIN");
  EXPECT_NE(boin.make({{"cutoff", {std::int64_t{1}, {}}}}, three_doses).value().name(),
            boin.make({}, three_doses).value().name());
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
