// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/ledger_from_data.hpp"
#include "trial/study.hpp"

/// A small SAD-to-MAD trial with every rule of the calendar switched on: sentinels, stagger,
/// reviews, missed and late doses, dropout, replacement. Fast accrual keeps the tests fast.
namespace caudata::test {

inline trial::Protocol example_protocol() {
  using core::Days;
  using isncsci::AsiaImpairmentScale;
  trial::Protocol p;
  p.schema = trial::protocol_schema;
  p.identity.id = "EXAMPLE";
  p.identity.planned_patients = 12;
  p.run.seed = 1;
  p.product.doses = {{"L", core::CellCount(5e7)}, {"H", core::CellCount(1.5e8)}};
  trial::Part sad;
  sad.name = "SAD";
  sad.doses = {"L", "H"};
  sad.dosing_days = {Days(1)};
  sad.dlt_window = Days(28);
  sad.sentinels = 1;
  sad.sentinel_hold = Days(14);
  sad.stagger = Days(7);
  sad.safety_review = Days(7);
  trial::Part mad = sad;
  mad.name = "MAD";
  mad.dosing_days = {Days(1), Days(15), Days(29), Days(43)};
  mad.dose_window = Days(3);
  mad.minimum_doses = 3;
  mad.gate = trial::Gate{"SAD", design::GateRule::same_dose_cleared};
  p.parts = {sad, mad};
  p.eligibility.age_from = 18;
  p.eligibility.age_to = 65;
  p.eligibility.level_from = *isncsci::parse_level("C4");
  p.eligibility.level_to = *isncsci::parse_level("L2");
  p.eligibility.ais = {AsiaImpairmentScale::a, AsiaImpairmentScale::b, AsiaImpairmentScale::c};
  p.eligibility.since_injury_from = Days(14);
  p.eligibility.since_injury_to = Days(60);
  p.visits = {{.name = "day 8", .day = Days(7), .window = Days(1), .parts = {}},
              {.name = "6 months", .day = Days(182), .window = Days(14), .parts = {}},
              {.name = "12 months", .day = Days(330), .window = Days(14), .parts = {}}};
  p.follow_up.end = Days(365);
  p.follow_up.long_term = {Days(730), Days(1826)};
  p.escalation = trial::EscalationRule{.design = "3+3", .order = {}, .options = {}};
  p.sites = {{"one", Days(0), 12, Days(60)}, {"two", Days(90), 8, Days(0)}};
  p.screening = {.duration = Days(7),
                 .consent = 0.8,
                 .other_failure = 0.2,
                 .waiting_list = 3,
                 .longest_wait = Days(28),
                 .reexamine_after = {}};
  p.conduct.dropout = 0.17;
  p.conduct.missed_dose = 0.05;
  p.conduct.late_dose = 0.1;
  p.conduct.missed_visit = 0.03;
  p.conduct.long_term_attrition = 0.05;
  trial::Scenario flat;
  flat.name = "10 %";
  flat.toxicity.p = {{0.1, 0.1}, {0.1, 0.1}};
  trial::Scenario steep = flat;
  steep.name = "steep";
  steep.toxicity.p = {{0.1, 0.3}, {0.2, 0.5}};
  steep.toxicity.late = 0.1;
  p.scenarios = {flat, steep};
  return p;
}

/// The example with parameters from the project's own data files.
inline trial::Study example_study(const trial::Protocol& protocol = example_protocol()) {
  return trial::resolve(protocol, project_ledger()).value();
}

}  // namespace caudata::test
