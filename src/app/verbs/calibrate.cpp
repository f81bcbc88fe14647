// SPDX-License-Identifier: Apache-2.0
#include "evidence/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/evidence_input.hpp"
#include "app/inputs.hpp"
#include "app/progress_printer.hpp"
#include "app/refuse.hpp"
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

double worst_r_hat(const evidence::Calibration& c) {
  double worst = 1;
  for (const evidence::Movement& m : c.movements) worst = std::max(worst, m.convergence.r_hat);
  return worst;
}

double fewest_effective(const evidence::Calibration& c) {
  double fewest = c.movements.front().convergence.effective;
  for (const evidence::Movement& m : c.movements)
    fewest = std::min(fewest, m.convergence.effective);
  return fewest;
}

/// As Vehtari et al. 2021 ask.
bool converged(const evidence::Calibration& c) {
  constexpr double highest_r_hat = 1.01, fewest_draws = 400;
  return worst_r_hat(c) < highest_r_hat && fewest_effective(c) >= fewest_draws;
}

std::string waves_text(const evidence::Calibration& c) {
  std::string text;
  for (std::size_t w = 0; w < c.waves.size(); ++w)
    text += fmt::format("wave {}: {} runs; {:.4g} % of the cube was not ruled out before\n", w + 1,
                        c.waves[w].runs, 100 * c.waves[w].not_ruled_out);
  return text +
         fmt::format(
             "emulators: {:.1f} % of left-out runs within 2 standard deviations\n"
             "sampler: {:.1f} % of the moves accepted; R-hat at most {:.3f}, at least {:.0f} "
             "effective draws{}\n\n",
             100 * c.emulator_errors_within_2, 100 * c.accepted, worst_r_hat(c),
             fewest_effective(c), converged(c) ? "" : ": NOT CONVERGED, ask for more steps");
}

std::string movement_text(const evidence::Calibration& c) {
  std::string text = fmt::format("{:<50} {:>28} {:>28} {:>9} {:>7} {:>6} {:>6}\n", "parameter",
                                 "prior median (90 %)", "posterior median (90 %)", "SD ratio",
                                 "shift", "R-hat", "draws");
  const auto range = [](double mid, double low, double high) {
    return fmt::format("{:.3g} ({:.3g}, {:.3g})", mid, low, high);
  };
  for (const evidence::Movement& m : c.movements)
    text += fmt::format("{:<50} {:>28} {:>28} {:>9.2f} {:>+7.2f} {:>6.3f} {:>6.0f}\n", m.path,
                        range(m.prior_median, m.prior_lower_90, m.prior_upper_90),
                        range(m.median, m.lower_90, m.upper_90), m.sd_ratio, m.shift,
                        m.convergence.r_hat, m.convergence.effective);
  return text +
         "SD ratio: posterior over prior, 1 where the targets say nothing. Shift: in prior "
         "standard deviations. R-hat, effective draws: of the chains of the sampler.\n\n";
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

/// A line for the runs of the model, and one for the sampler.
class CalibrationPrinter {
 public:
  explicit CalibrationPrinter(const CalibrateOptions& options)
      : runs_(options.progress, options.loudness, 0, options.waves * options.points, "runs"),
        sampling_(options.progress, options.loudness, 0, options.steps, "steps of the sampler") {}

  void show(const evidence::CalibrationProgress& now) {
    ProgressPrinter& printer =
        now.stage == evidence::CalibrationProgress::Stage::runs ? runs_ : sampling_;
    printer.show(now.done);
    if (now.done == now.of) printer.finish();
  }

 private:
  ProgressPrinter runs_, sampling_;
};

}  // namespace

ExitCode calibrate(const CalibrateOptions& options) {
  auto data = load_data(options.data);
  if (!data) return refuse(data.error(), ExitCode::bad_input);
  const auto targets = load_calibration_targets();
  if (!targets) return refuse(targets.error(), ExitCode::bad_input);
  const auto paths = load_free_parameters(options.free, data->ledger);
  if (!paths) return refuse(paths.error(), ExitCode::bad_input);
  CalibrationPrinter progress(options);
  const evidence::Calibration c =
      evidence::calibrate(data->ledger, targets->list, *paths, plan_of(options), options.threads,
                          [&](const evidence::CalibrationProgress& now) { progress.show(now); });
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
