// SPDX-License-Identifier: Apache-2.0
#include "io/graft_case/case_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "io/graft_case/case_text.hpp"
#include "io/json_schema.hpp"
#include "io/protocol_reader.hpp"
#include "support/ledger_from_data.hpp"
#include "support/source_file.hpp"
#include "trial/graft_case/graft_schema.hpp"

namespace caudata {
namespace {

using core::CellCount;
using core::Days;

const char* const small_case = R"(schema = "caudata-graft/1"
[subject]
name = "one"
sex = "female"
[lesion]
level = "C6"
[administration]
part = "MAD"
dose = "H"
)";

const trial::Protocol& case_protocol() {
  static const trial::Protocol protocol =
      io::read_protocol(test::source_file("protocols/xs228-phase1.protocol.toml"), "p")
          .value()
          .protocol;
  return protocol;
}

core::Result<trial::ReadyGraftCase> read_case(const std::string& text,
                                              trial::DoseChoice choice = {}) {
  return io::read_graft_case(text, "f",
                             {test::project_ledger(), case_protocol(), std::move(choice)});
}

/// `small_case` with one text replaced.
std::string case_with(const std::string& old, const std::string& replacement) {
  std::string text = small_case;
  const auto at = text.find(old);
  EXPECT_NE(at, text.npos) << old;
  return text.replace(at, old.size(), replacement);
}

/// "line:column rule" of every finding.
std::vector<std::string> case_findings(const std::string& text, trial::DoseChoice choice = {}) {
  std::vector<std::string> all;
  const auto ready = read_case(text, std::move(choice));
  if (ready) return all;
  for (const core::Issue& issue : ready.error()) {
    EXPECT_EQ(issue.at.file, issue.at.line == 0 ? issue.at.file : "f");
    all.push_back(fmt::format("{}:{} {}", issue.at.line, issue.at.column, issue.rule));
  }
  return all;
}

const trial::AssumedValue* assumed(const trial::ReadyGraftCase& ready, const std::string& key) {
  const auto found = std::ranges::find(ready.assumed, key, &trial::AssumedValue::key);
  return found == ready.assumed.end() ? nullptr : &*found;
}

using Lines = std::vector<std::string>;

TEST(GraftCaseReader, TakesTheDosesOfTheProtocol) {
  const auto ready = read_case(small_case);
  ASSERT_TRUE(ready) << core::to_text(ready.error());
  EXPECT_EQ(ready->what.plan, "MAD, dose H");
  const CellCount high(1.5e8);
  EXPECT_EQ(ready->what.administration.doses,
            (std::vector<graft::GraftDose>{
                {Days(0), high}, {Days(14), high}, {Days(28), high}, {Days(42), high}}));
}

TEST(GraftCaseReader, TheCommandLineGoesBeforeTheFile) {
  const auto ready = read_case(small_case, {trial::ChosenWord{"SAD", {}}, {}});
  ASSERT_TRUE(ready) << core::to_text(ready.error());
  EXPECT_EQ(ready->what.plan, "SAD, dose H");
  EXPECT_EQ(ready->what.administration.doses,
            (std::vector<graft::GraftDose>{{Days(0), CellCount(1.5e8)}}));
}

TEST(GraftCaseReader, WhatIsLeftOpenIsTheCentralValueAndTold) {
  const auto ready = read_case(small_case);
  ASSERT_TRUE(ready) << core::to_text(ready.error());
  const core::Ledger& ledger = test::project_ledger();
  const graft::GraftSubject& s = ready->what.subject;
  EXPECT_EQ(s.length_scale, ledger.value("anatomy.canal.axis.female"));
  EXPECT_EQ(s.csf, ledger.value("anatomy.canal.person.csf"));
  EXPECT_EQ(s.block.passage, ledger.value("anatomy.canal.person.passage"));
  EXPECT_EQ(s.lesion->length, ledger.value("patient.injury.extent.length.median"));
  const product::Vehicle& vehicle = ready->what.administration.vehicle;
  EXPECT_EQ(vehicle.volume, ledger.value("product.vehicle.volume"));
  EXPECT_EQ(vehicle.density, ledger.value("product.vehicle.density"));
  ASSERT_EQ(ready->what.administration.postures.size(), 1u);
  for (const trial::AssumedValue& value : ready->assumed)
    EXPECT_TRUE(value.parameter.empty() || ledger.contains(value.parameter)) << value.key;
  for (const char* key :
       {"subject.length_scale", "subject.injury_to_first_dose", "lesion.length", "canal.csf",
        "canal.heart_rate", "canal.stroke_volume", "canal.block.passage", "canal.block.length",
        "administration.puncture", "administration.volume", "administration.rate",
        "administration.vehicle.density", "administration.vehicle.viscosity",
        "administration.posture", "administration.injection"})
    EXPECT_NE(assumed(*ready, key), nullptr) << key;
  EXPECT_EQ(ready->assumed.size(), 15u);
}

TEST(GraftCaseReader, WhatIsStatedIsNotAssumed) {
  const auto ready = read_case(
      case_with("level = \"C6\"", "level = \"T6\"\nlength = \"6.5 cm\"\n[canal]\ncsf = 0.9"));
  ASSERT_TRUE(ready) << core::to_text(ready.error());
  EXPECT_EQ(ready->what.subject.lesion->length, 65);
  EXPECT_EQ(ready->what.subject.csf, 0.9);
  EXPECT_EQ(assumed(*ready, "lesion.length"), nullptr);
  EXPECT_EQ(assumed(*ready, "canal.csf"), nullptr);
}

TEST(GraftCaseReader, ReadsEveryUnit) {
  const auto ready = read_case(
      case_with("dose = \"H\"\n",
                "dose = \"H\"\nvolume = \"4 mL\"\nrate = \"1.5 mL / min\"\npuncture = \"L4/5\"\n"
                "[administration.vehicle]\ndensity = \"1020 kg/m3\"\nviscosity = \"1.1 mPa.s\"\n"
                "[[administration.posture]]\nfrom = \"0 h\"\nposture = \"left lateral\"\n"
                "[[administration.posture]]\nfrom = \"30 min\"\nposture = \"head down\"\n"
                "[[administration.posture]]\nfrom = \"1 d\"\nposture = \"sitting\"\n"));
  ASSERT_TRUE(ready) << core::to_text(ready.error());
  const graft::Administration& a = ready->what.administration;
  EXPECT_EQ(a.puncture, graft::Puncture::l4_l5);
  EXPECT_EQ(a.vehicle.volume, 4);
  EXPECT_EQ(a.vehicle.rate, 1.5);
  EXPECT_DOUBLE_EQ(a.vehicle.density, 1.02);
  EXPECT_EQ(a.vehicle.viscosity, 1.1);
  ASSERT_EQ(a.postures.size(), 3u);
  EXPECT_DOUBLE_EQ(a.postures[1].hour, 0.5);
  EXPECT_EQ(a.postures[2], (graft::PostureFrom{24, anatomy::Posture::sitting}));
}

TEST(GraftCaseReader, RulesAreSwitchedByName) {
  const std::string end = "dose = \"H\"\n";
  const auto without = read_case(case_with(end, end + "[rules]\nwithout = [\"commit\"]\n"));
  ASSERT_TRUE(without) << core::to_text(without.error());
  EXPECT_EQ(without->what.rules, graft::CellRules().switch_off(graft::CellRule::commit));
  const auto only = read_case(case_with(end, end + "[rules]\nonly = [\"die\", \"push\"]\n"));
  ASSERT_TRUE(only) << core::to_text(only.error());
  EXPECT_EQ(
      only->what.rules,
      graft::CellRules::none().switch_on(graft::CellRule::die).switch_on(graft::CellRule::push));
  const auto unknown = read_case(case_with(end, end + "[rules]\nwithout = [\"comit\"]\n"));
  ASSERT_FALSE(unknown);
  ASSERT_EQ(unknown.error().size(), 1u);
  EXPECT_EQ(unknown.error()[0].suggestion, "did you mean \"commit\"?");
  EXPECT_EQ(case_findings(case_with(end, end + "[rules]\nonly = []\nwithout = [\"die\"]\n")),
            (Lines{"12:11 graft.two-rule-lists"}));
}

struct BadCase {
  const char *old, *replacement, *finding;
};

TEST(GraftCaseReader, RefusesEachFaultWithItsPlace) {
  const BadCase table[] = {
      {"schema = \"caudata-graft/1\"", "schema = \"caudata-graft/2\"", "1:10 schema.choice"},
      {"name = \"one\"\n", "", "2:1 schema.missing-key"},
      {"sex = \"female\"", "sex = \"femal\"", "4:7 schema.choice"},
      {"sex = \"female\"", "sex = \"female\"\nage = 4", "5:1 schema.unknown-key"},
      {"level = \"C6\"", "level = \"C9\"", "6:9 schema.choice"},
      {"level = \"C6\"", "level = 6", "6:9 schema.wrong-type"},
      {"level = \"C6\"", "level = \"C1\"", "5:1 canal.lesion-outside"},
      {"level = \"C6\"", "level = \"C6\"\nlength = \"20 cm\"", "7:10 canal.lesion-outside"},
      {"level = \"C6\"", "level = \"C6\"\nlength = 60", "7:10 unit.missing"},
      {"level = \"C6\"", "level = \"C6\"\nlength = \"60 m\"", "7:10 unit.wrong"},
      {"level = \"C6\"", "level = \"C6\"\nlength = \"-60 mm\"", "7:10 schema.range"},
      {"[administration]", "[canal]\ncsf = 0.1\n[administration]", "8:7 canal.gap"},
      {"[administration]", "[canal.block]\npassage = 1.5\n[administration]", "8:11 schema.range"},
      {"part = \"MAD\"", "part = \"MAT\"", "8:8 graft.part"},
      {"dose = \"H\"", "dose = \"M\"", "9:8 graft.dose"},
      {"dose = \"H\"", "", "7:1 graft.dose"},
      {"dose = \"H\"", "dose = \"H\"\npuncture = \"L1/2\"", "10:12 schema.choice"},
      {"dose = \"H\"", "dose = \"H\"\nvolume = \"400 mL\"", "10:10 canal.volume"},
      {"dose = \"H\"", "dose = \"H\"\n[[administration.posture]]\nfrom = \"0 h\"\nposture = \"up\"",
       "12:11 schema.choice"},
      {"dose = \"H\"",
       "dose = \"H\"\n[[administration.posture]]\nfrom = \"1 h\"\nposture = \"prone\"",
       "11:8 graft.first-posture"},
      {"dose = \"H\"",
       "dose = \"H\"\n[[administration.given]]\nday = \"day 1\"\ncells = \"1e6 cells\"",
       "10:1 graft.two-plans"},
      {"part = \"MAD\"\ndose = \"H\"",
       "[[administration.given]]\nday = \"day 2\"\ncells = \"1e9 cells\"", "9:7 graft.first-dose"}};
  for (const BadCase& bad : table) {
    const Lines found = case_findings(case_with(bad.old, bad.replacement));
    ASSERT_FALSE(found.empty()) << bad.replacement;
    EXPECT_EQ(found.front(), bad.finding) << bad.replacement;
    EXPECT_LE(found.size(), 2u) << bad.replacement << "\n"
                                << fmt::format("{}", fmt::join(found, "\n"));
  }
}

/// A value that a key cannot have. `rule` is the only finding, at the value.
struct KeyFault {
  const char *path, *value, *rule;
};
const KeyFault key_faults[] = {
    {"schema", "\"caudata-graft/2\"", "schema.choice"},
    {"schema", "1", "schema.wrong-type"},
    {"subject.name", "5", "schema.wrong-type"},
    {"subject.name", "\" \"", "schema.empty"},
    {"subject.sex", "\"man\"", "schema.choice"},
    {"subject.sex", "true", "schema.wrong-type"},
    {"subject.length_scale", "0.49", "schema.range"},
    {"subject.length_scale", "1.51", "schema.range"},
    {"subject.length_scale", "nan", "schema.range"},
    {"subject.length_scale", "\"1\"", "schema.wrong-type"},
    {"subject.ais", "\"F\"", "schema.choice"},
    {"subject.injury_to_first_dose", "28", "unit.missing"},
    {"subject.injury_to_first_dose", "\"28 parsecs\"", "unit.wrong"},
    {"subject.injury_to_first_dose", "\"-1 d\"", "schema.range"},
    {"subject.injury_to_first_dose", "\"1e9 d\"", "unit.wrong"},
    {"lesion.level", "\"C9\"", "schema.choice"},
    {"lesion.level", "6", "schema.wrong-type"},
    {"lesion.length", "60", "unit.missing"},
    {"lesion.length", "\"60 m\"", "unit.wrong"},
    {"lesion.length", "\"0 mm\"", "schema.range"},
    {"lesion.length", "\"-60 mm\"", "schema.range"},
    {"lesion.length", "\"51 cm\"", "schema.range"},
    {"lesion.length", "\"40 cm\"", "canal.lesion-outside"},
    {"lesion.length", "[60]", "schema.wrong-type"},
    {"canal.csf", "0", "schema.range"},
    {"canal.csf", "-1", "schema.range"},
    {"canal.csf", "21", "schema.range"},
    {"canal.csf", "inf", "schema.range"},
    {"canal.csf", "0.1", "canal.gap"},
    {"canal.csf", "\"1\"", "schema.wrong-type"},
    {"canal.heart_rate", "70", "unit.missing"},
    {"canal.heart_rate", "\"70 Hz\"", "unit.wrong"},
    {"canal.heart_rate", "\"9 /min\"", "schema.range"},
    {"canal.heart_rate", "\"301 /min\"", "schema.range"},
    {"canal.stroke_volume", "1.3", "unit.missing"},
    {"canal.stroke_volume", "\"1.3 L\"", "unit.wrong"},
    {"canal.stroke_volume", "\"1e-9 mL\"", "schema.range"},
    {"canal.stroke_volume", "\"21 mL\"", "schema.range"},
    {"canal.block.passage", "-0.01", "schema.range"},
    {"canal.block.passage", "1.01", "schema.range"},
    {"canal.block.passage", "nan", "schema.range"},
    {"canal.block.passage", "\"half\"", "schema.wrong-type"},
    {"canal.block.length", "20", "unit.missing"},
    {"canal.block.length", "\"-1 mm\"", "schema.range"},
    {"canal.block.length", "\"501 mm\"", "schema.range"},
    {"administration.part", "\"SADD\"", "graft.part"},
    {"administration.part", "1", "schema.wrong-type"},
    {"administration.dose", "\"M\"", "graft.dose"},
    {"administration.dose", "1.5e8", "schema.wrong-type"},
    {"administration.puncture", "\"L1/2\"", "schema.choice"},
    {"administration.injection", "\"failed\"", "schema.choice"},
    {"administration.volume", "5", "unit.missing"},
    {"administration.volume", "\"5 l\"", "unit.wrong"},
    {"administration.volume", "\"0.001 mL\"", "schema.range"},
    {"administration.volume", "\"1e5 mL\"", "schema.range"},
    {"administration.volume", "\"400 mL\"", "canal.volume"},
    {"administration.volume", "\"0.1 mL\"", "product.dead-volume"},
    {"administration.volume", "\"0.2 mL\"", "product.too-many-cells"},
    {"administration.rate", "2", "unit.missing"},
    {"administration.rate", "\"2 mL/h\"", "unit.wrong"},
    {"administration.rate", "\"0 mL/min\"", "schema.range"},
    {"administration.rate", "\"1e-9 mL/min\"", "schema.range"},
    {"administration.rate", "\"1e4 mL/min\"", "schema.range"},
    {"administration.rate", "\"0.1 mL/min\"", "graft.injection-time"},
    {"administration.vehicle.density", "1.01", "unit.missing"},
    {"administration.vehicle.density", "\"1.01 kg\"", "unit.wrong"},
    {"administration.vehicle.density", "\"1.01 kg/m3\"", "schema.range"},
    {"administration.vehicle.density", "\"3 g/mL\"", "schema.range"},
    {"administration.vehicle.viscosity", "0.9", "unit.missing"},
    {"administration.vehicle.viscosity", "\"0.9 cP\"", "unit.wrong"},
    {"administration.vehicle.viscosity", "\"0.01 mPa.s\"", "schema.range"},
    {"administration.vehicle.viscosity", "\"1e4 mPa.s\"", "schema.range"},
    {"administration.posture.from", "0", "unit.missing"},
    {"administration.posture.from", "\"0 s\"", "unit.wrong"},
    {"administration.posture.from", "\"-1 h\"", "schema.range"},
    {"administration.posture.from", "\"367 d\"", "schema.range"},
    {"administration.posture.from", "\"1 min\"", "graft.first-posture"},
    {"administration.posture.posture", "\"standing\"", "schema.choice"},
    {"administration.given.day", "1", "schema.wrong-type"},
    {"administration.given.day", "\"day 0\"", "schema.range"},
    {"administration.given.day", "\"1 d\"", "unit.wrong"},
    {"administration.given.day", "\"day 2\"", "graft.first-dose"},
    {"administration.given.cells", "5e7", "unit.missing"},
    {"administration.given.cells", "\"5e7 mL\"", "unit.wrong"},
    {"administration.given.cells", "\"0.5 cells\"", "schema.range"},
    {"administration.given.cells", "\"1e13 cells\"", "schema.range"},
    {"administration.given.cells", "\"6e8 cells\"", "graft.cells"},
    {"rules.only", "[\"dye\"]", "schema.choice"},
    {"rules.only", "\"die\"", "schema.wrong-type"},
    {"rules.without", "[\"comit\"]", "schema.choice"},
    {"rules.without", "[]", "schema.too-few"}};

/// A sound file with every key but rules.only, one of them replaced; doses as given where the key
/// is about them. Notes the line of the key.
std::string case_with_key(const std::string& path, const std::string& value, int& line) {
  const bool given = path.starts_with("administration.given");
  const bool only = path == "rules.only";
  const std::vector<std::pair<std::string, std::string>> sound{
      {"schema", "\"caudata-graft/1\""},
      {"[subject]", ""},
      {"subject.name", "\"one\""},
      {"subject.sex", "\"female\""},
      {"subject.length_scale", "1"},
      {"subject.ais", "\"A\""},
      {"subject.injury_to_first_dose", "\"28 d\""},
      {"[lesion]", ""},
      {"lesion.level", "\"T6\""},
      {"lesion.length", "\"60 mm\""},
      {"[canal]", ""},
      {"canal.csf", "1"},
      {"canal.heart_rate", "\"70 /min\""},
      {"canal.stroke_volume", "\"1.3 mL\""},
      {"[canal.block]", ""},
      {"canal.block.passage", "0.5"},
      {"canal.block.length", "\"20 mm\""},
      {"[administration]", ""},
      {given ? "" : "administration.part", "\"SAD\""},
      {given ? "" : "administration.dose", "\"H\""},
      {"administration.puncture", "\"L3/4\""},
      {"administration.injection", "\"complete\""},
      {"administration.volume", "\"5 mL\""},
      {"administration.rate", "\"2 mL/min\""},
      {"[administration.vehicle]", ""},
      {"administration.vehicle.density", "\"1.01 g/mL\""},
      {"administration.vehicle.viscosity", "\"0.9 mPa.s\""},
      {"[[administration.posture]]", ""},
      {"administration.posture.from", "\"0 h\""},
      {"administration.posture.posture", "\"supine\""},
      {given ? "[[administration.given]]" : "", ""},
      {given ? "administration.given.day" : "", "\"day 1\""},
      {given ? "administration.given.cells" : "", "\"5e7 cells\""},
      {"[rules]", ""},
      {only ? "rules.only" : "rules.without", "[\"commit\"]"}};
  std::string text;
  int at = 0;
  for (const auto& [key, usual] : sound) {
    if (key.empty()) continue;
    ++at;
    if (key == path) line = at;
    text += key.starts_with("[")
                ? key
                : key.substr(key.rfind('.') + 1) + " = " + (key == path ? value : usual);
    text += "\n";
  }
  return text;
}

TEST(GraftCaseKeys, EachRefusesWhatItCannotBeAtItsPlace) {
  for (const KeyFault& fault : key_faults) {
    int line = 0;
    const std::string text = case_with_key(fault.path, fault.value, line);
    const auto ready = read_case(text);
    ASSERT_FALSE(ready) << fault.path << " = " << fault.value;
    const core::Issues& found = ready.error();
    EXPECT_EQ(found[0].rule, fault.rule) << fault.path << " = " << fault.value;
    for (const core::Issue& issue : found) {
      EXPECT_EQ(issue.at.line, line) << fault.path << "\n" << core::to_text(issue);
      EXPECT_GT(issue.at.column, 3) << fault.path << "\n" << core::to_text(issue);
    }
  }
}

TEST(GraftCaseKeys, AllOfTheDocumentationAreTried) {
  std::set<std::string> tried;
  for (const KeyFault& fault : key_faults) tried.insert(fault.path);
  std::istringstream page(io::graft_file_reference());
  std::string table, line;
  int keys = 0;
  while (std::getline(page, line)) {
    const auto words = line.find("## `[");
    if (words == 0) {
      const auto from = line.find_first_not_of('[', line.find('['));
      table = line.substr(from, line.find(']') - from) + ".";
    }
    if (!line.starts_with("| `")) continue;
    const std::string key = line.substr(3, line.find('`', 3) - 3);
    EXPECT_EQ(tried.count(table + key), 1u) << table << key;
    ++keys;
  }
  EXPECT_GE(keys, 27);
}

TEST(GraftCaseKeys, AnUnknownOneIsToldTheNearest) {
  const std::pair<const char*, const char*> typed[] = {{"volumen = \"5 mL\"", "volume"},
                                                       {"punctur = \"L3/4\"", "puncture"},
                                                       {"doze = \"H\"", "dose"}};
  for (const auto& [line, meant] : typed) {
    const auto ready = read_case(case_with("dose = \"H\"\n", std::string("dose = \"H\"\n") + line));
    ASSERT_FALSE(ready) << line;
    ASSERT_EQ(ready.error().size(), 1u) << core::to_text(ready.error());
    EXPECT_EQ(ready.error()[0].rule, "schema.unknown-key");
    EXPECT_NE(ready.error()[0].suggestion.find(meant), std::string::npos)
        << ready.error()[0].suggestion;
  }
}

// What is said of a file alone is what is said of it with a protocol, but for part and dose.
TEST(GraftCaseCheck, SaysWithoutAProtocolAllButPartAndDose) {
  const auto lines = [](const core::Issues& issues) {
    Lines all;
    for (const core::Issue& issue : issues)
      if (issue.rule != "graft.plan-not-checked")
        all.push_back(fmt::format("{}:{} {}", issue.at.line, issue.at.column, issue.rule));
    return all;
  };
  const auto alone = [](const std::string& text) {
    return io::check_graft_case(text, "f", test::project_ledger());
  };
  EXPECT_EQ(lines(alone(small_case)), Lines{});
  EXPECT_EQ(alone(small_case).size(), 1u);
  EXPECT_FALSE(alone(small_case).has_errors());
  for (const KeyFault& fault : key_faults) {
    const std::string path = fault.path, rule = fault.rule;
    // How many cells fill the volume is for the protocol to say.
    if (rule == "graft.part" || rule == "graft.dose" || rule == "product.too-many-cells") continue;
    int line = 0;
    const std::string text = case_with_key(path, fault.value, line);
    EXPECT_EQ(lines(alone(text)), case_findings(text)) << fault.path << " = " << fault.value;
  }
}

TEST(GraftCaseReader, NamesTheNearestPartAndDose) {
  const auto part = read_case(case_with("part = \"MAD\"", "part = \"MAT\""));
  ASSERT_FALSE(part);
  EXPECT_EQ(part.error()[0].suggestion, "did you mean \"MAD\"?");
  const auto typed = read_case(small_case, {trial::ChosenWord{"SADD", {"caudata", 0, 0}}, {}});
  ASSERT_FALSE(typed);
  EXPECT_EQ(typed.error()[0].at.file, "caudata");
  EXPECT_EQ(typed.error()[0].suggestion, "did you mean \"SAD\"?");
}

// One of everything: what keys are wrong and what values mean together, in the order of the file.
TEST(GraftCaseReader, SaysEveryProblemOfAFileAtOnce) {
  const char* const text = R"(schema = "caudata-graft/1"
[subject]
name = "one"
sex = "man"
weight = 70
[lesion]
level = "S5"
length = "80 mm"
[canal]
csf = 30
heart_rate = 70
[canal.block]
passage = 2
[administration]
puncture = "L1/2"
volume = "400 mL"
rate = "2 mL/h"
[administration.vehicle]
density = "3 g/mL"
[[administration.posture]]
from = "0 h"
posture = "lying"
[[administration.posture]]
from = "4 h"
posture = "prone"
[[administration.posture]]
from = "2 h"
posture = "supine"
[[administration.given]]
day = "day 1"
cells = "6e8 cells"
[[administration.given]]
day = "day 15"
cells = "1e8 cells"
[[administration.given]]
day = "day 8"
cells = "1e8 cells"
[[administration.given]]
day = "day 22"
cells = "1e8 cells"
[[administration.given]]
day = "day 29"
cells = "1e8 cells"
[rules]
only = ["die", "divde"]
without = ["comit"]
)";
  EXPECT_EQ(
      case_findings(text),
      (Lines{"4:7 schema.choice", "5:1 schema.unknown-key", "8:10 canal.lesion-outside",
             "10:7 schema.range", "11:14 unit.missing", "13:11 schema.range", "15:12 schema.choice",
             "16:10 canal.volume", "17:8 unit.wrong", "19:11 schema.range", "22:11 schema.choice",
             "27:8 graft.posture-order", "31:9 graft.cells", "36:7 graft.dose-order",
             "41:1 graft.too-many-doses", "45:16 schema.choice", "46:12 schema.choice"}));
}

