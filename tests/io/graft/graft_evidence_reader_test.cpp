// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_evidence_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "io/embedded.hpp"

namespace caudata::io {
namespace {

std::string_view evidence_text(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path) return file.text;
  return {};
}

constexpr const char* canal_path = "data/evidence/canal.csv";
constexpr const char* findings_path = "data/evidence/graft.csv";

const std::string canal_head =
    "id,what,observed,lower,upper,unit,species,source,if_missed,not_modelled\n";
const std::string findings_head =
    "id,what,observed,lower,upper,unit,species,since,from,to,least,source,if_missed\n";

/// "rule@line:column" of every issue.
std::vector<std::string> rules_of(const core::Issues& issues) {
  std::vector<std::string> rules;
  for (const core::Issue& issue : issues)
    rules.push_back(issue.rule + "@" + std::to_string(issue.at.line) + ":" +
                    std::to_string(issue.at.column));
  return rules;
}

std::vector<std::string> wrong_canal(const std::string& text) {
  const auto read = read_published_canal(text, "t.csv");
  return read ? std::vector<std::string>{} : rules_of(read.error());
}

std::vector<std::string> wrong_findings(const std::string& text) {
  const auto read = read_published_findings(text, "t.csv");
  return read ? std::vector<std::string>{} : rules_of(read.error());
}

using Rules = std::vector<std::string>;

}  // namespace

TEST(GraftEvidence, EveryBuiltInFindingHasItsRuleAndTheOtherWayRound) {
  const auto findings = read_published_findings(evidence_text(findings_path), findings_path);
  ASSERT_TRUE(findings.has_value()) << core::to_text(findings.error());
  std::set<std::string> listed;
  for (const auto& f : *findings) listed.insert(f.id);
  const auto known = graft::finding_ids();
  EXPECT_EQ(listed, std::set<std::string>(known.begin(), known.end()));
}

TEST(GraftEvidence, TheBuiltInCanalIsRead) {
  const auto canal = read_published_canal(evidence_text(canal_path), canal_path);
  ASSERT_TRUE(canal.has_value()) << core::to_text(canal.error());
  std::set<std::string> ids;
  for (const auto& p : *canal) ids.insert(p.id);
  for (const char* id :
       {"c2-c3-velocity-range", "c2-c3-stroke-volume", "dtpa-half-life", "tracer-ascent"})
    EXPECT_TRUE(ids.contains(id)) << id;
}

TEST(GraftEvidence, AFindingHasItsValues) {
  const auto read = read_published_findings(
      "# remark\n" + findings_head +
          "living-two-months,w,none found,,0.001,share,rat,last dose,1440,1800,3000,\"s, t\",r\n",
      "t.csv");
  ASSERT_TRUE(read.has_value());
  const graft::PublishedFinding& f = read->front();
  EXPECT_TRUE(std::isinf(f.lower));
  EXPECT_LT(f.lower, 0);
  EXPECT_EQ(f.upper, 0.001);
  EXPECT_EQ(f.since, graft::Since::last_dose);
  EXPECT_EQ(f.from, 1440);
  EXPECT_EQ(f.least, 3000u);
  EXPECT_EQ(f.source, "s, t");
  EXPECT_EQ(f.if_missed, "r");
}

TEST(GraftEvidence, EverythingWrongIsNamedWithItsPlace) {
  EXPECT_EQ(wrong_canal("id,what,observed,lower,upper,unit,species,if_missed,not_modelled\n"),
            (Rules{"evidence.column@1:1"}));
  EXPECT_EQ(wrong_canal("id,id," + canal_head),
            (Rules{"evidence.column@1:4", "evidence.column@1:7"}));
  EXPECT_EQ(wrong_canal(canal_head + "a,w,x,1,2,mL,human,s,,\n"),
            (Rules{"evidence.number@2:5", "evidence.bounds@2:7"}));
  EXPECT_EQ(wrong_canal(canal_head + "a,w,3,1,2,mL,,,,\na,w,1.5,1,2,mL,human,s,,\n"),
            (Rules{"evidence.bounds@2:7", "evidence.missing@2:14", "evidence.missing@2:15",
                   "evidence.twice@3:1"}));
  EXPECT_EQ(wrong_findings(findings_head + "living,w,o,,1,share,rat,dose,2,1,0.5,s,\n"),
            (Rules{"evidence.finding@2:1", "evidence.since@2:25", "evidence.times@2:30",
                   "evidence.number@2:34"}));
  EXPECT_EQ(
      wrong_findings(findings_head + "living-two-months,w,o,,,share,rat,last dose,1,2,1,s,\n"),
      (Rules{"evidence.bounds@2:23"}));
}

}  // namespace caudata::io
