// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"

namespace caudata::app {
namespace {

void describe_matching(CLI::App& verb, CalibrateOptions& options) {
  verb.add_option("--waves", options.waves, "waves of history matching (default 3)")
      ->check(CLI::Range(1u, 20u));
  verb.add_option("--points", options.points, "runs of the model per wave (default 120)")
      ->check(CLI::Range(10u, 5000u));
  verb.add_option("--patients", options.patients, "virtual patients of a run (default 6000)")
      ->check(CLI::Range(300u, 10'000'000u));
  verb.add_option("--candidates", options.candidates,
                  "points the emulators look at between waves (default 20000)")
      ->check(CLI::Range(5000u, 10'000'000u));
}

void describe_sampling(CLI::App& verb, CalibrateOptions& options) {
  verb.add_option("--steps", options.steps,
                  "trajectories of each of four chains of the sampler (default 2000)")
      ->check(CLI::Range(100u, 1'000'000u));
  verb.add_option("--draws", options.draws, "draws that are kept (default 200)")
      ->check(CLI::Range(20u, 100'000u));
  verb.add_option("--seed", options.seed, "seed (default 20261122)")->check(seeds());
}

}  // namespace

void describe(CLI::App& verb, CalibrateOptions& options) {
  verb.add_option("--free", options.free,
                  "table path,why of the parameters to move, instead of the one built in")
      ->type_name("FILE");
  verb.add_option("--out", options.out, "file for the draws (default posterior.csv)")
      ->type_name("FILE");
  describe_matching(verb, options);
  describe_sampling(verb, options);
  add_threads(verb, options.threads);
  add_progress(verb, options.progress, options.loudness);
  add_data(verb, options.data);
  verb.footer(
      "Prints the waves, how far each parameter moved and how well it is known, and the targets "
      "before and after.");
}

}  // namespace caudata::app
