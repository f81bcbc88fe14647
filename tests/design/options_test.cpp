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

/// Designs whose name has every option that is not a list. Names of the others leave some out.
constexpr std::array named_in_full{
    "accelerated titration", "BOIN", "i3+3", "Keyboard",      "mTPI", "mTPI-2",
    "rolling six",           "3+3",  "2+1",  "decision table"};

TEST(Options, EveryOptionOfADesignIsInItsName) {
  for (const char* design : named_in_full) {
    const DesignEntry& entry = *find_design(design);
    const std::string usual = entry.make({}, three_doses).value().name();
    for (const OptionSpec& spec : entry.options) {
      if (std::holds_alternative<std::vector<double>>(spec.fallback)) continue;
      if (std::holds_alternative<std::vector<std::string>>(spec.fallback)) continue;
      const auto made =
          entry.make({{std::string(spec.name), {other_value(spec), {}}}}, three_doses);
      ASSERT_TRUE(made) << design << ": " << spec.name;
      EXPECT_NE(made->name(), usual) << design << ": " << spec.name;
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
