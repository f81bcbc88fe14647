// SPDX-License-Identifier: Apache-2.0
#include "app/source_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/identity.hpp"
#include "app/refuse.hpp"
#include "oc/trial_count.hpp"

namespace caudata::app {
namespace {

core::Issue other_program(const fs::path& folder, io::StoredRun& run) {
  return {core::Severity::error,
          "run.other-program",
          {folder.string(), 0, 0},
          fmt::format("the run was made by caudata {} (source {:.12}) with data {:.12}",
                      run.meta["version"], run.meta["source_hash"], run.meta["data_hash"]),
          "this program or its data differ, so the trials could come out differently",
          "use that program (and its --data), or run the protocol again"};
}

std::vector<std::string> scenario_names(const trial::Protocol& protocol) {
  std::vector<std::string> names;
  for (const trial::Scenario& s : protocol.scenarios) names.push_back(s.name);
  return names;
}

std::string list(const std::vector<std::string>& names) {
  return fmt::format("scenarios: {}", fmt::join(names, ", "));
}

core::Result<const trial::Scenario*> named_scenario(const trial::Protocol& protocol,
                                                    const std::optional<std::string>& name) {
  const auto names = scenario_names(protocol);
  if (!name)
    return core::failure(usage_error("no scenario named", "a trial belongs to one", list(names)));
  const auto found = std::ranges::find(protocol.scenarios, *name, &trial::Scenario::name);
  if (found != protocol.scenarios.end()) return &*found;
  const std::string near = core::nearest(*name, names);
  return core::failure(usage_error(fmt::format("there is no scenario \"{}\"", *name), list(names),
                                   near.empty() ? "" : fmt::format("did you mean \"{}\"?", near)));
}

/// Trials that there are: those of the run, or those that a run of the protocol would have; the
/// most that a run can have where the protocol leaves that to a pilot.
std::uint64_t number_of_trials(const TrialSource& source) {
  if (source.run) return source.run->trials;
  return source.ready.study.protocol.run.trials.value_or(oc::max_trials);
}

core::Result<TrialSource> open_run(const fs::path& folder, const std::optional<fs::path>& data) {
  auto run = io::read_stored_run(folder);
  if (!run) return core::failure(run.error());
  auto ready = make_ready(run->protocol_text, protocol_in_run, data);
  if (!ready) return core::failure(ready.error());
  const core::Seed seed{run->seed};
  if (identify(*ready, seed, run->trials).run_id != run->meta["run_id"])
    return core::failure(other_program(folder, *run));
  return TrialSource{std::move(*ready), seed, std::move(*run)};
}

}  // namespace

core::Result<TrialSource> open_source(const std::string& folder_or_file,
                                      const std::optional<fs::path>& data) {
  if (fs::is_directory(folder_or_file)) return open_run(folder_or_file, data);
  auto text = load_text(folder_or_file);
  if (!text) return core::failure(text.error());
  auto ready = make_ready(std::move(*text), folder_or_file, data);
  if (!ready) return core::failure(ready.error());
  const core::Seed seed{ready->study.protocol.run.seed};
  return TrialSource{std::move(*ready), seed, std::nullopt};
}

core::Result<NamedTrial> named_trial(const TrialSource& source, const TrialChoice& choice) {
  const auto scenario = named_scenario(source.ready.study.protocol, choice.scenario);
  if (!scenario) return core::failure(scenario.error());
  if (!choice.trial)
    return core::failure(usage_error("no trial named", "trials count from 0", "add --trial 0"));
  if (const std::uint64_t trials = number_of_trials(source); *choice.trial >= trials)
    return core::failure(usage_error(
        fmt::format("there is no trial {}", *choice.trial),
        fmt::format("the {} has trials 0 to {}", source.run ? "run" : "protocol", trials - 1), {}));
  return NamedTrial{*scenario, core::TrialIndex(*choice.trial)};
}

core::Result<const trial::SubjectRecord*> named_subject(const trial::TrialRecord& record,
                                                        std::uint32_t number) {
  const auto found =
      std::ranges::find(record.subjects, core::SubjectId(number), &trial::SubjectRecord::subject);
  if (found != record.subjects.end()) return &*found;
  return core::failure(
      usage_error(fmt::format("there is no subject {}", number),
                  record.subjects.empty()
                      ? "nobody was dosed in this trial"
                      : fmt::format("the trial dosed subjects 1 to {}", record.subjects.size()),
                  {}));
}

}  // namespace caudata::app