TEST(GraftCaseText, ReadsAsTheSameCase) {
  const std::string everything = case_with(
      "level = \"C6\"\n[administration]\npart = \"MAD\"\ndose = \"H\"\n",
      "level = \"T6\"\nlength = \"61.25 mm\"\n[canal]\ncsf = 0.87\nheart_rate = \"81 /min\"\n"
      "[canal.block]\npassage = 0.3\nlength = \"12.5 mm\"\n"
      "[administration]\nvolume = \"3.3 mL\"\npuncture = \"L5/S1\"\n"
      "[[administration.posture]]\nfrom = \"0 h\"\nposture = \"prone\"\n"
      "[[administration.posture]]\nfrom = \"20 min\"\nposture = \"head up\"\n"
      "[[administration.given]]\nday = \"day 1\"\ncells = \"5e7 cells\"\n"
      "[[administration.given]]\nday = \"day 17\"\ncells = \"1.5e8 cells\"\n"
      "[rules]\nwithout = [\"extend\", \"die\"]\n");
  for (const std::string& text :
       {std::string(small_case), everything, case_with("\"one\"", "\"a \\\"b\\\" \\\\ \\n c\"")}) {
    const auto first = read_case(text);
    ASSERT_TRUE(first) << core::to_text(first.error());
    const std::string written = io::graft_case_toml(*first);
    const auto again = read_case(written);
    ASSERT_TRUE(again) << written << core::to_text(again.error());
    EXPECT_EQ(again->what.subject, first->what.subject) << written;
    EXPECT_EQ(again->what.rules, first->what.rules);
    const graft::Administration &a = again->what.administration, &b = first->what.administration;
    EXPECT_EQ(a.puncture, b.puncture);
    EXPECT_EQ(a.postures, b.postures);
    EXPECT_EQ(a.doses, b.doses);
    EXPECT_EQ(a.vehicle.density, b.vehicle.density);
    EXPECT_EQ(a.vehicle.viscosity, b.vehicle.viscosity);
    EXPECT_EQ(a.vehicle.volume, b.vehicle.volume);
    EXPECT_EQ(a.vehicle.rate, b.vehicle.rate);
    EXPECT_TRUE(again->assumed.empty());
  }
}

