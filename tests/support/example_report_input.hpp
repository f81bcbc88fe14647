// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "report/report_input.hpp"

/// A made-up result of the right shape for tests of the report: four levels in two parts, eight
/// truths, one example trial of each rule. The numbers are plausible and mean nothing.
namespace caudata::test {

inline trial::Part example_part(const std::string& name, std::vector<core::Days> dosing_days) {
  trial::Part part;
  part.name = name;
  part.doses = {"L", "H"};
  part.dosing_days = std::move(dosing_days);
  part.dose_window = core::Days{3};
  part.dlt_window = core::Days{28};
  part.minimum_doses = static_cast<int>(part.dosing_days.size());
  part.sentinels = 1;
  part.sentinel_hold = core::Days{14};
  part.stagger = core::Days{7};
  part.safety_review = core::Days{7};
  return part;
}

inline trial::Protocol example_protocol() {
  using core::Days;
  trial::Protocol p;
  p.schema = trial::protocol_schema;
  p.identity.id = "XS228-PH1";
  p.identity.title =
      "XS228 neural progenitors by lumbar puncture in subacute spinal cord injury, Phase I";
  p.identity.origin = trial::Origin::registry_derived;
  p.identity.first_in_human = true;
  p.identity.question =
      "How does a 3+3 escalation over two single and two repeated doses behave when 12 patients "
      "are planned?";
  p.identity.context_of_use =
      "Discussion of the design by a trial team, before and while the trial runs.";
  p.identity.not_claimed = {"efficacy of the product in humans",
                            "the sponsor's own protocol or data",
                            "advice for an individual patient"};
  p.identity.planned_patients = 12;
  p.run.seed = 20250702;
  p.product.name = "XS228";
  p.product.type = "allogeneic iPSC-derived motor neuron progenitor cells";
  p.product.doses = {{"L", core::CellCount{5e7}}, {"H", core::CellCount{1.5e8}}};
  p.parts = {example_part("SAD", {Days{1}}),
             example_part("MAD", {Days{1}, Days{15}, Days{29}, Days{43}})};
  p.parts[1].gate = trial::Gate{"SAD", design::GateRule::same_dose_cleared};
  p.eligibility.age_from = 18;
  p.eligibility.age_to = 65;
  p.eligibility.level_from = isncsci::Level{3};
  p.eligibility.level_to = isncsci::Level{21};
  p.eligibility.ais = {isncsci::AsiaImpairmentScale::a, isncsci::AsiaImpairmentScale::b,
                       isncsci::AsiaImpairmentScale::c};
  p.eligibility.since_injury_from = Days{14};
  p.eligibility.since_injury_to = Days{60};
  p.eligibility.causes = {patient::InjuryCause::fall, patient::InjuryCause::traffic,
                          patient::InjuryCause::surgical};
  p.eligibility.exclusions = {
      "severe traumatic brain injury that precludes the neurological examination"};
  for (const auto& [name, day] : std::vector<std::pair<std::string, int>>{
           {"week 4", 28}, {"week 12", 84}, {"week 26", 182}, {"week 52", 364}})
    p.visits.push_back({name, Days{day}, trial::VisitAnchor::first_dose, Days{7}, true, {}});
  p.follow_up.end = Days{364};
  p.follow_up.long_term = {Days{730}, Days{1825}};
  p.dlt.stated_in = "assumed";
  p.escalation = trial::EscalationRule{"3+3", design::PartOrder::by_part, {}};
  p.sites = {{"Guangzhou", Days{0}, 1.5, Days{90}}, {"Dalian", Days{120}, 0.8, Days{90}}};
  p.screening.duration = Days{7};
  p.screening.consent = 0.6;
  p.conduct.dropout = 0.08;
  const std::vector<std::pair<std::string, std::vector<double>>> truths{
      {"flat 2 %", {.02, .02, .02, .02}},
      {"flat 5 %", {.05, .05, .05, .05}},
      {"flat 10 %", {.1, .1, .1, .1}},
      {"flat 20 %", {.2, .2, .2, .2}},
      {"rising", {.02, .08, .06, .18}},
      {"steep", {.02, .25, .1, .45}},
      {"harmful repeated dosing", {.03, .06, .3, .5}},
      {"delayed toxicity after the last dose", {.05, .05, .1, .15}}};
  for (const auto& [name, rate] : truths) {
    trial::Scenario s;
    s.name = name;
    s.summary = "true DLT probability by level: " + name;
    s.toxicity.p = {{rate[0], rate[1]}, {rate[2], rate[3]}};
    p.scenarios.push_back(s);
  }
  return p;
}

inline constexpr std::uint64_t example_trials = 100000;

inline void add_estimate(report::ReportInput& input, const std::string& scenario, const char* part,
                         const char* dose, const char* metric, double value, bool with_exact,
                         bool probability = true) {
  const double n = static_cast<double>(example_trials);
  const double error = probability ? std::sqrt((value + 1e-5) * (1 - value + 1e-5) / n)
                                   : std::sqrt(value / n + 1e-9);
  if (with_exact)
    input.estimates.push_back(
        {scenario, "3+3", part, dose, metric, value, 0, oc::Method::exact, 0});
  const double wobble =
      (static_cast<double>((scenario.size() * 7 + std::string(metric).size() * 3) % 21) - 10) / 9;
  double simulated = value + wobble * error;
  if (simulated < 0) simulated = 0;
  if (probability && simulated > 1) simulated = 1;
  input.estimates.push_back({scenario, "3+3", part, dose, metric, simulated, error,
                             oc::Method::monte_carlo, example_trials});
}

inline oc::Histogram bell(int centre, int spread) {
  oc::Histogram h;
  for (int i = -30; i <= 45; ++i) {
    const double z = i / 12.0;
    h.add(centre + i * spread / 10,
          static_cast<std::uint64_t>(2000 * std::exp(-z * z / 2)) + (i > 0 ? 3u : 0u));
  }
  return h;
}

inline void add_scenario(report::ReportInput& input, const trial::Scenario& s, int ordinal) {
  static constexpr const char* part[] = {"SAD", "SAD", "MAD", "MAD"};
  static constexpr const char* dose[] = {"L", "H", "L", "H"};
  const double p[] = {s.toxicity.p[0][0], s.toxicity.p[0][1], s.toxicity.p[1][0],
                      s.toxicity.p[1][1]};
  double reach = 1, mtd_here[4] = {}, none = 0, patients = 0, top = 0, clean = 1;
  for (int i = 0; i < 4; ++i) {
    const double q = 1 - p[i], clear = q * q * q + 3 * p[i] * q * q * q * q * q;
    const double six = 3 * p[i] * q * q;
    const double n = reach * (3 + 3 * six);
    add_estimate(input, s.name, part[i], dose[i], "p_level_treated", reach, true);
    add_estimate(input, s.name, part[i], dose[i], "mean_evaluable", n, true, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_dlt", n * p[i], true, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_treated", n * 1.06, false, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_adverse_events", n * 4.2, false, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_serious_adverse_events", n * .31, false,
                 false);
    add_estimate(input, s.name, part[i], dose[i], "p_patient_with_sae", .24, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_deaths", n * .02, false, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_late_dlt", n * .01, false, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_missed_dlt", n * p[i] * .1, false, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_uems_change", 4.4, false, false);
    add_estimate(input, s.name, part[i], dose[i], "mean_lems_change", 3.1, false, false);
    add_estimate(input, s.name, part[i], dose[i], "p_ais_improved", .28, false);
    add_estimate(input, s.name, part[i], dose[i], "p_ais_worsened", .01, false);
    if (i == 0)
      none = 1 - clear;
    else
      mtd_here[i - 1] = reach * (1 - clear);
    patients += n;
    reach *= clear;
    clean *= q * q * q;
    top = reach;
  }
  for (int i = 0; i < 4; ++i) {
    add_estimate(input, s.name, part[i], dose[i], "p_mtd", mtd_here[i], true);
    add_estimate(input, s.name, part[i], dose[i], "p_maximum_administered", i == 3 ? top * .97 : 0,
                 true);
  }
  add_estimate(input, s.name, "", "", "p_no_safe_dose", none, true);
  add_estimate(input, s.name, "", "", "p_stopped_for_safety", top * .03, false);
  add_estimate(input, s.name, "", "", "p_n_reached", 0, true);
  add_estimate(input, s.name, "", "", "p_evaluable_exceeds_planned", top * (1 - clean), true);
  add_estimate(input, s.name, "", "", "p_evaluable_equals_planned_no_expansion", clean, true);
  add_estimate(input, s.name, "", "", "mean_treated", patients * 1.06, false, false);
  add_estimate(input, s.name, "", "", "mean_evaluable", patients, true, false);
  add_estimate(input, s.name, "", "", "mean_dlt", patients * .05, true, false);
  add_estimate(input, s.name, "", "", "p_treated_exceeds_planned",
               std::min(.99, top * (1 - clean) * 1.3 + .05), false);
  add_estimate(input, s.name, "", "", "mean_screened", patients * 7.4, false, false);
  add_estimate(input, s.name, "", "", "mean_screen_failures", patients * 4.9, false, false);
  for (const auto& [metric, share] :
       std::vector<std::pair<const char*, double>>{{"mean_failed_age", 1.4},
                                                   {"mean_failed_cause", .1},
                                                   {"mean_failed_time_since_injury", 1.1},
                                                   {"mean_turned_away", .5},
                                                   {"mean_failed_level", .6},
                                                   {"mean_failed_ais", 1.2},
                                                   {"mean_failed_not_classifiable", .1},
                                                   {"mean_failed_other_exclusion", .4},
                                                   {"mean_consent_refused", .5},
                                                   {"mean_left_waiting_list", .3},
                                                   {"mean_still_in_screening", .14}})
    add_estimate(input, s.name, "", "", metric, patients * share, false, false);
  add_estimate(input, s.name, "", "", "mean_replaced", .8, false, false);
  add_estimate(input, s.name, "", "", "mean_withdrawals", 1.1, false, false);
  add_estimate(input, s.name, "", "", "mean_missed_doses", .6, false, false);
  const oc::Histogram decision = bell(560 + 20 * ordinal, 40), lock = bell(930 + 20 * ordinal, 45);
  for (const auto& [name, h] :
       {std::pair{"days_to_decision", decision}, std::pair{"days_to_lock", lock}})
    for (const auto& [suffix, value] :
         {std::pair{"_median", h.quantile(.5)}, std::pair{"_p10", h.quantile(.1)},
          std::pair{"_p90", h.quantile(.9)}})
      add_estimate(input, s.name, "", "", (std::string(name) + suffix).c_str(), value, false,
                   false);
  add_estimate(input, s.name, "", "", "days_to_decision_mean", decision.mean(), false, false);
  add_estimate(input, s.name, "", "", "days_to_long_term_end_median", 2400, false, false);
  oc::Histogram treated;
  for (int i = 3; i < 22; ++i) treated.add(i, static_cast<std::uint64_t>(100 + 40 * i));
  input.distributions.push_back({s.name, decision, lock, treated});
}

inline safety::AdverseEvent example_event(safety::Term term, int grade, int onset, int duration) {
  safety::AdverseEvent e;
  e.term = term;
  e.grade = static_cast<safety::CtcaeGrade>(grade);
  e.onset = core::Days{onset};
  e.duration = core::Days{duration};
  e.seriousness = grade >= 3 ? safety::Seriousness::serious : safety::Seriousness::not_serious;
  return e;
}

inline report::ExampleTrial example_trial(const std::string& rule, const std::string& scenario,
                                          int subjects) {
  using core::Days;
  report::ExampleTrial t;
  t.rule = rule;
  t.why =
      "its duration is nearest to the median among the trials with the most frequent conclusion";
  t.scenario = scenario;
  t.trial = 4711;
  t.replay_command = "caudata replay RUN --scenario \"" + scenario + "\" --trial 4711";
  int day = 40;
  for (int i = 0; i < subjects; ++i) {
    trial::SubjectRecord s;
    s.subject = core::SubjectId{static_cast<std::uint32_t>(i + 1)};
    s.candidate = core::CandidateId{static_cast<std::uint32_t>(5 * i + 2)};
    const int cohort = i / 3;
    s.cohort = cohort;
    const bool repeated = cohort >= 2;
    s.level = {static_cast<std::uint8_t>(repeated ? 1 : 0), static_cast<std::uint8_t>(cohort % 2)};
    s.first_dose = Days{day};
    s.doses_planned = repeated ? 4 : 1;
    for (int k = 0; k < s.doses_planned; ++k) s.doses.push_back(Days{day + 14 * k});
    s.evaluability = design::Evaluability::evaluable;
    s.end_of_follow_up = Days{repeated ? 406 : 364};
    for (std::uint8_t v = 0; v < 4; ++v)
      s.visits.push_back({v, Days{v == 0 ? 28 : v == 1 ? 85 : v == 2 ? 180 : 366}, {}});
    s.events = {example_event(safety::Term::urinary_tract_infection, 2, 20 + 9 * i, 9),
                example_event(safety::Term::neuropathic_pain, 1 + i % 3, 100 + 5 * i, 60)};
    if (i == 4) {
      s.dlt = Days{12};
      s.events.push_back(example_event(safety::Term::product_toxicity, 3, 12, 20));
      s.events.back().verdict = safety::DltVerdict::dlt;
      s.events.back().attribution = safety::Attribution::probable;
    }
    if (i == 10) {
      s.events.push_back(example_event(safety::Term::product_toxicity, 3, 30, 20));
      s.events.back().cause = safety::Cause::product;
    }
    if (i == 7) {
      s.intercurrent.push_back({trial::IntercurrentKind::withdrawal, Days{150}});
      s.end_of_follow_up = Days{150};
      s.visits.resize(2);
    }
    if (i == 9) s.intercurrent.push_back({trial::IntercurrentKind::missed_dose, Days{28}});
    t.record.subjects.push_back(s);
    t.events.push_back(
        {s.first_dose, trial::EventKind::dosed, s.candidate, s.subject, s.level, 1, {}});
    day += i % 3 == 0 ? 21 : 13;
    if (i % 3 == 2) {
      day += repeated ? 90 : 40;
      trial::DecisionRecord d;
      d.day = Days{day};
      d.tallies.add(s.level, 3, cohort == 1 ? 1 : 0);
      const design::Reason reason{
          "3+3.escalate", "{dlt} of {n} had a DLT: escalate", s.level, {3, 0}};
      if (i + 1 < subjects) {
        const design::DoseLevel next{static_cast<std::uint8_t>((cohort + 1) / 2),
                                     static_cast<std::uint8_t>((cohort + 1) % 2)};
        d.decision = design::Treat{next, 3, {}, reason};
      } else {
        d.decision = design::Stop{{design::ConclusionKind::maximum_administered, s.level}, reason};
        t.record.conclusion = {design::ConclusionKind::maximum_administered, s.level};
      }
      t.record.decisions.push_back(d);
      trial::Event e;
      e.day = d.day;
      e.kind = trial::EventKind::decision;
      e.ordinal = cohort + 1;
      e.detail = d.decision;
      t.events.push_back(e);
      day += 14;
    }
  }
  t.record.first_dose = Days{40};
  t.record.last_decision = t.record.decisions.back().day;
  t.record.last_follow_up = Days{day + 300};
  t.record.candidates = 71;
  return t;
}

inline isncsci::Exam example_exam(int recovered) {
  isncsci::Exam exam;
  for (auto* side : {&exam.right, &exam.left}) {
    for (std::size_t i = 0; i < isncsci::dermatomes; ++i) {
      const int below = static_cast<int>(i) - (side == &exam.right ? 4 : 5) - recovered;
      side->light_touch[i].value = static_cast<std::uint8_t>(below <= 0 ? 2 : 1);
      side->pin_prick[i].value = static_cast<std::uint8_t>(below <= 0 ? 2 : below < 3 ? 1 : 0);
    }
    for (std::size_t i = 0; i < isncsci::key_muscles; ++i) {
      const int score = 5 - 2 * static_cast<int>(i) + 2 * recovered;
      side->motor[i].value = static_cast<std::uint8_t>(score < 0 ? 0 : score > 5 ? 5 : score);
    }
  }
  exam.left.pin_prick[9].value = isncsci::Score::not_testable;
  exam.deep_anal_pressure = isncsci::Answer::yes;
  exam.voluntary_anal_contraction = recovered > 2 ? isncsci::Answer::yes : isncsci::Answer::no;
  return exam;
}

inline report::ExaminationSeries example_examinations() {
  report::ExaminationSeries series;
  series.scenario = "flat 5 %";
  series.trial = 4711;
  series.subject = 3;
  series.description = "subject 3, man of 46, C5, AIS B at screening, SAD L";
  series.replay_command = "caudata replay RUN --scenario \"flat 5 %\" --trial 4711 --subject 3";
  const std::vector<std::pair<std::string, int>> visits{
      {"screening", 30}, {"week 4", 65}, {"week 12", 120}, {"week 26", 218}, {"week 52", 400}};
  for (std::size_t v = 0; v < visits.size(); ++v) {
    report::ExaminationSeries::Visit visit{
        visits[v].first, visits[v].second, example_exam(static_cast<int>(v)), {}};
    visit.classification.ais =
        isncsci::AisSet{v > 2 ? isncsci::AsiaImpairmentScale::c : isncsci::AsiaImpairmentScale::b};
    visit.classification.neurological_level =
        isncsci::LevelSet{isncsci::Level{static_cast<std::uint8_t>(4 + v / 2)}};
    visit.classification.upper_extremity_motor_score = static_cast<std::int16_t>(18 + 4 * v);
    visit.classification.lower_extremity_motor_score = static_cast<std::int16_t>(2 * v);
    visit.classification.light_touch = static_cast<std::int16_t>(66 + 2 * v);
    visit.classification.pin_prick = static_cast<std::int16_t>(24 + 4 * v);
    series.visits.push_back(visit);
  }
  return series;
}

inline oc::NaturalRecovery example_recovery(std::size_t visits) {
  using isncsci::AsiaImpairmentScale;
  oc::NaturalRecovery sums;
  sums.visits.resize(visits);
  std::vector<trial::Recovery> seen;
  for (int patient = 0; patient < 600; ++patient)
    for (std::size_t v = 0; v < visits; ++v) {
      trial::Recovery r;
      r.visit = static_cast<std::uint8_t>(v);
      r.last = v + 1 == visits;
      const int grade = patient % 3;
      r.before.ais = static_cast<AsiaImpairmentScale>(grade);
      if (patient % 40 > 0) r.before.part = static_cast<patient::CordPart>(patient % 5 % 3);
      const bool converts = (patient * 7) % 10 < 3 + grade;
      r.after = static_cast<AsiaImpairmentScale>(grade + (converts ? 1 : 0));
      r.uems = static_cast<int>(v) + patient % 9;
      if (patient % 50 > 0) r.lems = static_cast<int>(v) + patient % 4;
      if (r.lems) r.motor = *r.uems + *r.lems;
      r.light_touch = patient % 7 - 1;
      r.pin_prick = patient % 8 - 2;
      r.motor_levels = patient % 4;
      seen.push_back(r);
    }
  add(sums, seen);
  return sums;
}

inline report::ReportInput example_report_input() {
  report::ReportInput input;
  input.protocol = example_protocol();
  input.design_name = "3+3 without de-escalation; SAD then MAD, gate: same dose cleared";
  input.findings.add({core::Severity::warning,
                      "design.planned-n-exceeded",
                      {"xs228-phase1.protocol.toml", 12, 1},
                      "12 planned patients are enough only if no cohort expands",
                      "3+3 treats up to six per level: 24 in four levels",
                      "plan for 24 or cap the enrolment"});
  input.findings.add({core::Severity::note,
                      "registry.silent",
                      {"xs228-phase1.protocol.toml", 40, 3},
                      "the record does not define a DLT",
                      "the definition here is assumed",
                      ""});
  input.grades = {41, 12, 29, 18};
  const char* grade_source[] = {"a published cohort", "recalled",
                                "no source was found; chosen so that <half> & half",
                                "1 - (1 - p)^12"};
  for (int i = 0; i < 20; ++i) {
    core::Parameter q;
    q.path = "patient.example.value_" + std::to_string(i);
    q.prior.distribution = core::LogNormal{0.02 * (i + 1), 1.5};
    q.unit = i % 2 == 0 ? "1" : "1/d";
    q.grade = static_cast<core::EvidenceGrade>(i % 4);
    q.source = grade_source[i % 4];
    q.species = "human";
    q.meaning = "an example value that stands for nothing, number " + std::to_string(i);
    input.parameters.push_back(q);
  }
  int ordinal = 0;
  for (const trial::Scenario& s : input.protocol.scenarios) add_scenario(input, s, ordinal++);
  input.examples = {example_trial("typical", "flat 5 %", 12),
                    example_trial("early stop", "harmful repeated dosing", 9),
                    example_trial("longest", "steep", 12),
                    example_trial("missed DLT", "rising", 12)};
  input.examinations = {example_examinations()};
  input.recovery = report::ArmRecovery{input.protocol.scenarios.front().name,
                                       example_recovery(input.protocol.visits.size())};
  input.reproducibility = {"0.1.0",
                           std::string(64, 'a'),
                           "GNU 12.2.0",
                           "-std=c++20 Release",
                           std::string(64, 'b'),
                           std::string(64, 'c'),
                           20250702,
                           example_trials,
                           "caudata run xs228-phase1.protocol.toml --trials 100000 --seed 20250702",
                           "3f2a91c04d5e"};
  return input;
}

}  // namespace caudata::test
