// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "evidence/cohort.hpp"
#include "evidence/fit/history_match.hpp"
#include "evidence/fit/posterior_shape.hpp"
#include "evidence/posterior.hpp"

namespace caudata::evidence {

struct CalibrationPlan {
  std::size_t waves{0};
  std::size_t points{0};      // runs of the model per wave
  std::uint64_t persons{0};   // of every run: the same persons in all, so differences are paired
  std::size_t candidates{0};  // looked at by the emulators between waves
  std::size_t steps{0};       // of every chain of the sampler
  std::size_t draws{0};
  core::Seed seed;
};

/// One parameter before and after.
struct Movement {
  std::string path;
  double prior_median{0}, prior_lower_90{0}, prior_upper_90{0};
  double median{0}, lower_90{0}, upper_90{0};  // posterior
  double sd_ratio{0};  // posterior over prior, as shares of the prior: 1 where nothing was learnt
  double shift{0};     // of the mean, in prior standard deviations
  fit::Convergence convergence;
};

struct Calibration {
  std::vector<fit::Wave> waves;
  std::vector<std::size_t>
      not_fitted;                      // targets that nothing free moves, or that are not predicted
  double accepted{0};                  // mean probability of a move of the sampler
  double emulator_errors_within_2{0};  // share of left-out errors below 2 standard deviations
  std::vector<Movement> movements;
  std::vector<std::vector<double>> correlations;
  Posterior posterior;
};

/// Where a point of the unit cube puts the parameters: each at that share of its prior.
std::vector<double> values_at(const core::Ledger& ledger, const std::vector<std::string>& paths,
                              const fit::Point& point);

/// What the targets weigh: the observed number and the spread that its tolerance expresses.
std::vector<fit::Observation> observations(std::span<const Target> targets);

/// How far a calibration is.
struct CalibrationProgress {
  enum class Stage { runs, sampling } stage{};
  std::size_t done{0}, of{0};  // runs of all waves; steps of the sampler
};
using OnCalibration = std::function<void(const CalibrationProgress&)>;

/// Fits the free parameters to the targets: history matching in waves, then draws from the
/// posterior by the emulators of the last wave (prior: the ledger's; errors independent and
/// normal). The same for any number of threads. Neglected: correlation between targets of one
/// study, and what the model cannot reproduce whatever its parameters.
Calibration calibrate(const core::Ledger& ledger, std::span<const Target> targets,
                      const std::vector<std::string>& paths, const CalibrationPlan& plan,
                      unsigned threads, const OnCalibration& on_progress);

}  // namespace caudata::evidence
