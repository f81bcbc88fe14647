// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/evidence_input.hpp"
#include "app/inputs.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "evidence/posterior_cohort.hpp"
#include "io/atomic_write.hpp"
#include "io/build_info.hpp"
#include "io/validation_folder.hpp"
#include "io/validation_json.hpp"
#include "report/number_text.hpp"

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

std::string z_text(const evidence::Prediction& p) {
  return p.z ? report::fixed(*p.z, 2) : "– (" + p.why_no_z + ")";
}

std::string line(const evidence::Target& t, const evidence::Prediction& p) {
  if (!p.value)
    return fmt::format("{:<34} {:<13} observed {:>7.4g}   {}\n", t.id, report::verdict(p),
                       t.observed, p.why_not);
  return fmt::format(
      "{:<34} {:<13} observed {:>7.4g} [{:.4g}, {:.4g}]   predicted {:>7.4g} [{:.4g}, {:.4g}]   z "
      "{}\n",
      t.id, report::verdict(p), t.observed, t.limits.lower, t.limits.upper, *p.value,
      p.interval_90.lower, p.interval_90.upper, z_text(p));
}

void print_summary(const report::ValidationInput& input) {
  for (std::size_t i = 0; i < input.targets.size(); ++i)
    print(stdout, line(input.targets[i], input.predictions[i]));
  print(stdout, report::coverage_text(evidence::coverage(input.predictions)) + "\n");
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
  const evidence::Coverage c = evidence::coverage(input.predictions);
  return c.within_tolerance == c.targets ? ExitCode::done : ExitCode::found_errors;
}

}  // namespace caudata::app
