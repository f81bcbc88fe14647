// SPDX-License-Identifier: Apache-2.0
// What a protocol's own stopping rule on events of the procedure and its own holds do to the next
// decision of a trial under way: the XS228 example with these tables added.
#include <gtest/gtest.h>

#include <sstream>

#include "core/date.hpp"
#include "io/decide/listing_csv.hpp"
#include "io/protocol_reader.hpp"
#include "support/source_file.hpp"
#include "trial/hold_limits.hpp"
#include "trial/listing/advice.hpp"
#include "trial/listing/decision_rule.hpp"
#include "trial/listing/read_patients.hpp"
#include "trial/study.hpp"
#include "trial/validate.hpp"

namespace caudata::io {
namespace {

constexpr const char* rules = R"(
[procedure_stopping]
tolerated_rate = 0.001
patients       = 24
stated_in      = "assumed"

[holds]
after_failed_puncture = "7 d"
least_delivered       = 0.8
after_event           = "3 d"
clearance             = "14 d"
stated_in             = "assumed"

[[holds.interval]]
drug     = "warfarin"
interval = "9 d"

)";

const trial::DecisionRule& with_rules() {
  static const trial::DecisionRule rule = [] {
    std::string text = test::source_file("protocols/xs228-phase1.protocol.toml");
    text.insert(text.find("[stopping]"), rules);
    const auto draft = read_protocol(text, "p.toml").value();
    EXPECT_FALSE(trial::check(draft).has_errors()) << core::to_text(trial::check(draft));
    auto escalation = trial::make_escalation(draft.protocol).value();
    return trial::DecisionRule{draft.protocol, std::move(escalation), ""};
  }();
  return rule;
}

struct Found {
  trial::TrialStanding standing;
  trial::Advice advice;
};

Found found(const std::string& listing_text, const char* on) {
  std::istringstream in(listing_text);
  const auto& rule = with_rules();
  const auto listing = read_listing_csv(in, "d.csv", 2).value();
  auto list = trial::read_patients(listing, rule.protocol, core::parse_date(on)).value();
  Found all{trial::standing_of(listing, std::move(list), rule.protocol, rule.escalation), {}};
  safety::AntithromboticIntervals guideline;
  guideline.hours.fill(24);
  all.advice = trial::advise(all.standing, rule.protocol, rule.escalation,
                             trial::hold_limits(rule.protocol.holds, guideline));
  return all;
}

constexpr const char* events = "subject,part,dose,given,dlt,dlt_date,last_seen,procedure_event\n";

TEST(DecideSafetyRules, AnEventOfTheProcedureStopsTheTrialInTheMiddleOfACohort) {
  const Found all =
      found(std::string(events) + "1,SAD,L,2025-01-01,no,,2025-01-20,2025-01-03\n", "2025-01-20");
  const auto* stop = std::get_if<design::Stop>(&all.advice.decision);
  ASSERT_NE(stop, nullptr);
  EXPECT_EQ(stop->reason.rule, "joint.procedure");
  EXPECT_EQ(all.standing.record.procedure, (design::ProcedureCount{1, 1}));
}

TEST(DecideSafetyRules, WithoutOneTheCohortGoesOn) {
  const Found all =
      found(std::string(events) + "1,SAD,L,2025-01-01,no,,2025-01-20,\n", "2025-01-20");
  EXPECT_TRUE(std::holds_alternative<design::Treat>(all.advice.decision));
  EXPECT_EQ(all.standing.record.procedure, (design::ProcedureCount{1, 0}));
}

TEST(DecideSafetyRules, WhoIsDosedAfterTheBoundaryIsADeviation) {
  const Found all = found(std::string(events) +
                              "1,SAD,L,2025-01-01,no,,2025-03-01,2025-01-03\n"
                              "2,SAD,L,2025-01-15,no,,2025-03-01,\n"
                              "3,SAD,L,2025-01-22,no,,2025-03-01,\n"
                              "4,SAD,H,2025-03-10,no,,2025-03-10,\n",
                          "2025-03-10");
  ASSERT_EQ(all.standing.findings.size(), 1u);
  EXPECT_EQ(all.standing.findings[0].rule, "listing.other-level");
}

TEST(DecideSafetyRules, AnEventBeforeTheFirstDoseIsRefused) {
  std::istringstream in(std::string(events) + "1,SAD,L,2025-01-02,no,,2025-01-20,2025-01-01\n");
  const auto listing = read_listing_csv(in, "d.csv", 2).value();
  const auto read = trial::read_patients(listing, with_rules().protocol, std::nullopt);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error()[0].rule, "listing.procedure-event-before-dosing");
}

/// "rule until date" of each hold of the one patient's next dose on 2025-01-15, his second.
std::vector<std::string> holds_of(const std::string& columns, const std::string& cells) {
  const Found all = found("subject,part,dose,given,dlt,dlt_date,last_seen," + columns +
                              "\n1,MAD,L,2025-01-01,no,,2025-01-15," + cells + "\n",
                          "2025-01-15");
  std::vector<std::string> shown;
  for (const safety::Hold& hold : all.advice.next_doses.at(0).holds)
    shown.push_back(std::string(hold.rule) +
                    (hold.until ? " until " + core::date_text(*hold.until) : ""));
  return shown;
}

TEST(DecideSafetyRules, TheLimitsOfTheProtocolHold) {
  using Shown = std::vector<std::string>;
  EXPECT_EQ(holds_of("delivered", ""), Shown{});
  EXPECT_EQ(holds_of("failed_puncture", "2025-01-14"),
            Shown{"hold.failed-puncture until 2025-01-21"});
  EXPECT_EQ(holds_of("failed_puncture", "2025-01-08"), Shown{});
  EXPECT_EQ(holds_of("delivered", "0.7"), Shown{"hold.delivered-dose"});
  EXPECT_EQ(holds_of("delivered", "0.8"), Shown{});
  EXPECT_EQ(holds_of("event,event_resolved", "meningitis,2025-01-14"),
            Shown{"hold.event until 2025-01-17"});
  EXPECT_EQ(holds_of("event,event_resolved", "meningitis,"), Shown{"hold.event"});
  EXPECT_EQ(holds_of("antithrombotic,antithrombotic_last", "warfarin,2025-01-08"),
            Shown{"hold.anticoagulation until 2025-01-17"});
  EXPECT_EQ(holds_of("antithrombotic,antithrombotic_last", "dabigatran,2025-01-08"), Shown{});
}

}  // namespace
}  // namespace caudata::io
