// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "io/decide/answer.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::json;

Json ask(const std::string& line) {
  QueryRules rules(nullptr);
  return Json::parse(answer(read_query(line, "<stdin>", 1), rules).json);
}

Json three_plus_three(const std::string& history, const std::string& options = R"({"doses":3})") {
  return ask(R"({"id":"q","design":"3+3","options":)" + options + R"(,"history":")" + history +
             "\"}");
}

std::string first_rule(const Json& answer) {
  return answer.contains("issues") ? answer["issues"][0]["rule"].get<std::string>() : "";
}

/// Histories and what the textbook 3+3 does next.
struct Row {
  const char *history, *kind;
  int dose;
};
constexpr Row rows[] = {
    {"", "treat", 1},
    {"1NNN", "treat", 2},
    {"1NNT", "treat", 1},
    {"1NNT 1NNN", "treat", 2},
    {"1NNN 2NNN 3NNN", "stop", 3},
    {"1NNN 2NTT", "stop", 1},
    {"1NNN 2NNT 2NNN", "treat", 3},
};

TEST(DecideQuery, AnswersAsTheTextbookHasIt) {
  for (const Row& row : rows) {
    const Json answer = three_plus_three(row.history);
    EXPECT_EQ(answer["decision"]["kind"], row.kind) << row.history << answer;
    EXPECT_EQ(answer["decision"]["dose"], row.dose) << row.history << answer;
    EXPECT_EQ(answer["id"], "q");
    EXPECT_TRUE(answer["decision"]["part"].is_null());
    EXPECT_FALSE(answer["reason"].get<std::string>().empty());
    EXPECT_EQ(answer["near_tie"], false);
  }
}

TEST(DecideQuery, NoSafeDoseNamesNone) {
  const Json answer = three_plus_three("1TTN");
  EXPECT_EQ(answer["decision"]["kind"], "stop");
  EXPECT_TRUE(answer["decision"]["dose"].is_null());
  EXPECT_EQ(answer["decision"]["conclusion"], "no_safe_dose");
}

TEST(DecideQuery, TheLadderIsTheOneStatedElseOneDoseMore) {
  EXPECT_EQ(three_plus_three("1NNN", R"({"doses":1})")["decision"]["kind"], "stop");
  EXPECT_EQ(three_plus_three("1NNN", R"({"p_true":[0.1,0.2]})")["estimates"].size(), 2u);
  EXPECT_EQ(three_plus_three("1NNN 2NNN", "{}")["estimates"].size(), 3u);
  EXPECT_EQ(three_plus_three("1NNN", R"({"doses":["low","high"]})")["decision"]["level"],
            "dose high");
  EXPECT_EQ(first_rule(three_plus_three("1NNN 3NNN", R"({"doses":2})")), "history.no-such-dose");
  EXPECT_EQ(first_rule(three_plus_three("1NNN", R"({"doses":11})")), "query.doses");
}

TEST(DecideQuery, KnowsDesignsByOtherNames) {
  const auto design = [](const std::string& name) {
    const Json answer =
        ask(R"({"design":")" + name + R"(","options":{"doses":4},"history":"1NNN 2NTT"})");
    return answer.contains("design") ? answer["design"].get<std::string>() : answer.dump();
  };
  EXPECT_EQ(design("3+3_no_deescalation"), design("3+3"));
  EXPECT_NE(design("3+3_korn_deescalation"), design("3+3"));
  EXPECT_EQ(design("boin"), design("BOIN"));
  EXPECT_EQ(design("mtpi2"), design("mTPI-2"));
  EXPECT_EQ(design("Keyboard_fullkeys"), design("Keyboard"));
}

TEST(DecideQuery, PartsAreLinkedInTheirOrder) {
  const auto decision = [](const std::string& history) {
    return three_plus_three(history, R"({"doses":["L","H"]})")["decision"];
  };
  EXPECT_EQ(decision("SAD 1NNN 2NNN | MAD 1NNN")["part"], "MAD");
  EXPECT_EQ(decision("SAD 1NNN 2NNN | MAD 1NNN")["dose"], 2);
  EXPECT_EQ(decision("SAD 1NNN | MAD 1NNN")["part"], "SAD");
}

