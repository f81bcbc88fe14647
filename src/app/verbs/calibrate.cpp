// SPDX-License-Identifier: Apache-2.0
#include "evidence/calibrate.hpp"
#include "app/refuse.hpp"

#include <fmt/format.h>

#include <cmath>

#include "app/evidence_input.hpp"
#include "app/inputs.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "evidence/posterior_cohort.hpp"
#include "evidence/predict.hpp"
#include "io/atomic_write.hpp"
#include "io/build_info.hpp"
#include "io/posterior_csv.hpp"

namespace caudata::app {
namespace {

constexpr double worth_saying = 0.5;  // correlations below it are not printed

evidence::CalibrationPlan plan_of(const CalibrateOptions& o) {
  return {o.waves, o.points, o.patients, o.candidates, o.steps, o.draws, core::Seed{o.seed}};
}

/// Execution flags are left out: they do not change a byte.
std::string canonical_command(const CalibrateOptions& o) {
  return fmt::format(
      "caudata calibrate --waves {} --points {} --patients {} --candidates {} --steps {} --draws "
      "{} --seed {}",
      o.waves, o.points, o.patients, o.candidates, o.steps, o.draws, o.seed);
}

std::string waves_text(const evidence::Calibration& c) {
  std::string text;
  for (std::size_t w = 0; w < c.waves.size(); ++w)
    text += fmt::format("wave {}: {} runs; {:.4g} % of the cube was not ruled out before\n", w + 1,
                        c.waves[w].runs, 100 * c.waves[w].not_ruled_out);
  return text + fmt::format(
                    "emulators: {:.1f} % of left-out runs within 2 standard deviations\n"
                    "sampler: {:.1f} % of the moves accepted\n\n",
                    100 * c.emulator_errors_within_2, 100 * c.accepted);
}

std::string movement_text(const evidence::Calibration& c) {
  std::string text =
      fmt::format("{:<50} {:>28} {:>28} {:>9} {:>7}\n", "parameter", "prior median (90 %)",
                  "posterior median (90 %)", "SD ratio", "shift");
  const auto range = [](double mid, double low, double high) {
    return fmt::format("{:.3g} ({:.3g}, {:.3g})", mid, low, high);
  };
  for (const evidence::Movement& m : c.movements)
    text += fmt::format("{:<50} {:>28} {:>28} {:>9.2f} {:>+7.2f}\n", m.path,
                        range(m.prior_median, m.prior_lower_90, m.prior_upper_90),
                        range(m.median, m.lower_90, m.upper_90), m.sd_ratio, m.shift);
  return text +
         "SD ratio: posterior over prior, 1 where the targets say nothing. Shift: in prior "
         "standard deviations.\n\n";
}

std::string correlation_text(const evidence::Calibration& c) {
  std::string text;
  for (std::size_t i = 0; i < c.movements.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (std::fabs(c.correlations[i][j]) >= worth_saying)
        text += fmt::format("correlated {:+.2f}: {} and {}\n", c.correlations[i][j],
                            c.movements[j].path, c.movements[i].path);
  return text.empty() ? "no two parameters are correlated by half or more\n\n" : text + "\n";
}

/// The targets with the central values and with the posterior, by the model itself.
std::string fit_text(const core::Ledger& ledger, const std::vector<evidence::Target>& targets,
                     const evidence::Posterior& posterior, const CalibrateOptions& options) {
  const evidence::CohortPlan plan{options.patients * 4, core::Seed{options.seed}, 0};
  const std::vector<evidence::Samples> central{
      evidence::simulate_cohort(evidence::World(ledger), targets, plan, options.threads)};
  const auto before = evidence::predict(targets, central);
  const auto after = evidence::predict(
      targets, evidence::simulate_draws(ledger, posterior, targets, plan, options.threads));
  std::string text = fmt::format("{:<34} {:>9} {:>22} {:>9} {:>9}\n", "target", "observed",
                                 "allowed", "before", "after");
  const auto number = [](const evidence::Prediction& p) {
    return p.value ? fmt::format("{:.4g}", *p.value) : std::string("–");
  };
  for (std::size_t t = 0; t < targets.size(); ++t)
    text += fmt::format(
        "{:<34} {:>9.4g} {:>22} {:>9} {:>9} {}\n", targets[t].id, targets[t].observed,
        fmt::format("{:.4g} to {:.4g}", targets[t].limits.lower, targets[t].limits.upper),
        number(before[t]), number(after[t]), after[t].within_tolerance ? "" : "outside");
  return text + fmt::format("within tolerance: {} before, {} after, of {}\n",
                            evidence::coverage(before).within_tolerance,
                            evidence::coverage(after).within_tolerance, targets.size());
}

std::vector<std::string> provenance(const Data& data, const TargetFile& targets,
                                    const CalibrateOptions& options) {
  return {"Posterior draws of the free parameters, written by caudata calibrate; not by hand.",
          canonical_command(options),
          fmt::format("caudata {}, parameters {}, targets {} {}", io::build_info().version,
                      data.hash, targets.shown_as, targets.hash)};
}

std::function<void(std::size_t)> progress(const CalibrateOptions& options) {
  if (options.loudness == Loudness::quiet || !is_terminal(stderr)) return {};
  return [](std::size_t done) { print(stderr, fmt::format("\r{} runs of this wave", done)); };
}

}  // namespace

ExitCode calibrate(const CalibrateOptions& options) {
  auto data = load_data(options.data);
  if (!data) return refuse(data.error(), ExitCode::bad_input);
  const auto targets = load_calibration_targets();
  if (!targets) return refuse(targets.error(), ExitCode::bad_input);
  const auto paths = load_free_parameters(options.free, data->ledger);
  if (!paths) return refuse(paths.error(), ExitCode::bad_input);
  const evidence::Calibration c = evidence::calibrate(
      data->ledger, targets->list, *paths, plan_of(options), options.threads, progress(options));
  const std::string csv = io::posterior_csv(c.posterior, provenance(*data, *targets, options));
  if (const auto written = io::write_atomically(options.out, csv); !written)
    return refuse(written.error(), ExitCode::failed);
  print(stderr, fmt::format("draws: {}\n", options.out.string()));
  if (options.loudness == Loudness::quiet) return ExitCode::done;
  print(stdout, waves_text(c) + movement_text(c) + correlation_text(c));
  for (const std::size_t t : c.not_fitted)
    print(stdout, fmt::format("not fitted, no free parameter moves it or the model does not "
                              "predict it: {}\n",
                              targets->list[t].id));
  print(stdout, fit_text(data->ledger, targets->list, c.posterior, options));
  return ExitCode::done;
}

}  // namespace caudata::app
