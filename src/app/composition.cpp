// SPDX-License-Identifier: Apache-2.0
#include "app/composition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/comparison_file.hpp"
#include "app/published_recovery.hpp"
#include "app/subject_text.hpp"
#include "oc/compare.hpp"
#include "oc/enrolled_share.hpp"
#include "oc/enumerate.hpp"
#include "oc/estimates.hpp"
#include "oc/examples.hpp"
#include "oc/replay.hpp"
#include "oc/why_not_exact.hpp"
#include "trial/comparison_draft.hpp"
#include "trial/recovery.hpp"
#include "trial/usual_designs.hpp"

namespace caudata::app {
namespace {

/// Works in the run folder, where the report lies.
std::string replay_command(const std::string& scenario, std::uint32_t trial) {
  return fmt::format("caudata replay . --scenario \"{}\" --trial {}", scenario, trial);
}

oc::OperatingCharacteristics characteristics(const trial::Study& study,
                                             const oc::Simulated& simulated) {
  const auto simulated_rows = oc::estimates(study, simulated);
  if (!oc::why_not_exact(study).empty()) return simulated_rows;
  const auto exact = oc::enumerate(study.escalation, truths(study.protocol),
                                   study.protocol.identity.planned_patients);
  return oc::beside(exact, simulated_rows);
}

report::ExaminationSeries series(const trial::Study& study, oc::Replay& replay,
                                 const trial::SubjectRecord& subject, const oc::ExamplePick& pick) {
  const std::string& scenario = study.protocol.scenarios[pick.scenario].name;
  report::ExaminationSeries out;
  out.scenario = scenario;
  out.trial = pick.trial;
  out.subject = subject.subject.value();
  out.description = describe_subject(study, replay, subject);
  for (oc::ExaminedVisit& e : oc::examinations(study, replay, subject))
    out.visits.push_back({e.visit, e.since_injury.value(), e.exam, e.classification});
  out.replay_command =
      fmt::format("{} --subject {}", replay_command(scenario, pick.trial), subject.subject.value());
  return out;
}

/// By the last examination in which both motor scores are determined.
int motor_gain(const trial::SubjectRecord& subject) {
  int gain = 0;
  for (const trial::Recovery& seen : trial::recovery(subject)) gain = seen.motor.value_or(gain);
  return gain;
}

/// The first subject of the trial and the one who gained the most motor points by the last
/// examination (ties: the first).
void add_examinations(std::vector<report::ExaminationSeries>& all, const trial::Study& study,
                      oc::Replay& replay, const oc::ExamplePick& pick) {
  const auto& subjects = replay.record.subjects;
  if (subjects.empty()) return;
  const auto most = std::ranges::max_element(subjects, {}, motor_gain);
  all.push_back(series(study, replay, subjects.front(), pick));
  if (most != subjects.begin()) all.push_back(series(study, replay, *most, pick));
}

void add_examples(report::ReportInput& input, const trial::Study& study,
                  const oc::Simulated& simulated) {
  for (const oc::ExamplePick& pick : oc::pick_examples(study, simulated)) {
    const trial::Scenario& scenario = study.protocol.scenarios[pick.scenario];
    oc::Replay replay =
        oc::replay(study, scenario, simulated.range.seed, core::TrialIndex(pick.trial));
    if (input.examinations.empty()) add_examinations(input.examinations, study, replay, pick);
    input.examples.push_back({pick.rule, pick.why, scenario.name, pick.trial,
                              std::move(replay.record), std::move(replay.events),
                              replay_command(scenario.name, pick.trial)});
  }
}

/// Per scenario, for designs that must be simulated: standard errors of about one percent.
constexpr std::uint32_t trials_of_other_designs = 2000;

/// The usual designs on the protocol's ladder. One thread: they take a second.
std::optional<report::ComparisonInput> other_designs(const Ready& ready,
                                                     const report::Reproducibility& identity) {
  const trial::Protocol& protocol = ready.study.protocol;
  trial::Comparison comparison = trial::comparison_of(
      protocol, usual_tolerated,
      trial::sized_designs(protocol, usual_tolerated, trial::usual_designs()),
      oc::enrolled_share({ready.study.people, protocol.eligibility, protocol.screening},
                         core::Seed{protocol.run.seed}));
  comparison.run.trials = trials_of_other_designs;
  auto result = oc::compare(comparison, 1, {});
  if (!result) return std::nullopt;
  return report::ComparisonInput{
      std::move(comparison), std::move(*result), identity.version,
      fmt::format("caudata oc protocol.toml --trials {}", trials_of_other_designs)};
}

}  // namespace

report::ReportInput compose_input(const Ready& ready, const report::Reproducibility& identity,
                                  const oc::Simulated& simulated) {
  report::ReportInput input;
  input.protocol = ready.study.protocol;
  input.design_name = ready.study.escalation.name();
  input.findings = ready.findings;
  input.grades = core::count_grades(ready.data.ledger);
  for (const auto& [path, parameter] : ready.data.ledger.parameters())
    input.parameters.push_back(parameter);
  input.overrides.insert(ready.data.ledger.overrides().begin(),
                         ready.data.ledger.overrides().end());
  input.estimates = characteristics(ready.study, simulated);
  input.no_exact_because = oc::why_not_exact(ready.study);
  input.designs = other_designs(ready, identity);
  for (std::size_t s = 0; s < simulated.scenarios.size(); ++s) {
    const oc::Accumulator& sums = simulated.scenarios[s];
    input.distributions.push_back({ready.study.protocol.scenarios[s].name, sums.days_to_decision,
                                   sums.days_to_lock, sums.treated_counts});
  }
  if (!simulated.scenarios.empty())
    input.recovery = report::ArmRecovery{ready.study.protocol.scenarios.front().name,
                                         simulated.scenarios.front().recovery};
  input.published = published_recovery(ready.data.hash);
  add_examples(input, ready.study, simulated);
  input.reproducibility = identity;
  return input;
}

}  // namespace caudata::app
