// SPDX-License-Identifier: Apache-2.0
#include "evidence/calibrate.hpp"

#include <algorithm>
#include <cmath>

#include "core/chunks.hpp"
#include "evidence/predict.hpp"
#include "evidence/summary.hpp"

namespace caudata::evidence {
namespace {

/// Lanes of Process::parameter, beyond the ordinals of parameters.
fit::StreamOf streams_of(core::Seed seed) {
  constexpr std::uint32_t first_lane = 1'000'000;
  return [seed](std::uint32_t lane) {
    return core::Stream(seed, core::TrialIndex(0), core::the_trial_itself, core::Process::parameter,
                        first_lane + lane);
  };
}

core::Ledger with_point(core::Ledger ledger, const std::vector<std::string>& paths,
                        const fit::Point& point) {
  const std::vector<double> values = values_at(ledger, paths, point);
  for (std::size_t i = 0; i < paths.size(); ++i) ledger.set(paths[i], values[i]);
  return ledger;
}

std::vector<fit::Output> outputs(std::span<const Target> targets, const Samples& samples) {
  std::vector<fit::Output> all;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const auto m = static_cast<double>(samples[t].size());
    if (samples[t].empty()) {
      all.push_back({0, 0});
      continue;
    }
    const Summary s = summarise(targets[t].statistic, samples[t], targets[t].n.value_or(m));
    all.push_back({s.value, s.unit_sd * s.unit_sd / m});
  }
  return all;
}

/// The patient model as a function from points to summary statistics. A run is one task.
fit::Model patient_model(const core::Ledger& ledger, std::span<const Target> targets,
                         const std::vector<std::string>& paths, const CalibrationPlan& plan,
                         unsigned threads, const OnCalibration& on_progress) {
  return [&ledger, targets, &paths, &plan, threads, &on_progress,
          done = std::size_t{0}](std::span<const fit::Point> points) mutable {
    using Outputs = std::vector<fit::Output>;
    std::vector<Outputs> all;
    core::for_each_chunk<Outputs>(
        {0, points.size(), 1}, threads, {},
        [&](const core::Chunk& chunk) {
          const World world(with_point(ledger, paths, points[chunk.first]));
          return outputs(targets, simulate_cohort(world, targets, {plan.persons, plan.seed, 0}, 1));
        },
        [&](const core::Chunk&, Outputs&& one) {
          all.push_back(std::move(one));
          on_progress({CalibrationProgress::Stage::runs, ++done, plan.waves * plan.points});
        });
    return all;
  };
}

struct Fitted {
  std::vector<Target> targets;
  std::vector<std::size_t> index;  // of each in the whole table
  std::vector<std::size_t> left_out;
};

/// Targets that the model predicts with the central values of its parameters.
Fitted predicted_targets(const core::Ledger& ledger, std::span<const Target> targets,
                         const CalibrationPlan& plan, unsigned threads) {
  const Samples samples =
      simulate_cohort(World(ledger), targets, {plan.persons, plan.seed, 0}, threads);
  Fitted fitted;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (samples[t].size() < fewest_persons) {
      fitted.left_out.push_back(t);
      continue;
    }
    fitted.targets.push_back(targets[t]);
    fitted.index.push_back(t);
  }
  return fitted;
}

Movement movement(const core::Ledger& ledger, const std::string& path,
                  const fit::Marginal& marginal, const fit::Convergence& convergence,
                  std::vector<double> values) {
  const core::Prior& prior = ledger.find(path)->prior;
  const double sd_of_uniform = std::sqrt(1.0 / 12);
  std::ranges::sort(values);
  const auto at = [&](double p) {
    return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))];
  };
  return {path,
          core::quantile(prior, 0.5),
          core::quantile(prior, 0.05),
          core::quantile(prior, 0.95),
          at(0.5),
          at(0.05),
          at(0.95),
          marginal.sd / sd_of_uniform,
          (marginal.mean - 0.5) / sd_of_uniform,
          convergence};
}

double share_within_2(const fit::Emulators& emulators) {
  double within = 0, all = 0;
  for (std::size_t s = 0; s < emulators.statistic.size(); ++s) {
    if (emulators.moved[s] == 0) continue;
    for (const double error : emulators.statistic[s].left_out_errors()) {
      within += std::fabs(error) <= 2 ? 1 : 0;
      all += 1;
    }
  }
  return all > 0 ? within / all : 1;
}

std::vector<double> column(const Posterior& posterior, std::size_t i) {
  std::vector<double> values;
  for (const auto& draw : posterior.draws) values.push_back(draw[i]);
  return values;
}

}  // namespace

std::vector<double> values_at(const core::Ledger& ledger, const std::vector<std::string>& paths,
                              const fit::Point& point) {
  std::vector<double> values;
  for (std::size_t i = 0; i < paths.size(); ++i)
    values.push_back(core::quantile(ledger.find(paths[i])->prior, point[i]));
  return values;
}

std::vector<fit::Observation> observations(std::span<const Target> targets) {
  std::vector<fit::Observation> all;
  for (const Target& t : targets) all.push_back({t.observed, t.spread});
  return all;
}

Calibration calibrate(const core::Ledger& ledger, std::span<const Target> targets,
                      const std::vector<std::string>& paths, const CalibrationPlan& plan,
                      unsigned threads, const OnCalibration& on_progress) {
  const Fitted fitted = predicted_targets(ledger, targets, plan, threads);
  const std::vector<fit::Observation> observed = observations(fitted.targets);
  const fit::StreamOf streams = streams_of(plan.seed);
  const fit::Match match = fit::match_history(
      patient_model(ledger, fitted.targets, paths, plan, threads, on_progress), observed,
      {paths.size(), plan.waves, plan.points, plan.candidates, plan.steps / 4, threads}, streams);
  const fit::LogDensity density = [&](const fit::Point& point) {
    return fit::log_likelihood(match.emulators, observed, point);
  };
  const fit::Sampled sampled =
      fit::sample(density, fit::start_points(match.runs, density),
                  {plan.steps, plan.draws, fit::lanes_of(plan.waves), threads,
                   [&](std::size_t done) {
                     on_progress({CalibrationProgress::Stage::sampling, done, plan.steps});
                   }},
                  streams);
  Calibration result{match.waves,
                     fitted.left_out,
                     sampled.accepted,
                     share_within_2(match.emulators),
                     {},
                     fit::correlations(sampled.draws),
                     {paths, {}}};
  for (std::size_t s = 0; s < fitted.index.size(); ++s)
    if (match.emulators.moved[s] == 0) result.not_fitted.push_back(fitted.index[s]);
  for (const fit::Point& draw : sampled.draws)
    result.posterior.draws.push_back(values_at(ledger, paths, draw));
  const auto marginals = fit::marginals(sampled.draws);
  for (std::size_t i = 0; i < paths.size(); ++i)
    result.movements.push_back(movement(ledger, paths[i], marginals[i], sampled.convergence[i],
                                        column(result.posterior, i)));
  return result;
}

}  // namespace caudata::evidence
