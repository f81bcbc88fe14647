// SPDX-License-Identifier: Apache-2.0
#include "oc/enumerate.hpp"

#include <algorithm>

#include "oc/estimate_rows.hpp"

namespace caudata::oc {
namespace {

using design::Conclusion;
using design::ConclusionKind;
using design::DoseLevel;

/// Exact figures of the whole trial and of its levels.
class Rows {
 public:
  Rows(const design::Escalation& escalation, const std::string& scenario)
      : ladder_(escalation.ladder()), rows_(of(escalation.name(), scenario)) {}

  void of_trial(const char* metric, double value) {
    rows_.at_whole_trial();
    rows_.add(metric, {value, 0});
  }
  template <class F>
  void of_levels(const char* metric, F value) {
    for (std::size_t part = 0; part < ladder_.parts.size(); ++part) {
      for (std::size_t dose = 0; dose < ladder_.doses(part); ++dose) {
        const DoseLevel level{static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(dose)};
        rows_.at(ladder_.parts[part].name, ladder_.parts[part].doses[dose]);
        rows_.add(metric, {value(level), 0});
      }
    }
  }
  OperatingCharacteristics take() { return rows_.take(); }

 private:
  static EstimateRows of(const std::string& design, const std::string& scenario) {
    Estimate like;
    like.scenario = scenario;
    like.design = design;
    like.method = Method::exact;
    return EstimateRows(std::move(like));
  }

  const design::DoseLadder& ladder_;
  EstimateRows rows_;
};

double probability_of(const StateGraph& graph, const ExactCharacteristics& exact,
                      ConclusionKind kind) {
  double sum = 0;
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    if (graph.conclusions[i].kind == kind) sum += exact.conclusion[i];
  }
  return sum;
}

double probability_of(const StateGraph& graph, const ExactCharacteristics& exact,
                      const Conclusion& conclusion) {
  const auto at = std::ranges::find(graph.conclusions, conclusion);
  return at == graph.conclusions.end()
             ? 0
             : exact.conclusion[static_cast<std::size_t>(at - graph.conclusions.begin())];
}

template <class F>
double sum_over_levels(const ExactCharacteristics& exact, F member) {
  double sum = 0;
  for (const auto& part : exact.level) {
    for (const LevelExpectation& level : part) sum += level.*member;
  }
  return sum;
}

void add_conclusions(Rows& rows, const StateGraph& graph, const ExactCharacteristics& exact) {
  for (const auto& [metric, kind] :
       {std::pair{"p_mtd", ConclusionKind::mtd},
        std::pair{"p_maximum_administered", ConclusionKind::maximum_administered},
        std::pair{"p_next_part_not_tolerated", ConclusionKind::next_part_not_tolerated}}) {
    rows.of_levels(metric, [&, kind = kind](DoseLevel level) {
      return probability_of(graph, exact, Conclusion{kind, level});
    });
  }
  rows.of_trial("p_no_safe_dose", probability_of(graph, exact, ConclusionKind::no_safe_dose));
  rows.of_trial("p_stopped_for_safety",
                probability_of(graph, exact, ConclusionKind::stopped_for_safety));
  rows.of_trial("p_n_reached", probability_of(graph, exact, ConclusionKind::n_reached));
}

void add_levels(Rows& rows, const ExactCharacteristics& exact) {
  const auto at = [&](DoseLevel level) { return exact.level[level.part][level.dose]; };
  rows.of_levels("p_level_treated", [&](DoseLevel level) { return at(level).treated; });
  rows.of_levels("mean_evaluable", [&](DoseLevel level) { return at(level).evaluable; });
  rows.of_trial("mean_evaluable", sum_over_levels(exact, &LevelExpectation::evaluable));
  rows.of_levels("mean_dlt", [&](DoseLevel level) { return at(level).dlt; });
  rows.of_trial("mean_dlt", sum_over_levels(exact, &LevelExpectation::dlt));
}

}  // namespace

OperatingCharacteristics exact_rows(const design::Escalation& escalation, const StateGraph& graph,
                                    const ExactCharacteristics& exact, const std::string& scenario,
                                    std::optional<int> planned) {
  Rows rows(escalation, scenario);
  add_conclusions(rows, graph, exact);
  add_levels(rows, exact);
  if (planned) {
    rows.of_trial("p_evaluable_exceeds_planned", exact.more_patients_than(*planned));
    rows.of_trial("p_evaluable_equals_planned_no_expansion", exact.no_expansion);
  }
  return rows.take();
}

OperatingCharacteristics exact_estimates(const design::Escalation& escalation,
                                         const StateGraph& graph, const Truth& truth,
                                         std::optional<int> planned) {
  return exact_rows(escalation, graph, evaluate(graph, truth), truth.scenario, planned);
}

OperatingCharacteristics enumerate(const design::Escalation& escalation,
                                   std::span<const Truth> truths, std::optional<int> planned) {
  const StateGraph graph = state_graph(escalation);
  OperatingCharacteristics all;
  for (const Truth& truth : truths) {
    const OperatingCharacteristics rows = exact_estimates(escalation, graph, truth, planned);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

}  // namespace caudata::oc