TEST(DecideQuery, PatientsInsteadOfAHistory) {
  const Json complete = ask(
      R"({"design":"3+3","options":{"doses":3},"data":[{"dose":1,"dlt":"no"},{"dose":1,"dlt":false},{"dose":1,"dlt":true}]})");
  EXPECT_EQ(complete["decision"]["kind"], "treat") << complete;
  EXPECT_EQ(complete["decision"]["dose"], 1);
  EXPECT_EQ(complete["estimates"][0]["dlt"], 1);
  const Json unevaluable = ask(
      R"({"design":"3+3","options":{"doses":3},"data":[{"dose":1,"dlt":"no","evaluable":false},{"dose":1},{"dose":1},{"dose":1}]})");
  EXPECT_EQ(unevaluable["estimates"][0]["evaluable"], 3) << unevaluable;
  EXPECT_EQ(unevaluable["decision"]["dose"], 2);
}

TEST(DecideQuery, ResponsesOfPatientsCountAsThoseOfAHistory) {
  const std::string about = R"({"design":"boin12","options":{"doses":3},)";
  const Json data = ask(
      about +
      R"("data":[{"dose":1,"response":"yes"},{"dose":1,"response":true,"dlt":true},{"dose":1}]})");
  const Json history = ask(about + R"("history":"1EBN"})");
  EXPECT_EQ(history["estimates"][0]["response"], 2) << history;
  EXPECT_EQ(data["estimates"], history["estimates"]);
  EXPECT_EQ(data["decision"], history["decision"]);
}

TEST(DecideQuery, ImpossiblePatientsAreNamed) {
  const auto rule = [](const std::string& patient) {
    return first_rule(
        ask(R"({"design":"3+3","options":{"doses":3},"data":[{"dose":1},)" + patient + "]}"));
  };
  EXPECT_EQ(rule(R"({"dose":4})"), "listing.beyond-ladder");
  EXPECT_EQ(rule(R"({"dose":2,"dlt":true,"dlt_day":-1})"), "listing.dlt-before-dosing");
  EXPECT_EQ(rule(R"({"doze":2})"), "query.unknown-key");
}

TEST(DecideQuery, BadQuestionsSayWhy) {
  EXPECT_EQ(first_rule(ask("nonsense")), "query.json");
  EXPECT_EQ(first_rule(ask("[1,2]")), "query.json");
  EXPECT_EQ(first_rule(ask(R"({"id":1,"design":"4+4","history":""})")), "design.unknown");
  EXPECT_EQ(first_rule(ask(R"({"id":1,"history":""})")), "query.design");
  EXPECT_EQ(first_rule(ask(R"({"id":1,"design":"3+3"})")), "query.history-or-data");
  EXPECT_EQ(first_rule(three_plus_three("1NXN")), "history.bad-cohort");
  EXPECT_EQ(first_rule(three_plus_three("1NNN", R"({"sentinel":1})")), "design.unknown-option");
  EXPECT_EQ(first_rule(three_plus_three("1NNN", R"({"start_dose":"two"})")), "design.option-type");
  EXPECT_EQ(ask(R"({"id":7,"design":"3+3"})")["id"], 7);
}

TEST(DecideQuery, DaysThatCannotBeReadAreRefused) {
  const auto rule = [](const std::string& patient) {
    return first_rule(ask(R"({"design":"3+3","options":{"doses":3},"data":[)" + patient + "]}"));
  };
  EXPECT_EQ(rule(R"({"dose":1,"follow_up":14})"), "");
  EXPECT_EQ(rule(R"({"dose":1,"follow_up":14.0})"), "");
  EXPECT_EQ(rule(R"({"dose":1,"follow_up":null})"), "");
  for (const std::string key : {"follow_up", "start", "dlt_day"})
    for (const std::string days : {"13.5", "\"14\"", "true", "[14]", "1e9", "-1e14", "1000001"})
      EXPECT_EQ(rule(R"({"dose":1,")" + key + "\":" + days + "}"), "query.follow-up") << days;
  EXPECT_EQ(rule(R"({"dose":1,"given":"2026-03-02","follow_up":14})"), "query.follow-up");
}

