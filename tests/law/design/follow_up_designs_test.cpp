// SPDX-License-Identifier: Apache-2.0
// Laws of designs that use follow-up time, over generated histories: with complete data they decide
// as the design without time; a DLT more never raises the dose; waits end.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "core/stream.hpp"
#include "design/designs/tite_crm.hpp"
#include "design/make_design.hpp"
#include "design/timed_tally.hpp"

namespace caudata::design {
namespace {

constexpr core::Seed seed{41};
constexpr std::uint32_t histories = 120;

int uniform_int(core::Stream& stream, int from, int to) {
  return from + static_cast<int>(stream.uniform() * (to - from + 1));
}

/// Patients of up to `doses` doses, none skipped, in any state of follow-up.
struct Generated {
  std::vector<TimedPatient> patients;
  std::vector<Tally> tally;
  int last_dose{-1};

  LadderHistory history() const {
    LadderHistory h;
    h.tally = tally;
    h.last_dose = last_dose;
    h.timed = patients;
    return h;
  }
};

enum class Windows { complete, any };

Generated generated(std::uint32_t number, Windows windows) {
  core::Stream stream(seed, core::TrialIndex{number}, core::CandidateId{1}, core::Process::test);
  const int doses = uniform_int(stream, 1, 10);
  const int patients = uniform_int(stream, 1, 29);
  Generated made;
  made.tally.resize(static_cast<std::size_t>(doses));
  int highest = 0;
  for (int i = 0; i < patients; ++i) {
    const int dose = uniform_int(stream, 0, highest);
    highest = std::min(doses - 1, std::max(highest, dose + 1));
    TimedPatient patient{static_cast<std::int8_t>(dose), {}, {}};
    const double share = stream.uniform();
    const bool complete = windows == Windows::complete || stream.uniform() < 0.5;
    if (stream.uniform() < 0.25) {
      patient.dlt = {share, true, false};
    } else {
      patient.dlt = complete ? FollowUp{1, false, false} : FollowUp{share, false, true};
    }
    made.patients.push_back(patient);
    made.last_dose = dose;
    if (!patient.dlt.pending) {
      made.tally[static_cast<std::size_t>(dose)] += tally_of(1, patient.dlt.event);
    }
  }
  return made;
}

AnyDesign made(std::string_view name, std::size_t doses, Options options = {}) {
  auto design = make_design(name, options, numbered_ladder(doses));
  EXPECT_TRUE(design) << name << ": " << (design ? "" : core::to_text(design.error()));
  return *design;
}

/// The dose of a decision; a wait keeps everybody where he is; no dose is below all.
int dose_of(const LadderDecision& decision, int last) {
  if (const auto* treat = std::get_if<TreatDose>(&decision)) return treat->dose;
  if (const auto* end = std::get_if<Conclude>(&decision)) return end->dose;
  return last;
}

std::string text_of(const LadderDecision& decision) {
  if (const auto* treat = std::get_if<TreatDose>(&decision)) {
    return "treat " + std::to_string(treat->dose) + " x " + std::to_string(treat->patients);
  }
  if (const auto* end = std::get_if<Conclude>(&decision)) {
    return "conclude " + std::to_string(static_cast<int>(end->kind)) + " " +
           std::to_string(end->dose);
  }
  return "wait";
}

TEST(FollowUpDesigns, TiteBoinWithCompleteDataDecidesAsBoin) {
  for (std::uint32_t i = 0; i < histories; ++i) {
    const Generated data = generated(i, Windows::complete);
    const auto options = options_of({{"max_patients", std::int64_t{i % 2 ? 30 : 12}}});
    for (const char* estimate : {"effective sample size", "imputed"}) {
      auto with = options;
      with["estimate"] = {std::string(estimate), {}};
      EXPECT_EQ(text_of(made("TITE-BOIN", data.tally.size(), with).next(data.history())),
                text_of(made("BOIN", data.tally.size(), options).next(data.history())))
          << "history " << i;
    }
  }
}

constexpr std::array<const char*, 3> follow_up_crms{"TITE-CRM", "fractional CRM", "DA-CRM"};
constexpr std::array<const char*, 6> all_designs{"TITE-BOIN", "TITE-CRM", "fractional CRM",
                                                 "DA-CRM",    "R-TPI",    "BF-BOIN"};

TEST(FollowUpDesigns, CrmsWithCompleteDataDecideAsCrm) {
  for (std::uint32_t i = 0; i < histories; ++i) {
    const Generated data = generated(i, Windows::complete);
    auto options = options_of({{"max_patients", std::int64_t{i % 2 ? 30 : 12}},
                               {"model", std::string(i % 3 ? "power" : "logistic1")},
                               {"cohort_size", std::int64_t{2}}});
    auto plain = options;
    plain["coherent"] = {false, {}};
    const LadderDecision by_crm = made("CRM", data.tally.size(), plain).next(data.history());
    for (const char* name : follow_up_crms) {
      const LadderDecision timed = made(name, data.tally.size(), options).next(data.history());
      EXPECT_EQ(text_of(timed), text_of(by_crm)) << name << ", history " << i;
      const auto* end = std::get_if<Conclude>(&timed);
      if (end == nullptr || end->dose < 0) continue;
      EXPECT_EQ(end->reason.margin, std::get<Conclude>(by_crm).reason.margin) << "to the last bit";
    }
  }
}

TEST(FollowUpDesigns, RTpiWithCompleteDataDecidesAsItsRule) {
  for (std::uint32_t i = 0; i < histories; ++i) {
    const Generated data = generated(i, Windows::complete);
    const auto options = options_of({{"max_patients", std::int64_t{i % 2 ? 30 : 12}},
                                     {"cohort_size", std::int64_t{1 + i % 4}}});
    for (const char* rule : {"mTPI", "mTPI-2"}) {
      auto with = options;
      with["rule"] = {std::string(rule), {}};
      EXPECT_EQ(text_of(made("R-TPI", data.tally.size(), with).next(data.history())),
                text_of(made(rule, data.tally.size(), options).next(data.history())))
          << "history " << i;
    }
  }
}

/// What the rule decides on every way the pending outcomes of `data` from one patient on may fall.
void decide_on_every_outcome(const AnyDesign& rule, Generated& data, std::size_t from,
                             std::set<int>& doses) {
  while (from < data.patients.size() && !data.patients[from].dlt.pending) ++from;
  if (from == data.patients.size()) {
    LadderHistory counted = data.history();
    counted.timed = {};
    const LadderDecision decision = rule.next(counted);
    const auto* treat = std::get_if<TreatDose>(&decision);
    doses.insert(treat == nullptr ? -1 : treat->dose);
    return;
  }
  Tally& at = data.tally[static_cast<std::size_t>(data.patients[from].dose)];
  const Tally before = at;
  for (const int dlt : {0, 1}) {
    at = before;
    at += tally_of(1, dlt);
    decide_on_every_outcome(rule, data, from + 1, doses);
  }
  at = before;
}

TEST(FollowUpDesigns, RTpiTreatsADoseIfAndOnlyIfEveryOutcomeOfThePendingLeadsToIt) {
  constexpr int most_pending = 8;
  int treated = 0, waited = 0;
  for (std::uint32_t i = 0; i < histories; ++i) {
    Generated data = generated(i, Windows::any);
    const auto pending = std::ranges::count_if(
        data.patients, [](const TimedPatient& patient) { return patient.dlt.pending; });
    if (pending == 0 || pending > most_pending) continue;
    const LadderDecision decision = made("R-TPI", data.tally.size()).next(data.history());
    std::set<int> doses;
    decide_on_every_outcome(made("mTPI-2", data.tally.size()), data, 0, doses);
    const auto* treat = std::get_if<TreatDose>(&decision);
    const bool certain = doses.size() == 1 && *doses.begin() >= 0;
    EXPECT_EQ(treat != nullptr, certain) << "history " << i;
    EXPECT_TRUE(treat == nullptr || treat->dose == *doses.begin()) << "history " << i;
    ++(certain ? treated : waited);
  }
  EXPECT_GT(treated, 0);
  EXPECT_GT(waited, 0);
}

TEST(FollowUpDesigns, BfBoinWithoutBackfillDecidesAsBoinOnCompleteData) {
  for (std::uint32_t i = 0; i < histories; ++i) {
    const Generated data = generated(i, Windows::complete);
    const auto options = options_of({{"max_patients", std::int64_t{i % 2 ? 30 : 12}},
                                     {"n_earlystop", std::int64_t{i % 3 ? 0 : 6}},
                                     {"titration", i % 5 == 0}});
    auto with = options;
    with["backfill_cap"] = {std::int64_t{0}, {}};
    EXPECT_EQ(text_of(made("BF-BOIN", data.tally.size(), with).next(data.history())),
              text_of(made("BOIN", data.tally.size(), options).next(data.history())))
        << "history " << i;
  }
}

TEST(FollowUpDesigns, CompletePatientsAndTheirTallyAreTheSame) {
  for (std::uint32_t i = 0; i < histories; ++i) {
    const Generated data = generated(i, Windows::complete);
    LadderHistory counted = data.history();
    counted.timed = {};
    for (const char* name : all_designs) {
      const AnyDesign design = made(name, data.tally.size());
      EXPECT_EQ(text_of(design.next(data.history())), text_of(design.next(counted))) << name;
    }
  }
}

TEST(FollowUpDesigns, ADltInsteadOfFollowUpNeverRaisesTheDose) {
  for (std::uint32_t i = 0; i < histories; ++i) {
    const Generated data = generated(i, Windows::any);
    for (const char* name : {"TITE-BOIN", "TITE-CRM", "fractional CRM", "R-TPI"}) {
      const AnyDesign design = made(name, data.tally.size());
      const int before = dose_of(design.next(data.history()), data.last_dose);
      for (std::size_t p = 0; p < data.patients.size(); ++p) {
        if (data.patients[p].dlt.event || data.patients[p].dose != data.last_dose) continue;
        if (data.patients[p].dlt.pending && name == std::string_view("TITE-BOIN")) continue;
        Generated worse = data;
        worse.patients[p].dlt.event = true;
        worse.patients[p].dlt.pending = false;
        EXPECT_LE(dose_of(design.next(worse.history()), worse.last_dose), before)
            << name << ", history " << i << ", patient " << p;
      }
    }
  }
}

TEST(FollowUpDesigns, EveryHistoryGetsADecisionWithinTheLadder) {
  for (std::uint32_t i = 0; i < histories; ++i) {
    const Generated data = generated(i, Windows::any);
    const int doses = static_cast<int>(data.tally.size());
    for (const char* name : all_designs) {
      const LadderDecision decision = made(name, data.tally.size()).next(data.history());
      if (const auto* treat = std::get_if<TreatDose>(&decision)) {
        EXPECT_GE(treat->dose, 0);
        EXPECT_LT(treat->dose, doses);
        EXPECT_LE(treat->dose, data.last_dose + 1) << "a dose is skipped";
        EXPECT_GE(treat->patients, 1);
        EXPECT_LE(treat->patients + std::ssize(data.patients), 30);
      }
      if (std::holds_alternative<WaitForPatients>(decision)) {
        EXPECT_TRUE(std::any_of(data.patients.begin(), data.patients.end(),
                                [](const TimedPatient& p) { return p.dlt.pending; }))
            << "nobody can end this wait";
      }
    }
  }
}

TEST(FollowUpDesigns, OnePatientWhoLeftHoldsNobodyUp) {
  std::vector<TimedPatient> patients(3);
  for (TimedPatient& patient : patients) patient.dlt = {0.5, false, false};
  const std::vector<Tally> tally(4);
  LadderHistory history;
  history.tally = tally;
  history.last_dose = 0;
  history.timed = patients;
  EXPECT_EQ(text_of(made("TITE-BOIN", 4).next(history)), "treat 1 x 3");
}

/// Cheung and Chappell (2000), section 3: with DLTs at 1/4 and 1/2 of the window, weights are
/// linear between 0, 1/3 at 1/4, 2/3 at 1/2 and 1 at the end.
TEST(FollowUpWeight, AdaptiveWeightsPassThroughTheDltTimes) {
  const std::vector<double> dlts{0.25, 0.5};
  const auto weight = [&](double share) {
    return follow_up_weight(FollowUpWeight::adaptive, share, dlts);
  };
  EXPECT_DOUBLE_EQ(weight(0), 0);
  EXPECT_DOUBLE_EQ(weight(0.125), 1.0 / 6);
  EXPECT_DOUBLE_EQ(weight(0.25), 1.0 / 3);
  EXPECT_DOUBLE_EQ(weight(0.375), 0.5);
  EXPECT_DOUBLE_EQ(weight(0.5), 2.0 / 3);
  EXPECT_DOUBLE_EQ(weight(0.75), 5.0 / 6);
  EXPECT_DOUBLE_EQ(weight(1), 1);
  EXPECT_DOUBLE_EQ(follow_up_weight(FollowUpWeight::linear, 0.3, dlts), 0.3);
  EXPECT_DOUBLE_EQ(follow_up_weight(FollowUpWeight::adaptive, 0.3, {}), 0.3);
}

/// Two of six patients have a DLT, two are pending at half of the window: 2 / (2 + 2 + 1) DLTs by
/// effective size; imputed, p = 2.15 / 5 of the known four, (2 + p / (1 - p)) / 6.
TEST(TiteBoin, EstimatesByHand) {
  std::vector<TimedPatient> patients(6);
  patients[0].dlt = patients[1].dlt = {0.4, true, false};
  patients[2].dlt = patients[3].dlt = {1, false, false};
  patients[4].dlt = patients[5].dlt = {0.5, false, true};
  const std::vector<Tally> tally{tally_of(4, 2)};
  LadderHistory history;
  history.tally = tally;
  history.last_dose = 0;
  history.timed = patients;
  EXPECT_DOUBLE_EQ(made("TITE-BOIN", 1).estimates(history)[0].value, 2.0 / 5);
  const AnyDesign imputed =
      made("TITE-BOIN", 1, options_of({{"estimate", std::string("imputed")}}));
  const double p = 2.15 / 5;
  EXPECT_DOUBLE_EQ(imputed.estimates(history)[0].value, (2 + p / (1 - p)) / 6);
}

}  // namespace
}  // namespace caudata::design
