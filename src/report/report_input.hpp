// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/issue.hpp"
#include "core/ledger.hpp"
#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"
#include "oc/estimate.hpp"
#include "oc/histogram.hpp"
#include "oc/recovery_sums.hpp"
#include "report/comparison_input.hpp"
#include "report/published_recovery.hpp"
#include "trial/event.hpp"
#include "trial/protocol.hpp"
#include "trial/trial_record.hpp"

namespace caudata::report {

/// How the result can be made again. No host, path, date, thread or shard: those go to
/// run.log.json.
struct Reproducibility {
  std::string version, source_hash, compiler, flags;
  std::string protocol_hash, data_hash;
  std::uint64_t seed{0};
  std::uint64_t trials{0};
  std::string canonical_command;  // "caudata run xs228-phase1.protocol.toml --trials 100000"
  std::string run_id;
};

/// A trial picked by rule and replayed.
struct ExampleTrial {
  std::string rule;  // "typical", "early stop", "longest", "missed DLT"
  std::string why;   // the rule in words
  std::string scenario;
  std::uint32_t trial{0};
  trial::TrialRecord record;
  std::vector<trial::Event> events;
  std::string replay_command;
};

/// One subject's examinations over the visits.
struct ExaminationSeries {
  std::string scenario;
  std::uint32_t trial{0};
  std::uint32_t subject{0};
  std::string description;  // "subject 3, man of 46, C5, AIS B at screening, SAD L"
  struct Visit {
    std::string name;
    int days_since_injury{0};
    isncsci::Exam exam;
    isncsci::Classification classification;
  };
  std::vector<Visit> visits;
  std::string replay_command;
};

/// Distributions of one scenario, beside the estimates.
struct ScenarioDistributions {
  std::string scenario;
  oc::Histogram days_to_decision, days_to_lock, treated;
};

/// Recovery of the dosed patients of one scenario.
struct ArmRecovery {
  std::string scenario;
  oc::NaturalRecovery sums;
};

/// Everything the report says comes from here.
struct ReportInput {
  trial::Protocol protocol;
  std::string design_name;
  core::Issues findings;
  core::GradeCount grades;
  std::vector<core::Parameter> parameters;
  std::map<std::string, double>
      overrides;  // values used in place of a prior's central value, by path
  oc::OperatingCharacteristics estimates;  // exact and simulated
  std::string no_exact_because;            // empty: exact figures are among them
  std::optional<ComparisonInput> designs;  // other designs on the same ladder
  std::vector<ScenarioDistributions> distributions;
  std::optional<ArmRecovery> recovery;         // of the first scenario
  std::optional<PublishedRecovery> published;  // what caudata validate stored
  std::vector<ExampleTrial> examples;
  std::vector<ExaminationSeries> examinations;
  Reproducibility reproducibility;
};

}  // namespace caudata::report
