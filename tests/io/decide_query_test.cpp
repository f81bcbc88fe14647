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

/// A stream with every byte of a good question replaced gives an answer or issues, never a crash.
TEST(DecideQuery, AnyBytesGetAnAnswer) {
  const std::string good =
      R"({"id":"q","design":"3+3","options":{"doses":3},"history":"1NNN 2NTN"})";
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : {'\0', '"', '9', 'T', '\xff', '{'}) {
      std::string bad = good;
      bad[i] = c;
      const Json answer = ask(bad);
      EXPECT_TRUE(answer.contains("issues") || answer.contains("decision")) << bad;
    }
  }
}

}  // namespace
}  // namespace caudata::io
