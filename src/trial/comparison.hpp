// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "design/options.hpp"
#include "trial/protocol.hpp"

/// Dose-escalation designs on one ladder under several truths, without patients: plain values, one
/// structure per table of a design file. Where a protocol has the same table, its structure serves.
namespace caudata::trial {

inline constexpr const char* comparison_schema = "caudata-design/1";

/// [comparison]
struct ComparisonPlan {
  std::string id;
  std::string title;
  std::optional<std::string> question;
  double tolerated{0};  // highest P(DLT) of a level that the trial should name
  design::PartOrder order{};
  std::optional<int> planned_patients;
};

/// [product] with nothing but its ladder
struct LadderOfDoses {
  std::vector<product::Dose> doses;
};

/// [accrual]
struct SteadyAccrual {
  double rate{0};  // patients who can be treated, per 30.4375 d
};

/// Limits that hold beside the design. 0: no such rule.
struct DesignLimits {
  int max_evaluable{0};
  int max_dlt{0};
};

/// What a design changes of the conduct that the parts state, in all of them. Empty: as stated.
struct DesignConduct {
  std::optional<int> sentinels;
  std::optional<Days> sentinel_hold, stagger, safety_review;
  std::optional<bool> replace_unevaluable;
  std::optional<int> most_replacements;
};

/// [[design]]
struct ComparedDesign {
  std::string label{};  // the name in tables and figures
  std::string design{};
  design::Options options{};
  DesignLimits limits{};
  std::vector<design::NamedModifier> modifiers{};  // the first nearest to the design
  DesignConduct conduct{};
};

/// [[scenario]]
struct ComparedScenario {
  Scenario truth;
  std::vector<PartRates> response;   // for designs that weigh efficacy
  std::vector<PartRates> procedure;  // events that count for [procedure_stopping]
  double weight{1};                  // of the scenario in the prior, relative to the others
};

/// One option to be searched, with the values to try.
struct SearchedOption {
  std::string name;
  std::vector<design::OptionValue> values;
  core::SourceLocation at;
};

enum class Objective : std::uint8_t { correct, correct_less_overdose };

/// [optimise]: which options of which design to search, and what to ask of the result. Figures are
/// averages over the prior on scenarios.
struct Optimisation {
  std::string design;
  design::Options options;  // the same for every candidate
  DesignLimits limits;
  std::vector<design::NamedModifier> modifiers;  // likewise
  std::vector<SearchedOption> search;
  Objective objective{Objective::correct};
  std::optional<double> most_overdose;   // P(overdose)
  std::optional<double> most_dlt;        // expected patients with a DLT
  std::optional<double> most_evaluable;  // expected patients
  std::optional<int> most_patients;      // patients in the longest trial
};

struct Comparison {
  std::string schema;
  ComparisonPlan plan;
  RunPlan run;
  LadderOfDoses product;
  std::vector<Part> parts;
  std::optional<ProcedureStopping> procedure_stopping;
  SteadyAccrual accrual;
  std::vector<ComparedDesign> designs;
  std::vector<ComparedScenario> scenarios;
  std::optional<Optimisation> optimise;
};

}  // namespace caudata::trial