TEST(GraftCaseText, TellsWhatWasAssumed) {
  const auto ready = read_case(small_case);
  ASSERT_TRUE(ready);
  const std::string text = io::graft_case_toml(*ready);
  EXPECT_NE(text.find("  # assumed: anatomy.canal.person.csf\n"), text.npos) << text;
  EXPECT_NE(text.find("posture = \"supine\"  # assumed: graft.case.posture\n"), text.npos) << text;
  EXPECT_NE(io::assumed_text(*ready).find("canal.csf = 1 (anatomy.canal.person.csf)\n"),
            std::string::npos);
}

TEST(GraftCaseWords, AreThoseOfTheModel) {
  for (const auto& named : trial::posture_names)
    EXPECT_STREQ(named.name, anatomy::name(named.value));
  for (const auto& named : trial::puncture_names)
    EXPECT_STREQ(named.name, graft::name(named.value));
  for (const auto& named : trial::cell_rule_names)
    EXPECT_STREQ(named.name, graft::name(named.value));
  EXPECT_EQ(std::size(trial::posture_names), anatomy::all_postures.size());
  EXPECT_EQ(std::size(trial::cell_rule_names), graft::cell_rules);
  EXPECT_EQ(std::size(trial::puncture_names), graft::every_puncture.size());
}

TEST(GraftCaseDocumentation, IsTheOneInTheRepository) {
  EXPECT_EQ(io::graft_file_reference(), test::source_file("docs/graft-file.md"));
}

TEST(GraftCaseDocumentation, ItsWholeFileCanBeRun) {
  const std::string page = io::graft_file_reference();
  const auto from = page.find("```toml\n") + 8, to = page.find("```", from);
  const auto ready = read_case(page.substr(from, to - from));
  EXPECT_TRUE(ready) << core::to_text(ready.error());
}

TEST(GraftCaseExamples, CanAllBeRun) {
  namespace fs = std::filesystem;
  int examples = 0;
  for (const auto& entry : fs::directory_iterator(CAUDATA_SOURCE_DIR "/examples/graft")) {
    if (entry.path().extension() != ".toml") continue;
    const std::string name = "examples/graft/" + entry.path().filename().string();
    const auto ready = read_case(test::source_file(name));
    EXPECT_TRUE(ready) << name << "\n" << core::to_text(ready.error());
    ++examples;
  }
  EXPECT_GE(examples, 8);
}

}  // namespace
}  // namespace caudata
