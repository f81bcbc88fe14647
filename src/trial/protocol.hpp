// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/quantity.hpp"
#include "design/escalation.hpp"
#include "design/modifier.hpp"
#include "design/options.hpp"
#include "isncsci/classification.hpp"
#include "isncsci/level.hpp"
#include "patient/examiner.hpp"
#include "patient/virtual_patient.hpp"
#include "product/product.hpp"
#include "safety/adverse_event.hpp"
#include "safety/antithrombotic.hpp"
#include "safety/toxicity_source.hpp"

/// A clinical trial protocol as Caudata reads it: plain values, one structure per table of the
/// file. `schema.hpp` lists the fields once for reading, checking, documenting and the JSON Schema.
namespace caudata::trial {

using core::CellCount;
using core::Days;

inline constexpr const char* protocol_schema = "caudata-protocol/1";

enum class Phase : std::uint8_t { phase_1, phase_2 };
enum class Origin : std::uint8_t { registry_derived, sponsor, hypothetical };

/// [protocol]
struct Identity {
  std::string id;  // "XS228-PH1"
  std::string title;
  Phase phase{};
  Origin origin{};                 // a protocol built from a registry record is labelled so
  std::optional<std::string> nct;  // this trial's own record in the registry
  bool first_in_human{false};
  std::string question;  // question of interest
  std::string context_of_use;
  std::vector<std::string> not_claimed;
  std::optional<int> planned_patients;  // registered enrolment
};

/// [run]
struct RunPlan {
  std::uint64_t seed{0};
  std::optional<std::uint32_t> trials;
  std::optional<double>
      target_mc_error;  // on every probability; the number of trials follows from a pilot
};

enum class WindowFrom : std::uint8_t { first_dose, last_dose };
enum class LateDltRule : std::uint8_t {
  record_only,      // goes into the safety data
  hold_for_review,  // dosing waits for a safety review
  count             // counts against its dose level, even after the next part has opened
};
enum class MissedDoseRule : std::uint8_t { go_on, stop_dosing };

struct Gate {
  std::string part;  // the part that must have shown something first
  design::GateRule requires_what{design::GateRule::same_dose_cleared};
  double borrow{0};  // what a patient of that part counts for the design of this one
};

/// [[part]]
struct Part {
  std::string name;                // "SAD"
  std::vector<std::string> doses;  // names of [[product.dose]], ascending
  std::vector<Days> dosing_days;   // study days, the first is day 1
  Days dose_window{0};             // a dose this much late is still given; later it is missed
  Days dlt_window{0};
  WindowFrom dlt_window_from{WindowFrom::last_dose};
  int minimum_doses{1};  // to be evaluable without a DLT
  MissedDoseRule missed_dose{MissedDoseRule::go_on};
  int sentinels{0};
  Days sentinel_hold{0};
  Days stagger{0};
  Days safety_review{0};  // from the last cohort member's window end to the decision
  std::optional<Gate> gate;
};

/// [population]
struct Eligibility {
  double age_from{0}, age_to{0};  // years, inclusive
  isncsci::Level level_from{}, level_to{};
  std::vector<isncsci::AsiaImpairmentScale> ais;
  Days since_injury_from{0}, since_injury_to{0};
  std::vector<patient::InjuryCause> causes;
  patient::Region region{};
  std::vector<std::string>
      exclusions;  // in words; their joint probability is [screening] other_failure
};

enum class VisitAnchor : std::uint8_t { first_dose, last_dose };

/// [[visit]]
struct Visit {
  std::string name;
  Days day{0};  // days after the anchor
  VisitAnchor anchor{VisitAnchor::first_dose};
  Days window{0};                  // +- days
  bool examination{true};          // ISNCSCI is done
  std::vector<std::string> parts;  // empty: all
};

/// [follow_up]
struct FollowUp {
  Days end{0};                  // after the last planned dose: end of the trial for a patient
  std::vector<Days> long_term;  // contacts after the first dose, in the long-term study
};

/// [dlt]
struct DltRule {
  safety::CtcaeGrade least_grade{safety::CtcaeGrade::severe};
  safety::Attribution least_attribution{safety::Attribution::possible};
  std::vector<safety::Term> excluded;
  bool stops_dosing{true};
  LateDltRule late{LateDltRule::record_only};
  std::string stated_in;  // where the definition comes from, or "assumed"
};

/// [escalation]
struct EscalationRule {
  std::string design;  // "3+3"
  design::PartOrder order{};
  design::Options options;
  std::vector<design::NamedModifier> modifiers{};  // the first nearest to the design
};

/// [stopping]; 0: no such rule
struct StoppingRules {
  int max_evaluable{0};
  int max_dlt{0};
  int related_deaths{0};  // study stops for safety
};

/// A count that a sequential boundary watches.
struct WatchedCount {
  std::string boundary{"Pocock"};
  double tolerated_rate{0};  // of patients with an event
  double alpha{0.05};        // most probability to stop if the rate is the tolerated one
  int patients{0};           // that the boundary is made for, with a look after each
};

/// Events that the procedure caused and that count for the stopping rule.
enum class ProcedureEvents : std::uint8_t { serious, severe };

/// [procedure_stopping]
struct ProcedureStopping {
  ProcedureEvents counted{ProcedureEvents::serious};
  WatchedCount procedure;
  design::JointRule rule{design::JointRule::procedure_alone};
  std::optional<WatchedCount> dlt;  // with the rules that look at DLTs as well
  std::string stated_in;            // where the rule comes from, or "assumed"
};

/// Intervals between a drug and a puncture that hold beside those of the protocol.
enum class OtherIntervals : std::uint8_t { guideline, none };

/// The protocol's own interval before a puncture for one drug.
struct DrugInterval {
  safety::Antithrombotic drug{};
  Days interval{0};
};

/// [holds]: what forbids a patient's next dose. Empty: the protocol states no such rule.
struct HoldRules {
  OtherIntervals other_intervals{OtherIntervals::guideline};
  std::vector<DrugInterval> intervals;
  std::optional<Days> after_failed_puncture;
  std::optional<double> least_delivered;                       // share of the nominal dose
  safety::CtcaeGrade event_grade{safety::CtcaeGrade::severe};  // lowest that withholds a dose
  std::optional<Days> after_event;                             // from its end
  std::optional<Days> clearance;                               // between two doses of a patient
  std::string stated_in;                                       // or "assumed"
};

/// [[site]]
struct Site {
  std::string name;
  Days activation{0};  // calendar day
  double rate{0};      // candidates per 30.4375 days at full speed
  Days ramp{0};        // linear from 0 to full speed
};

/// Whether the examination of screening is repeated before the first dose.
enum class SecondBaseline : std::uint8_t { none, before_dosing };

/// [screening]
struct Screening {
  Days duration{0};
  double consent{1};        // P(consents | otherwise eligible)
  double other_failure{0};  // P(any exclusion in words applies)
  int waiting_list{0};      // eligible candidates kept while no place is open
  Days longest_wait{0};
  std::optional<Days> reexamine_after;  // of a person whose scores leave eligibility open
  /// If there is one, changes count from it. Eligibility is not judged again.
  SecondBaseline second_baseline{SecondBaseline::none};
};

/// [conduct]
struct Conduct {
  double dropout{0};  // P(left) by dropout_by, constant hazard from the first dose
  Days dropout_by{180};
  double missed_dose{0};  // per repeat dose
  double late_dose{0};    // per repeat dose; uniform within the dose window
  double missed_visit{0};
  patient::Blinding examiners{patient::Blinding::open};  // of the visits after the first dose
  bool replace_unevaluable{true};
  std::optional<int> most_replacements;  // per cohort; empty: no limit
  double long_term_attrition{0};         // per year after the end of follow-up
};

/// Where a scenario's toxicity comes from. `fixed`: stated probabilities.
enum class ToxicitySource : std::uint8_t { fixed };

/// As the file states them: `dlt.SAD = [0.02, 0.05]`, one probability per dose of the part.
struct PartRates {
  std::string part;
  std::vector<double> p;
};

/// [[scenario]]: a truth
struct Scenario {
  std::string name;
  std::string summary;
  ToxicitySource source{ToxicitySource::fixed};
  std::vector<PartRates> stated;   // in the order of the file
  safety::FixedToxicity toxicity;  // [part][dose] in the order of [[part]], from `stated`
};

/// What a public registry says, as a fact in our own words.
enum class Topic : std::uint8_t {
  doses_per_participant,
  dose_levels,
  levels,
  days_since_injury,
  completeness,
  enrolment,
  age,
  follow_up,
  route,
  allocation,
  masking,
  dosing_days
};
/// [[registry]]
struct RegistryStatement {
  std::string nct;
  Topic topic{};
  std::vector<std::string> says;  // normalised values: numbers, levels, grades, cell counts
  std::string where;              // place in the record: "eligibility criteria"
  std::string source;             // where the record was read
};

/// [randomisation], Phase II
struct Randomisation {
  std::vector<int> ratio;
  std::vector<std::string> arms;
  std::vector<std::string> strata;
  std::vector<int> block_sizes;
  std::string blinding;
};

/// [[endpoint]]
struct Endpoint {
  std::string name;
  std::string variable;  // "UEMS", "LEMS", "TMS", "AIS", "DLT", "AE"
  Days day{0};
  bool primary{false};
  std::string estimand;  // strategy for intercurrent events, in words
};

/// [analysis]
struct AnalysisPlan {
  std::string primary;  // in words
  double alpha{0.05};
  double target_power{0};
};

struct Protocol {
  std::string schema;
  Identity identity;
  RunPlan run;
  product::CellProduct product;
  std::vector<Part> parts;
  Eligibility eligibility;
  std::vector<Visit> visits;
  FollowUp follow_up;
  DltRule dlt;
  std::optional<EscalationRule> escalation;  // Phase I
  StoppingRules stopping;
  std::optional<ProcedureStopping> procedure_stopping;
  std::optional<HoldRules> holds;
  std::vector<Site> sites;
  Screening screening;
  Conduct conduct;
  std::vector<Scenario> scenarios;
  std::optional<Randomisation> randomisation;  // Phase II
  std::vector<Endpoint> endpoints;
  AnalysisPlan analysis;
  std::vector<RegistryStatement> registry;
};

}  // namespace caudata::trial
