// SPDX-License-Identifier: Apache-2.0
#include "oc/examples.hpp"

#include <fmt/format.h>

namespace caudata::oc {
namespace {

using Best = const std::optional<Pick::Candidate>& (*)(const Accumulator&);

/// The scenario whose pick is the least under (rank, number); the first of equals.
std::optional<std::size_t> best_scenario(const std::vector<Accumulator>& scenarios, Best best) {
  std::optional<std::size_t> found;
  const auto key = [&](std::size_t s) {
    return std::pair(best(scenarios[s])->rank, best(scenarios[s])->number);
  };
  for (std::size_t s = 0; s < scenarios.size(); ++s)
    if (best(scenarios[s]) && (!found || key(s) < key(*found))) found = s;
  return found;
}

void add_typical(std::vector<ExamplePick>& picks, const Accumulator& sums, std::size_t scenario) {
  const auto trial = sums.courses.typical();
  if (!trial) return;
  std::uint64_t times = 0;
  for (const auto& [course, seen] : sums.courses.all())
    if (seen.first == *trial) times = seen.times;
  picks.push_back({"typical",
                   fmt::format("the most frequent course (conclusion, patients dosed, DLTs) of its "
                               "scenario, taken by {} of {} trials; the first of them",
                               times, sums.trials),
                   scenario, *trial});
}

void add_best(std::vector<ExamplePick>& picks, const std::vector<Accumulator>& scenarios,
              const char* rule, const char* why, Best best) {
  if (const auto s = best_scenario(scenarios, best))
    picks.push_back({rule, why, *s, best(scenarios[*s])->trial});
}

}  // namespace

std::vector<ExamplePick> pick_examples(const trial::Study& study, const Simulated& simulated) {
  const auto& scenarios = simulated.scenarios;
  std::vector<ExamplePick> picks;
  for (std::size_t s = 0; s < study.protocol.scenarios.size(); ++s)
    add_typical(picks, scenarios[s], s);
  add_best(
      picks, scenarios, "early stop",
      "stopped for safety or found no safe dose with the fewest dosed patients (if no trial "
      "stopped so: the fewest dosed patients)",
      [](const Accumulator& a) -> const auto& { return a.early_stop.best(); });
  add_best(
      picks, scenarios, "longest", "the most days from opening to the last decision",
      [](const Accumulator& a) -> const auto& { return a.longest.best(); });
  add_best(
      picks, scenarios, "missed DLT",
      "the first trial in which a toxic event of the product was judged unrelated",
      [](const Accumulator& a) -> const auto& { return a.missed.best(); });
  add_best(
      picks, scenarios, "late DLT", "the first trial with a toxic event after the DLT window",
      [](const Accumulator& a) -> const auto& { return a.late.best(); });
  return picks;
}

}  // namespace caudata::oc
