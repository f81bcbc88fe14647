// SPDX-License-Identifier: Apache-2.0
// From a listing of patients to the next decision of the XS228 example: SAD then MAD, doses L and
// H, one sentinel for 14 d, stagger 7 d, window 28 d, review 14 d, 3+3.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/date.hpp"
#include "io/decide/answer.hpp"
#include "io/decide/listing_csv.hpp"
#include "io/decide/record_html.hpp"
#include "io/protocol_reader.hpp"
#include "report/decision/level_count.hpp"
#include "trial/listing/read_patients.hpp"
#include "trial/study.hpp"

namespace caudata::io {
namespace {

const trial::DecisionRule& xs228() {
  static const trial::DecisionRule rule = [] {
    std::ifstream in(CAUDATA_SOURCE_DIR "/protocols/xs228-phase1.protocol.toml");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    trial::Protocol protocol = read_protocol(text, "p.toml").value().protocol;
    auto escalation = trial::make_escalation(protocol).value();
    return trial::DecisionRule{std::move(protocol), std::move(escalation), ""};
  }();
  return rule;
}

constexpr const char* header = "subject,part,dose,given,dlt,dlt_date,last_seen,left\n";

core::Result<trial::PatientList> patients(const std::string& rows, const char* on = nullptr) {
  std::istringstream in(header + rows);
  const auto listing = read_listing_csv(in, "d.csv", 2);
  if (!listing) return core::failure(listing.error());
  return trial::read_patients(*listing, xs228().protocol,
                              on ? core::parse_date(on) : std::optional<core::Days>());
}

struct Found {
  trial::TrialStanding standing;
  trial::Advice advice;
};
Found found(const std::string& rows, const char* on = nullptr, const char* columns = header) {
  std::istringstream in(columns + rows);
  const auto listing = read_listing_csv(in, "d.csv", 2).value();
  auto list = trial::read_patients(listing, xs228().protocol,
                                   on ? core::parse_date(on) : std::optional<core::Days>())
                  .value();
  Found all{trial::standing_of(listing, std::move(list), xs228().protocol, xs228().escalation), {}};
  all.advice = trial::advise(all.standing, xs228().protocol, xs228().escalation, {});
  return all;
}

std::string shown(const Found& all) {
  return report::headline(all.advice.decision, {xs228(), all.standing, all.advice});
}

/// "rule@line:column" of every issue.
std::vector<std::string> refused(const std::string& rows, const char* on = nullptr) {
  const auto read = patients(rows, on);
  std::vector<std::string> rules;
  if (read) return rules;
  for (const core::Issue& issue : read.error())
    rules.push_back(issue.rule + "@" + std::to_string(issue.at.line) + ":" +
                    std::to_string(issue.at.column));
  return rules;
}

using Rules = std::vector<std::string>;

constexpr const char* three_at_sad_l =
    "1,SAD,L,2025-01-01,no,,2025-03-01,\n"
    "2,SAD,L,2025-01-15,no,,2025-03-01,\n"
    "3,SAD,L,2025-01-22,no,,2025-03-01,\n";

}  // namespace

TEST(DecideListing, ImpossibleRowsAreRefusedWithTheirPlaces) {
  EXPECT_EQ(refused("1,SAD,X,2025-01-01,no,,2025-02-01,\n"), Rules{"listing.unknown-dose@2:7"});
  EXPECT_EQ(refused("1,SAD,3,2025-01-01,no,,2025-02-01,\n"), Rules{"listing.beyond-ladder@2:7"});
  EXPECT_EQ(refused("1,SED,L,2025-01-01,no,,2025-02-01,\n"), Rules{"listing.unknown-part@2:3"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-09,yes,2025-01-08,2025-02-01,\n"),
            Rules{"listing.dlt-before-dosing@2:24"});
  EXPECT_EQ(refused("1,SAD,L,,yes,2025-01-08,2025-02-01,\n"),
            Rules{"listing.dlt-without-dose@2:14"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-09,yes,,2025-02-01,\n"),
            Rules{"listing.dlt-without-date@2:24"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-09,no,2025-01-10,2025-02-01,\n"),
            Rules{"listing.date-without-dlt@2:23"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-09,,,2025-02-01,\n"), Rules{"listing.dlt-missing@2:20"});
  EXPECT_EQ(refused("1,MAD,L,2025-01-15 2025-01-01,no,,2025-02-01,\n"),
            Rules{"listing.dates-out-of-order@2:9"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-15 2025-01-20,no,,2025-02-01,\n"),
            Rules{"listing.too-many-doses@2:9"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-15,no,,2025-01-14,\n"),
            Rules{"listing.follow-up-before-last-dose@2:24"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-15,yes,2025-02-14,2025-02-01,\n"),
            Rules{"listing.dlt-after-follow-up@2:24"});
  EXPECT_EQ(refused("1,SAD,L,2025-02-30,no,,2025-03-01,\n"), Rules{"listing.date@2:9"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-15,maybe,,2025-02-01,\n"), Rules{"listing.yes-or-no@2:20"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-15,no,,2025-02-01,\n1,SAD,L,2025-01-22,no,,2025-02-01,\n"),
            Rules{"listing.duplicate-subject@3:1"});
  EXPECT_EQ(refused("1,SAD,L,2025-01-15,no,,2025-02-02,\n", "2025-02-01"),
            Rules{"listing.future-date@2:24"});
  EXPECT_EQ(refused("1,SAD,L\n"), Rules{"listing.malformed-row@2:1"});
}

TEST(DecideListing, AllThatIsWrongIsSaidAtOnce) {
  EXPECT_EQ(refused("1,SAD,9,2025-01-01,no,,2025-02-01,\n"
                    "2,SAD,L,2025-01-09,yes,2025-01-08,2025-02-01,\n")
                .size(),
            2u);
}

TEST(DecideListing, HeadersAreChecked) {
  const auto rules = [](const char* columns) {
    std::istringstream in(columns);
    const auto read = read_listing_csv(in, "d.csv", 2);
    Rules all;
    if (!read)
      for (const core::Issue& issue : read.error()) all.push_back(issue.rule + issue.suggestion);
    return all;
  };
  EXPECT_TRUE(rules("Subject,PART,dose,given,DLT,DLT date,last-seen\n").empty());
  EXPECT_EQ(rules("subject,part,dose,given,dlt,dlt_date,last_sene\n"),
            (Rules{"listing.unknown-columndid you mean \"last_seen\"?",
                   "listing.missing-columncaudata decide --template prints a header"}));
  EXPECT_EQ(rules("").size(), 1u);
}

TEST(DecideListing, NobodyDosedBegins) {
  EXPECT_EQ(shown(found("", "2025-01-01")), "Treat 3 patients at SAD L.");
}

TEST(DecideListing, WithoutAnyDateTheDayMustBeGiven) {
  const std::string waiting = "1,SAD,L,,no,,,\n";
  EXPECT_EQ(refused(""), Rules{"listing.no-date@0:0"});
  EXPECT_EQ(refused(waiting), Rules{"listing.no-date@0:0"});
  EXPECT_EQ(refused("1,SAD,L,2025-02-30,no,,,\n")[0], "listing.date@2:9");  // the cause alone
  EXPECT_EQ(shown(found(waiting, "2025-01-01")), "Treat 3 patients at SAD L.");
  EXPECT_EQ(core::date_text(found("1,SAD,L,,no,,1969-05-01,\n").standing.list.on), "1969-05-01");
}

TEST(DecideListing, FollowUpThatIsBehindIsAWarning) {
  const std::string row = "1,SAD,L,2025-01-01,no,,2025-01-20,\n";
  const auto behind = [&](const char* on) { return found(row, on).standing.findings.size(); };
  EXPECT_EQ(behind("2025-01-29"), 0u);  // the last day of the window
  EXPECT_EQ(behind("2025-01-30"), 1u);
  const Found all = found(row, "2025-03-01");
  ASSERT_EQ(all.standing.findings.size(), 1u);
  EXPECT_EQ(all.standing.findings[0].rule, "listing.follow-up-behind");
  EXPECT_EQ(all.standing.findings[0].at.column, 24);
  const report::DecisionCase about{xs228(), all.standing, all.advice};
  EXPECT_EQ(report::who_may_be_dosed(about).back(),
            "1: the window closed on 2025-01-29, but the patient was last seen on 2025-01-20.");
  EXPECT_EQ(report::patient_rows(about)[0].back(), "pending: window closed on 2025-01-29");
  EXPECT_TRUE(
      found("1,SAD,L,2025-01-01,no,,2025-01-20,yes\n", "2025-03-01").standing.findings.empty());
}

TEST(DecideListing, FollowUpThatIsBehindIsSaidWhereverTheDecisionIs) {
  const Found all = found("1,SAD,L,2025-01-01,no,,2025-01-20,\n", "2025-03-01");
  const report::DecisionCase about{xs228(), all.standing, all.advice};
  const std::string words = report::follow_up_in_words(about);
  EXPECT_EQ(words,
            "Follow-up is behind: by 2025-03-01 the window of 1 (last seen 2025-01-20) was over. "
            "Counted as pending until last_seen is brought up to date.");
  DecisionPapers papers;
  papers.findings = all.standing.findings;
  papers.on_from = "given";
  const std::string logged = "{" + log_members(about, papers) + "}";
  for (const std::string& text : {decision_record_html(about, papers), logged})
    EXPECT_NE(text.find(words), std::string::npos) << text;
  const std::string answer =
      answer_json("", {all.advice.decision, all.standing.record, xs228(), &all.standing.findings});
  for (const std::string& text : {logged, answer})
    EXPECT_NE(text.find(R"("deviations":["listing.follow-up-behind: the window of 1 closed on)"),
              std::string::npos)
        << text;
  const Found up_to_date = found("1,SAD,L,2025-01-01,no,,2025-01-29,\n", "2025-03-01");
  EXPECT_EQ(report::follow_up_in_words({xs228(), up_to_date.standing, up_to_date.advice}), "");
}

TEST(DecideListing, ThePatientsOfALevelAddUp) {
  const Found all = found(
      "1,SAD,L,2025-01-01,no,,2025-01-20,yes\n2,SAD,L,2025-01-20,yes,2025-02-01,2025-02-10,\n"
      "3,SAD,L,2025-02-05,no,,2025-02-10,\n");
  const report::LevelCount count = report::level_count(all.standing.record, {0, 0});
  EXPECT_EQ(count.dosed(), static_cast<int>(all.standing.record.patients.size()));
  const report::DecisionCase about{xs228(), all.standing, all.advice};
  EXPECT_EQ(report::counts_in_words(about),
            std::vector<std::string>{
                "SAD L: 3 dosed = 1 evaluable (1 with a DLT) + 1 pending + 1 not counted."});
  EXPECT_EQ(report::level_rows(about)[0],
            (std::vector<std::string>{"SAD L", "3", "1", "1", "1", "1"}));
  EXPECT_EQ(report::level_columns(about).size(), 6u);
}

TEST(DecideListing, ASentinelHoldsTheNextPatient) {
  const Found all = found("1,SAD,L,2025-01-01,no,,2025-01-05,\n");
  EXPECT_EQ(shown(all), "Wait until 2025-01-15, then treat 2 at SAD L.");
  EXPECT_EQ(shown(found("1,SAD,L,2025-01-01,no,,2025-01-05,\n", "2025-01-15")),
            "Treat 2 patients at SAD L.");
}

TEST(DecideListing, AStartBeforeTheHoldEndsIsAWarning) {
  const Found all =
      found("1,SAD,L,2025-01-01,no,,2025-01-05,\n2,SAD,L,2025-01-08,no,,2025-01-08,\n");
  ASSERT_EQ(all.standing.findings.size(), 1u);
  EXPECT_EQ(all.standing.findings[0].rule, "listing.started-too-early");
  EXPECT_EQ(all.standing.findings[0].at.line, 3);
}

TEST(DecideListing, PendingPatientsAreWaitedForAndTheirOutcomesForeseen) {
  const Found all = found(three_at_sad_l, "2025-03-05");
  EXPECT_EQ(shown(all), "Treat 3 patients at SAD H.");  // the review ended before
  const Found early = found(
      "1,SAD,L,2025-01-01,no,,2025-02-01,\n2,SAD,L,2025-01-15,no,,2025-02-01,\n"
      "3,SAD,L,2025-01-22,no,,2025-02-01,\n");
  EXPECT_EQ(shown(early), "Wait for the outcome of 2, 3.");
  ASSERT_EQ(early.advice.pending.size(), 3u);
  const design::DoseLadder& ladder = xs228().escalation.ladder();
  EXPECT_EQ(report::in_short(early.advice.pending[0].decision, ladder), "treat 3 at SAD H");
  EXPECT_EQ(report::in_short(early.advice.pending[1].decision, ladder), "treat 3 at SAD L");
  EXPECT_EQ(report::in_short(early.advice.pending[2].decision, ladder), "stop: no safe dose");
}

TEST(DecideListing, TheReviewOfACohortIsWaitedFor) {
  const std::string rows =
      "1,SAD,L,2025-01-01,no,,2025-02-19,\n2,SAD,L,2025-01-15,no,,2025-02-19,\n"
      "3,SAD,L,2025-01-22,no,,2025-02-19,\n";
  EXPECT_EQ(shown(found(rows)), "Wait until 2025-03-05, then treat 3 at SAD H.");
}

TEST(DecideListing, AReplacementListedInItsCohortFillsThePlace) {
  const char* columns = "subject,part,dose,given,dlt,dlt_date,last_seen,left,cohort\n";
  const Found all = found(
      "1,SAD,L,2025-01-01,no,,2025-04-01,,1\n2,SAD,L,2025-01-15,no,,2025-01-20,yes,1\n"
      "3,SAD,L,2025-01-22,no,,2025-04-01,,1\n4,SAD,L,2025-01-29,no,,2025-04-01,,1\n",
      nullptr, columns);
  EXPECT_EQ(shown(all), "Treat 3 patients at SAD H.");
}

TEST(DecideListing, WhoLeavesEarlyIsReplaced) {
  const Found all = found(
      "1,SAD,L,2025-01-01,no,,2025-03-01,\n2,SAD,L,2025-01-15,no,,2025-01-20,yes\n"
      "3,SAD,L,2025-01-22,no,,2025-03-01,\n");
  EXPECT_EQ(all.standing.patients[1].evaluability, design::Evaluability::left_before_window);
  EXPECT_EQ(shown(all), "Treat 1 patient at SAD L.");
}

TEST(DecideListing, ACohortThatCanOnlyTurnBackIsNotCompleted) {
  const Found all = found(
      "1,SAD,L,2025-01-01,yes,2025-01-05,2025-03-01,\n"
      "2,SAD,L,2025-02-01,yes,2025-02-03,2025-03-01,\n");
  EXPECT_EQ(shown(all), "Stop: no safe dose.");
  EXPECT_TRUE(all.advice.settled);
}

TEST(DecideListing, APlannedDoseKeepsTheWindowOpen) {
  const std::string mad = "4,MAD,L,2025-04-01 2025-04-15,no,,2025-04-20,\n";
  const Found all = found(std::string(three_at_sad_l) + mad);
  const trial::PatientStanding& patient = all.standing.patients[3];
  EXPECT_EQ(patient.evaluability, design::Evaluability::pending);
  EXPECT_EQ(core::date_text(patient.window_closes), "2025-06-10");  // day 43 and 28 d
  ASSERT_EQ(all.advice.next_doses.size(), 1u);
  EXPECT_EQ(all.advice.next_doses[0].ordinal, 3);
  EXPECT_EQ(core::date_text(*all.advice.next_doses[0].due), "2025-04-29");
  ASSERT_FALSE(all.standing.findings.empty());  // MAD opened while SAD went on
  EXPECT_EQ(all.standing.findings[0].rule, "listing.other-level");
}

TEST(DecideListing, EveryWaitingPatientHeldIsAReasonToWait) {
  const char* columns =
      "subject,part,dose,given,dlt,dlt_date,last_seen,left,failed_puncture,delivered,event\n";
  const std::string dosed =
      "1,SAD,L,2025-01-01,no,,2025-03-01,,,,\n2,SAD,L,2025-01-15,no,,2025-03-01,,,,\n"
      "3,SAD,L,2025-01-22,no,,2025-03-05,,,,\n";
  const Found held = found(dosed + "4,SAD,H,,no,,,,2025-03-04,,\n", nullptr, columns);
  EXPECT_EQ(std::get<design::Wait>(held.advice.decision).reason.rule, "hold.failed-puncture");
  ASSERT_TRUE(held.advice.afterwards);
  const Found free =
      found(dosed + "4,SAD,H,,no,,,,2025-03-04,,\n5,SAD,H,,no,,,,,,\n", nullptr, columns);
  EXPECT_EQ(shown(free), "Treat 3 patients at SAD H.");
}

TEST(DecideListing, TheRecordIsOnePageThatStandsAlone) {
  const Found all = found(three_at_sad_l, "2025-03-05");
  DecisionPapers papers;
  papers.title = "A <title>";
  papers.inputs = {{"data", "d.csv", "abc"}};
  papers.time = "2025-03-01T10:00:00Z";
  papers.time_from = "given";
  papers.log = LogHead{4, "feed"};
  const std::string page = decision_record_html({xs228(), all.standing, all.advice}, papers);
  for (const char* part : {"Treat 3 patients at SAD H.", "3+3.", "A &lt;title&gt;", "feed",
                           "entry 4", "as given", "0 of 3 with a DLT", "signatures"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
  for (const char* outside : {"http:", "https:", "<script", "src="})
    EXPECT_EQ(page.find(outside), std::string::npos) << outside;
}

/// BOIN with backfill: L is open while the cohort at H is pending. Who is backfilled counts at L
/// and takes no place; at H he is a deviation.
TEST(DecideListing, ABackfilledPatientIsOfNoCohort) {
  trial::Protocol protocol = xs228().protocol;
  protocol.escalation->design = "BOIN";
  protocol.escalation->options = {};
  protocol.escalation->modifiers = {{"backfill", {{"n", {std::int64_t{5}, {}}}}}};
  const design::Escalation escalation = trial::make_escalation(protocol).value();
  const std::string rows =
      std::string("subject,part,dose,given,dlt,dlt_date,last_seen,backfill\n") + three_at_sad_l +
      "4,SAD,H,2025-03-10,no,,2025-04-12,\n"
      "5,SAD,H,2025-03-24,no,,2025-04-12,\n"
      "6,SAD,H,2025-03-31,no,,2025-04-12,\n"
      "7,SAD,L,2025-04-09,no,,2025-04-12,yes\n";
  const auto standing = [&](const std::string& text) {
    std::istringstream in(text);
    const auto listing = read_listing_csv(in, "d.csv", 2).value();
    return trial::standing_of(listing, trial::read_patients(listing, protocol, {}).value(),
                              protocol, escalation);
  };
  const trial::TrialStanding now = standing(rows);
  EXPECT_EQ(now.patients[6].enrolment, design::Enrolment::backfill);
  EXPECT_EQ(now.cohort->places(), 0);
  EXPECT_TRUE(now.findings.empty()) << core::to_text(now.findings);
  const trial::Advice advice = trial::advise(now, protocol, escalation, {});
  const auto* wait = std::get_if<design::Wait>(&advice.decision);
  ASSERT_NE(wait, nullptr);
  EXPECT_EQ(wait->backfill, (std::vector<design::DoseLevel>{{0, 0}}));

  const trial::TrialStanding departed = standing(rows + "8,SAD,H,2025-04-10,no,,2025-04-12,yes\n");
  ASSERT_EQ(std::ranges::distance(departed.findings), 1) << core::to_text(departed.findings);
  EXPECT_EQ(departed.findings.begin()->rule, "listing.backfill-not-open");
}

/// TITE-BOIN would let somebody be treated at L from the first patient at H on; whoever comes is
/// for the cohort, as in a simulated trial, until it is full.
TEST(DecideListing, NobodyIsBackfilledBesideACohortThatHasAPlace) {
  trial::Protocol protocol = xs228().protocol;
  protocol.escalation->design = "TITE-BOIN";
  protocol.escalation->options = {};
  protocol.escalation->modifiers = {{"backfill", {{"n", {std::int64_t{5}, {}}}}}};
  const design::Escalation escalation = trial::make_escalation(protocol).value();
  const auto standing = [&](const std::string& rows) {
    std::istringstream in(std::string("subject,part,dose,given,dlt,dlt_date,last_seen,backfill\n") +
                          three_at_sad_l + rows);
    const auto listing = read_listing_csv(in, "d.csv", 2).value();
    return trial::standing_of(listing, trial::read_patients(listing, protocol, {}).value(),
                              protocol, escalation);
  };
  const std::string two =
      "4,SAD,H,2025-03-10,no,,2025-04-12,\n5,SAD,H,2025-03-24,no,,2025-04-12,\n";
  const std::string third = "6,SAD,H,2025-03-31,no,,2025-04-12,\n";
  const std::string at_low = "7,SAD,L,2025-04-09,no,,2025-04-12,yes\n";
  const trial::TrialStanding early = standing(two + at_low),
                             in_time = standing(two + third + at_low);
  ASSERT_EQ(std::ranges::distance(early.findings), 1) << core::to_text(early.findings);
  EXPECT_EQ(early.findings.begin()->rule, "listing.backfill-not-open");
  EXPECT_TRUE(in_time.findings.empty()) << core::to_text(in_time.findings);

  const std::string both_pending =
      "4,SAD,H,2025-03-10,no,,2025-03-31,\n5,SAD,H,2025-03-24,no,,2025-03-31,\n";
  const trial::Advice advice = trial::advise(standing(both_pending), protocol, escalation, {});
  const auto* treat = std::get_if<design::Treat>(&advice.decision);
  ASSERT_NE(treat, nullptr);
  EXPECT_EQ(treat->patients, 1);
  EXPECT_EQ(treat->backfill, (std::vector<design::DoseLevel>{{0, 0}})) << "once it is full";
}

/// A death of the product in the window, and dlt says no: the next patients would be dosed. After
/// the window (28 d) it is no DLT.
TEST(DecideListing, ADeathOfTheProductInTheWindowIsADlt) {
  const char* columns = "subject,part,dose,given,dlt,dlt_date,last_seen,left,related_death\n";
  const auto read = [&](const std::string& row) {
    std::istringstream in(columns + row);
    return trial::read_patients(read_listing_csv(in, "d.csv", 2).value(), xs228().protocol,
                                core::parse_date("2025-06-01"));
  };
  const auto silent = read("1,SAD,L,2025-01-06,no,,2025-01-20,yes,yes\n");
  ASSERT_FALSE(silent);
  EXPECT_NE(core::to_text(silent.error()).find("listing.related-death-without-dlt"),
            std::string::npos);
  EXPECT_TRUE(read("1,SAD,L,2025-01-06,yes,2025-01-19,2025-01-20,yes,yes\n"));
  EXPECT_TRUE(read("1,SAD,L,2025-01-06,no,,2025-03-20,yes,yes\n"));
}

/// Two pending at L, one of the cohort that came back to it and one beside the cohort before.
TEST(DecideListing, WhoWasBackfilledIsAGroupOfItsOwnInWhatIf) {
  design::Record record;
  const auto add = [&](design::Enrolment enrolment) {
    design::PatientRecord patient;
    patient.enrolment = enrolment;
    record.patients.push_back(patient);
  };
  add(design::Enrolment::cohort);
  add(design::Enrolment::backfill);
  add(design::Enrolment::cohort);
  const auto groups = trial::open_groups(record);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].pending, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(groups[1].enrolment, design::Enrolment::backfill);
}

}  // namespace caudata::io
