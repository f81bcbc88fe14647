// SPDX-License-Identifier: Apache-2.0
#include "oc/optimise.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/chunks.hpp"
#include "oc/compare.hpp"
#include "oc/verdict_rows.hpp"
#include "trial/comparison_draft.hpp"

namespace caudata::oc {
namespace {

using trial::Optimisation;

std::size_t combinations(const Optimisation& optimise) {
  std::size_t count = 1;
  for (const trial::SearchedOption& option : optimise.search) {
    count *= option.values.size();
    if (count > most_candidates) return count;
  }
  return count;
}

/// The k-th combination; the last option changes fastest.
std::vector<design::OptionValue> combination(const Optimisation& optimise, std::size_t k) {
  std::vector<design::OptionValue> values(optimise.search.size());
  for (std::size_t i = values.size(); i-- > 0;) {
    const auto& list = optimise.search[i].values;
    values[i] = list[k % list.size()];
    k /= list.size();
  }
  return values;
}

trial::ComparedDesign design_of(const Optimisation& optimise,
                                const std::vector<design::OptionValue>& values) {
  trial::ComparedDesign design{"candidate", optimise.design, optimise.options, optimise.limits,
                               optimise.modifiers};
  for (std::size_t i = 0; i < values.size(); ++i)
    design.options[optimise.search[i].name] = {values[i], optimise.search[i].at};
  return design;
}

double averaged(const OperatingCharacteristics& rows, const char* metric) {
  for (const Estimate& row : rows)
    if (row.scenario == averaged_scenario && row.metric == metric && row.part.empty())
      return row.value;
  return 0;
}

bool within(double value, const std::optional<double>& most) { return !most || value <= *most; }

bool admissible(const Candidate& c, const Optimisation& o) {
  return within(c.overdose, o.most_overdose) && within(c.dlt, o.most_dlt) &&
         within(c.evaluable, o.most_evaluable) &&
         (!o.most_patients || c.most_patients <= *o.most_patients);
}

double objective(const Candidate& c, trial::Objective what) {
  switch (what) {
    case trial::Objective::correct:
      return c.correct;
    case trial::Objective::correct_less_overdose:
      return c.correct - c.overdose;
  }
  return c.correct;
}

core::Issue not_exact(const Optimisation& optimise) {
  return {core::Severity::error,
          "optimise.not-exact",
          {},
          fmt::format("\"{}\" does not decide on counts alone", optimise.design),
          "only exact operating characteristics are searched: simulated ones would be ranked by "
          "chance",
          "choose a design on complete data"};
}

core::Issue too_many(std::size_t count) {
  return {core::Severity::error,
          "optimise.too-many",
          {},
          fmt::format("the search has at least {} candidates", count),
          fmt::format("at most {} are evaluated", most_candidates),
          "use fewer values"};
}

core::Issue weighs_responses(const Optimisation& optimise) {
  return {core::Severity::error,
          "optimise.weighs-responses",
          {},
          fmt::format("\"{}\" weighs responses", optimise.design),
          "what is correct here is a matter of toxicity alone",
          "choose a design that looks at DLTs alone"};
}

/// With what the design says of the first combination.
core::Issues all_refused(const Optimisation& optimise, const core::Issues& first) {
  core::Issues issues;
  issues.add({core::Severity::error,
              "optimise.all-refused",
              {},
              fmt::format("\"{}\" refuses every combination of the options", optimise.design),
              "each value is allowed by itself",
              "check them together with caudata oc"});
  issues.add(first);
  return issues;
}

/// Options do not change what a design decides on: the first combination that can be made tells.
/// None can: the search finds out.
core::Issues why_not_searched(const trial::Comparison& comparison) {
  const Optimisation& optimise = *comparison.optimise;
  core::Issues issues;
  const std::size_t count = combinations(optimise);
  if (count > most_candidates) {
    issues.add(too_many(count));
    return issues;
  }
  for (std::size_t k = 0; k < count; ++k) {
    const auto made =
        trial::make_escalation(comparison, design_of(optimise, combination(optimise, k)));
    if (!made) continue;
    if (!made->decides_on_tallies()) issues.add(not_exact(optimise));
    if (made->uses_efficacy()) issues.add(weighs_responses(optimise));
    return issues;
  }
  return issues;
}

/// Fails for options that the design refuses together.
core::Result<Candidate> evaluated(const trial::Comparison& comparison, std::size_t k) {
  const Optimisation& optimise = *comparison.optimise;
  Candidate c;
  c.values = combination(optimise, k);
  const auto result = characterise(comparison, design_of(optimise, c.values));
  if (!result) return core::failure(result.error());
  c.correct = averaged(result->rows, "p_correct");
  c.overdose = averaged(result->rows, "p_overdose");
  c.dlt = averaged(result->rows, "mean_dlt");
  c.evaluable = averaged(result->rows, "mean_evaluable");
  c.days = averaged(result->rows, "days_at_steady_accrual_mean");
  c.most_patients = result->contender.most_patients;
  c.objective = objective(c, optimise.objective);
  c.admissible = admissible(c, optimise);
  return c;
}

bool dominates(const Candidate& a, const Candidate& b) {
  const bool as_good =
      a.correct >= b.correct && a.overdose <= b.overdose && a.evaluable <= b.evaluable;
  const bool better = a.correct > b.correct || a.overdose < b.overdose || a.evaluable < b.evaluable;
  return as_good && better;
}

void mark_front(std::vector<Candidate>& all) {
  for (Candidate& c : all)
    c.on_front = c.admissible && std::ranges::none_of(all, [&](const Candidate& other) {
                   return other.admissible && dominates(other, c);
                 });
}

bool preferred(const Candidate& a, const Candidate& b) {
  return a.objective != b.objective ? a.objective > b.objective : a.evaluable < b.evaluable;
}

int best_of(const std::vector<Candidate>& all) {
  int best = -1;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].admissible && (best < 0 || preferred(all[i], all[static_cast<std::size_t>(best)])))
      best = static_cast<int>(i);
  return best;
}

/// The scenarios alone matter; designs to compare would be enumerated for nothing.
trial::Comparison without_designs(trial::Comparison comparison) {
  comparison.designs.clear();
  return comparison;
}

}  // namespace

core::Result<Search> optimise(const trial::Comparison& comparison, unsigned threads,
                              const OnCandidate& on_candidate) {
  const trial::Comparison setting = without_designs(comparison);
  if (auto issues = why_not_searched(setting); issues.has_errors())
    return core::failure(std::move(issues));
  const std::size_t count = combinations(*setting.optimise);
  Search search;
  for (const trial::SearchedOption& option : setting.optimise->search)
    search.options.push_back(option.name);
  using Outcome = core::Result<Candidate>;
  core::Issues first_refusal;
  core::for_each_chunk<Outcome>(
      {0, count, 1}, threads, {},
      [&](const core::Chunk& chunk) { return evaluated(setting, chunk.first); },
      [&](const core::Chunk& chunk, Outcome&& outcome) {
        if (outcome) {
          search.candidates.push_back(std::move(*outcome));
        } else if (search.refused++ == 0) {
          first_refusal = outcome.error();
        }
        if (on_candidate) on_candidate(chunk.last, count);
      });
  if (search.candidates.empty())
    return core::failure(all_refused(*setting.optimise, first_refusal));
  mark_front(search.candidates);
  search.best = best_of(search.candidates);
  return search;
}

}  // namespace caudata::oc
