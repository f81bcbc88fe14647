// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdio>

#include "app/evidence_input.hpp"
#include "app/inputs.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "evidence/posterior_cohort.hpp"
#include "io/atomic_write.hpp"
#include "io/build_info.hpp"
#include "io/stored_validation_reader.hpp"
#include "io/text_table.hpp"
#include "io/validation_folder.hpp"
#include "io/validation_json.hpp"

namespace caudata::app {
namespace {

/// Execution flags are left out: they do not change a byte.
std::string canonical_command(const ValidateOptions& options) {
  std::string command = "caudata validate";
  if (options.targets)
    command += fmt::format(" --targets {}", options.targets->filename().string());
  if (options.posterior)
    command += fmt::format(" --posterior {}", options.posterior->filename().string());
  return fmt::format("{} --patients {} --seed {}", command, options.patients, options.seed);
}

void print_summary(const report::ValidationInput& input) {
  print(stdout, io::to_text(report::terminal_table(input)));
  print(stdout, report::coverage_text(evidence::coverage(input.predictions)) + "\n");
}

/// Exit code 3 only where something is lost that was there.
ExitCode compare_with_stored(const report::ValidationInput& input, std::FILE* to) {
  const auto stored = io::built_in_validation();
  if (!stored) return refuse(stored.error(), ExitCode::failed);
  const auto changes = evidence::verdict_changes(input.targets, input.predictions, *stored);
  print(to, report::changes_text(changes, *stored));
  return evidence::any_lost(changes) ? ExitCode::found_errors : ExitCode::done;
}

std::vector<evidence::Samples> simulate(const Data& data,
                                        const std::optional<evidence::Posterior>& posterior,
                                        const std::vector<evidence::Target>& targets,
                                        const ValidateOptions& options) {
  const evidence::CohortPlan plan{options.patients, core::Seed{options.seed}, 0};
  if (posterior)
    return evidence::simulate_draws(data.ledger, *posterior, targets, plan, options.threads);
  return {evidence::simulate_cohort(evidence::World(data.ledger), targets, plan, options.threads)};
}

}  // namespace

ExitCode validate(const ValidateOptions& options) {
  auto targets = load_targets(options.targets);
  if (!targets) return refuse(targets.error(), ExitCode::bad_input);
  auto data = load_data(options.data);
  if (!data) return refuse(data.error(), ExitCode::bad_input);
  const auto posterior = load_posterior(options.posterior, data->ledger);
  if (!posterior) return refuse(posterior.error(), ExitCode::bad_input);
  const std::vector<evidence::Samples> draws = simulate(*data, *posterior, targets->list, options);
  report::ValidationInput input;
  input.predictions = evidence::predict(targets->list, draws);
  input.posterior_draws = *posterior ? draws.size() : 0;
  input.targets = std::move(targets->list);
  input.file = targets->shown_as;
  input.persons = options.patients;
  input.seed = options.seed;
  input.version = io::build_info().version;
  input.data_hash = data->hash;
  input.targets_hash = targets->hash;
  input.command = canonical_command(options);
  if (options.out) {
    const auto page = io::write_validation(*options.out, input);
    if (!page) return refuse(page.error(), ExitCode::failed);
    print(stderr, fmt::format("page: {}\n", page->string()));
  }
  if (options.store) {
    const auto stored = io::write_atomically(*options.store, io::stored_validation_json(input));
    if (!stored) return refuse(stored.error(), ExitCode::failed);
  }
  if (options.output == Output::json)
    print(stdout, io::validation_json(input));
  else
    print_summary(input);
  return compare_with_stored(input, options.output == Output::json ? stderr : stdout);
}

}  // namespace caudata::app
