// SPDX-License-Identifier: Apache-2.0
#include "app/published_recovery.hpp"

#include <fmt/format.h>

#include "io/stored_validation_reader.hpp"

namespace caudata::app {
namespace {

report::PublishedNumber number(const evidence::ScoredTarget& target) {
  report::PublishedNumber n{.id = target.id,
                            .population = target.population,
                            .statistic = target.statistic,
                            .source = target.source,
                            .why_missed = target.why_missed,
                            .why_not = target.why_not,
                            .observed = target.observed,
                            .allowed_lower = target.allowed.lower,
                            .allowed_upper = target.allowed.upper,
                            .predicted = target.predicted,
                            .lower_90 = {},
                            .upper_90 = {},
                            .verdict = name(verdict(target)),
                            .split = target.split};
  if (target.predicted) {
    n.lower_90 = target.interval_90.lower;
    n.upper_90 = target.interval_90.upper;
  }
  return n;
}

std::string made_from(const evidence::StoredValidation& stored, const std::string& data_hash) {
  const evidence::Coverage all = coverage(stored);
  return fmt::format(
      "{} of {} published numbers are within tolerance, {} inside the 90 % interval. Made with {} "
      "virtual persons and {}; parameters {} of this run.",
      all.within_tolerance, all.targets, all.inside_90, stored.persons,
      stored.posterior_draws == 0 ? std::string("the central values of the parameters")
                                  : fmt::format("{} posterior draws", stored.posterior_draws),
      is_current(stored, data_hash) ? "as those" : "OTHER THAN THOSE");
}

}  // namespace

report::PublishedRecovery published_recovery(const evidence::StoredValidation& stored,
                                             const std::string& data_hash) {
  report::PublishedRecovery published;
  for (const evidence::ScoredTarget& target : stored.targets)
    published.numbers.push_back(number(target));
  published.made_from = made_from(stored, data_hash);
  return published;
}

std::optional<report::PublishedRecovery> published_recovery(const std::string& data_hash) {
  const auto stored = io::built_in_validation();
  if (!stored) return std::nullopt;
  return published_recovery(*stored, data_hash);
}

}  // namespace caudata::app
