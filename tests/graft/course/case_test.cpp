// SPDX-License-Identifier: Apache-2.0
#include "graft/course/case.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "graft/cell_id.hpp"
#include "graft/course/check_case.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata {
namespace {

using anatomy::Posture;
using core::CellCount;
using core::Days;
using graft::GraftCase;

struct CaseModel {
  anatomy::Cord cord;
  anatomy::CanalParameters canal;
};

CaseModel case_model() {
  std::vector<std::string> missing;
  const anatomy::Cord cord(test::project_ledger(), missing);
  const auto canal =
      test::project_ledger().resolve<anatomy::CanalParameters>("anatomy.canal", missing);
  EXPECT_TRUE(missing.empty());
  return {cord, canal};
}

/// A man with a lesion at T6 who gets one dose.
GraftCase sound_case() {
  const anatomy::CanalPersonParameters person = case_model().canal.person;
  GraftCase c;
  c.subject.csf = person.csf;
  c.subject.heart_rate = person.heart_rate;
  c.subject.stroke_volume = person.stroke_volume;
  c.subject.lesion = {anatomy::Segment{13}, 60};
  c.subject.block = {0.5, 40};
  c.administration.vehicle = {1.01, 0.9, 5, 2, 0.64};
  c.administration.postures = {{0, Posture::supine}};
  c.administration.doses = {{Days(0), CellCount(1.5e8)}};
  return c;
}

std::multiset<std::string> case_rules(const GraftCase& c) {
  const CaseModel model = case_model();
  std::multiset<std::string> rules;
  for (const core::Issue& issue : graft::check_case(c, model.cord, model.canal))
    rules.insert(issue.rule);
  return rules;
}

using Rules = std::multiset<std::string>;

TEST(GraftCase, ASoundOneHasNoFindings) { EXPECT_EQ(case_rules(sound_case()), Rules{}); }

TEST(GraftCase, RefusesDosesThatNoIdsTellApart) {
  GraftCase c = sound_case();
  auto& doses = c.administration.doses;
  doses = {};
  EXPECT_EQ(case_rules(c), Rules{"graft.no-dose"});
  doses = {{Days(1), CellCount(1e6)}};
  EXPECT_EQ(case_rules(c), Rules{"graft.first-dose"});
  doses = {{Days(0), CellCount(1e6)}, {Days(14), CellCount(1e6)}, {Days(14), CellCount(1e6)}};
  EXPECT_EQ(case_rules(c), Rules{"graft.dose-order"});
  doses.assign(5, {Days(0), CellCount(1e6)});
  for (int i = 0; i < 5; ++i) doses[static_cast<std::size_t>(i)].day = Days(14 * i);
  EXPECT_EQ(case_rules(c), Rules{"graft.too-many-doses"});
  const auto most = static_cast<double>(graft::most_cells_of_a_dose);
  doses = {{Days(0), CellCount(most)}};
  EXPECT_EQ(case_rules(c), Rules{});
  doses = {{Days(0), CellCount(most + 1)}, {Days(1), CellCount(0.5)}, {Days(2), CellCount(-1)}};
  EXPECT_EQ(case_rules(c), (Rules{"graft.cells", "graft.cells", "graft.cells"}));
}

TEST(GraftCase, RefusesPosturesOutOfOrder) {
  GraftCase c = sound_case();
  auto& postures = c.administration.postures;
  postures = {};
  EXPECT_EQ(case_rules(c), Rules{"graft.no-posture"});
  postures = {{1, Posture::supine}};
  EXPECT_EQ(case_rules(c), Rules{"graft.first-posture"});
  postures = {{0, Posture::supine}, {2, Posture::prone}, {2, Posture::sitting}};
  EXPECT_EQ(case_rules(c), Rules{"graft.posture-order"});
}

TEST(GraftCase, RefusesWhatTheCanalCannotBe) {
  GraftCase c = sound_case();
  c.subject.lesion = {anatomy::Segment{0}, 60};
  EXPECT_EQ(case_rules(c), Rules{"canal.lesion-outside"});
  c = sound_case();
  c.subject.lesion->length = 0;
  EXPECT_EQ(case_rules(c), Rules{"canal.lesion-length"});
  c = sound_case();
  c.subject.csf = 0.05;
  EXPECT_EQ(case_rules(c).count("canal.gap"), 1u);
  c = sound_case();
  c.administration.vehicle.volume = 500;
  EXPECT_EQ(case_rules(c), Rules{"canal.volume"});
  c = sound_case();
  c.subject.block.passage = 1.01;
  EXPECT_EQ(case_rules(c), Rules{"canal.passage"});
  c.subject.block = {-0.01, -1};
  EXPECT_EQ(case_rules(c), (Rules{"canal.passage", "canal.block-length"}));
  c = sound_case();
  c.subject.length_scale = 0;
  EXPECT_EQ(case_rules(c), Rules{"canal.length-scale"});
  c = sound_case();
  c.subject.csf = -1;
  EXPECT_EQ(case_rules(c), Rules{"canal.fluid"});
}

TEST(GraftCase, RefusesWhatCannotBeInjected) {
  std::vector<std::string> missing;
  const auto product =
      test::project_ledger().resolve<product::ProductParameters>("product", missing);
  const auto rules = [&](double volume, double rate, double cells) {
    GraftCase c = sound_case();
    c.administration.vehicle.volume = volume;
    c.administration.vehicle.rate = rate;
    if (cells > 0)
      c.administration.doses.front().cells = CellCount(cells);
    else
      c.administration.doses.clear();
    Rules found;
    for (const core::Issue& issue : graft::check_delivery(c, product)) found.insert(issue.rule);
    return found;
  };
  const double kept = product.preparation.dead_volume;
  EXPECT_EQ(rules(5, 2, 1.5e8), Rules{});
  EXPECT_EQ(rules(0.2, 2, 1.5e8), Rules{"product.too-many-cells"});
  EXPECT_EQ(rules(0.2, 2, 1e7), Rules{});
  EXPECT_EQ(rules(kept, 2, 1e3), Rules{"product.dead-volume"});
  EXPECT_EQ(rules(kept, 2, 0), Rules{"product.dead-volume"});  // doses not known
  EXPECT_EQ(rules(5, 5.0 / 30, 1.5e8), Rules{});
  EXPECT_EQ(rules(5, 5.0 / 31, 1.5e8), Rules{"graft.injection-time"});
}

TEST(GraftCase, ACompleteBlockLeavesLessRoomForTheVolume) {
  GraftCase c = sound_case();
  c.administration.vehicle.volume = 60;
  EXPECT_EQ(case_rules(c), Rules{});
  c.subject.block = {0, 20};
  EXPECT_EQ(case_rules(c), Rules{"canal.volume"});
}

TEST(GraftCase, SaysAllProblemsAtOnce) {
  GraftCase c = sound_case();
  c.subject.lesion = {anatomy::Segment{29}, 80};
  c.administration.vehicle.volume = 500;
  c.administration.vehicle.density = 3;
  c.administration.vehicle.rate = -1;
  c.administration.postures.front().hour = 3;
  c.administration.doses.clear();
  EXPECT_EQ(case_rules(c), (Rules{"canal.lesion-outside", "canal.volume", "product.vehicle-density",
                                  "product.rate", "graft.first-posture", "graft.no-dose"}));
}

TEST(GraftCase, NoNumberIsNone) {
  GraftCase c = sound_case();
  const double none = std::numeric_limits<double>::quiet_NaN();
  c.subject.heart_rate = none;
  c.subject.block.passage = none;
  c.administration.doses.front().cells = CellCount(none);
  EXPECT_EQ(case_rules(c), (Rules{"canal.heart-rate", "canal.passage", "graft.cells"}));
}

TEST(GraftCase, AnIssuePointsAtTheValueOrTheTableAroundIt) {
  const graft::CasePlaces places("f", {{"administration", {"f", 3, 1}},
                                       {"administration.given[1]", {"f", 5, 1}},
                                       {"administration.given[1].day", {"f", 6, 7}}});
  EXPECT_EQ(places.at("administration.given[1].day").line, 6);
  EXPECT_EQ(places.at("administration.given[1].cells").line, 5);
  EXPECT_EQ(places.at("administration.given[0].cells").line, 3);
  EXPECT_EQ(places.at("subject.name"), (core::SourceLocation{"f", 0, 0}));
}

TEST(GraftPostures, BeginAnewWithEachDose) {
  graft::Administration a;
  a.postures = {{0, Posture::supine}, {6, Posture::prone}, {72, Posture::sitting}};
  a.doses = {{Days(0), CellCount(1)}, {Days(2), CellCount(1)}};
  EXPECT_EQ(graft::posture_course(a), (std::vector<graft::PostureFrom>{{0, Posture::supine},
                                                                       {6, Posture::prone},
                                                                       {48, Posture::supine},
                                                                       {54, Posture::prone},
                                                                       {120, Posture::sitting}}));
  EXPECT_EQ(graft::nominal_cells(a), CellCount(2));
}

TEST(GraftPuncture, EveryDiscLiesCaudalOfTheCordAndWithinTheSac) {
  const CaseModel model = case_model();
  const anatomy::CanalAxis axis(model.cord, model.canal.axis, 1);
  double before = axis.conus();
  for (const graft::Puncture puncture : graft::every_puncture) {
    const double x = axis.at(graft::disc(puncture));
    EXPECT_GT(x, before) << graft::name(puncture);
    EXPECT_LE(x, axis.length()) << graft::name(puncture);
    before = x;
  }
}

TEST(GraftCellRules, AreAllOnUntilSwitchedOff) {
  graft::CellRules rules;
  EXPECT_TRUE(rules.all());
  std::set<std::string> names;
  for (const graft::CellRule rule : graft::every_cell_rule) {
    names.insert(graft::name(rule));
    EXPECT_TRUE(rules[rule]);
    EXPECT_FALSE(graft::CellRules::none()[rule]);
  }
  EXPECT_EQ(names.size(), graft::cell_rules);
  rules.switch_off(graft::CellRule::commit);
  EXPECT_FALSE(rules[graft::CellRule::commit]);
  EXPECT_TRUE(rules[graft::CellRule::divide]);
  EXPECT_EQ(rules.switch_on(graft::CellRule::commit), graft::CellRules());
}

}  // namespace
}  // namespace caudata