TEST(DecideQuery, NumbersOutOfRangeAreRefused) {
  const auto on = [](const std::string& day) {
    return first_rule(
        ask(R"({"design":"3+3","options":{"doses":3},"on":)" + day + R"(,"data":[{"dose":1}]})"));
  };
  EXPECT_EQ(on("20500"), "");
  EXPECT_EQ(on("1e14"), "query.on");
  EXPECT_EQ(on("-2147483649"), "query.on");
  const auto cohorts = [](const std::string& options) {
    return first_rule(
        ask(R"({"design":"BOIN","history":"1NNN","options":{"doses":3,)" + options + "}}"));
  };
  EXPECT_EQ(cohorts(R"("ncohort":10)"), "");
  EXPECT_EQ(cohorts(R"("ncohort":1e12)"), "query.option");
  EXPECT_EQ(cohorts(R"("ncohort":0)"), "query.option");
  EXPECT_EQ(cohorts(R"("ncohort":999999,"cohort_size":900000000000000)"), "design.option-range");
}

TEST(DecideQuery, WhatSetsNothingIsRefused) {
  const std::string about = R"({"id":1,"history":"1NNN",)";
  EXPECT_EQ(first_rule(ask(about + R"("options":{"target":0.2}})")),
            "query.options-without-design");
  EXPECT_EQ(first_rule(ask(about + R"("doses":3})")), "query.options-without-design");
  EXPECT_EQ(first_rule(ask(about + R"("options":{}})")), "query.design");
}

TEST(DecideQuery, ModifiersStandAroundTheDesign) {
  const auto with = [](const std::string& modifiers) {
    return ask(R"({"id":"q","design":"BOIN","doses":4,"history":"1NNN 2NNN","modifiers":)" +
               modifiers + "}");
  };
  EXPECT_EQ(with("[]")["decision"]["patients"], 3);
  EXPECT_EQ(with(R"([{"name":"stop at n","n":8}])")["decision"]["patients"], 2);
  const Json beside = with(R"([{"name":"backfill"},{"name":"stop at n","n":12}])");
  EXPECT_EQ(beside["decision"]["backfill"].size(), 2u) << beside;
  EXPECT_EQ(first_rule(with(R"([{"name":"stop at m"}])")), "design.unknown-modifier");
  EXPECT_EQ(first_rule(with(R"([{"name":"stop at n","m":8}])")), "design.unknown-option");
  EXPECT_EQ(first_rule(with(R"([{"name":"stop at n","n":0}])")), "design.option-range");
  EXPECT_EQ(first_rule(with(R"([{"name":"stop at n","n":{}}])")), "query.option");
  EXPECT_EQ(first_rule(with(R"(["stop at n"])")), "query.modifiers");
  EXPECT_EQ(first_rule(ask(R"({"modifiers":[{"name":"no skipping"}],"history":""})")),
            "query.options-without-design");
}

TEST(DecideQuery, TheLengthOfAScenarioDoesNotRenameDoses) {
  const auto named = three_plus_three("1NNN", R"({"doses":["low","high"],"p_true":[0.1,0.2]})");
  EXPECT_EQ(named["decision"]["level"], "dose high") << named;
  EXPECT_EQ(first_rule(three_plus_three("1NNN", R"({"doses":2,"p_true":[0.1,0.2,0.3]})")),
            "query.p_true");
  EXPECT_EQ(first_rule(three_plus_three("1NNN", R"({"doses":2,"n_doses":3})")), "query.doses");
  EXPECT_EQ(first_rule(three_plus_three("1NNN", R"({"doses":["a","b"],"n_doses":2})")), "");
  EXPECT_EQ(
      first_rule(
          ask(R"({"design":"3+3","doses":["a","b"],"options":{"doses":["b","a"]},"history":""})")),
      "query.doses");
}

/// A stream with every byte of a good question replaced gives an answer or issues, never a crash.
TEST(DecideQuery, AnyBytesGetAnAnswer) {
  const std::string questions[] = {
      R"({"id":"q","design":"3+3","options":{"doses":3},"history":"1NNN 2NTN"})",
      R"({"design":"3+3","on":40,"options":{"ncohort":9},"data":[{"dose":1,"start":1,"dlt_day":2}]})"};
  for (const std::string& good : questions) {
    for (std::size_t i = 0; i < good.size(); ++i) {
      for (const std::string& c : {std::string(1, '\0'), std::string("\""), std::string("9"),
                                   std::string("T"), std::string("\xff"), std::string("{"),
                                   std::string("2147483647"), std::string("-9e14")}) {
        std::string bad = good;
        bad.replace(i, 1, c);
        const Json answer = ask(bad);
        EXPECT_TRUE(answer.contains("issues") || answer.contains("decision")) << bad;
      }
    }
  }
}

}  // namespace
}  // namespace caudata::io
