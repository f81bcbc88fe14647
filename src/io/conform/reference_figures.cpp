// SPDX-License-Identifier: Apache-2.0
#include "io/conform/reference_figures.hpp"

#include <cmath>

#include "oc/tally_counts.hpp"

namespace caudata::io {

ReferenceFigures::ReferenceFigures(const oc::StateGraph& graph, const oc::Truth& truth)
    : graph_(graph), doses_(truth.p.front().size()), exact_(oc::evaluate(graph, truth)) {}

std::optional<double> ReferenceFigures::figure(std::string_view metric,
                                               std::optional<double> dose) const {
  if (!dose) return of_trial(metric);
  if (!(*dose >= 1 && *dose <= static_cast<double>(doses_))) return std::nullopt;
  return of_dose(metric, static_cast<std::size_t>(*dose) - 1);
}

std::optional<double> ReferenceFigures::of_dose(std::string_view metric, std::size_t dose) const {
  if (metric == "p_select") return selected(design::DoseLevel{0, static_cast<std::uint8_t>(dose)});
  if (metric == "mean_n") return exact_.level[0][dose].evaluable;
  if (metric == "mean_dlt") return exact_.level[0][dose].dlt;
  return std::nullopt;
}

std::optional<double> ReferenceFigures::of_trial(std::string_view metric) const {
  if (metric == "p_select_none") return selected(std::nullopt);
  if (metric == "mean_total_n") return mean_patients();
  if (metric == "sd_total_n") return sd_patients();
  if (metric == "mean_total_dlt") {
    double sum = 0;
    for (const oc::LevelExpectation& level : exact_.level[0]) sum += level.dlt;
    return sum;
  }
  if (metric == "n_paths") return graph_.paths;
  if (metric == "n_states") return static_cast<double>(oc::tally_counts(graph_).treated);
  if (metric == "n_terminal_states") return static_cast<double>(oc::tally_counts(graph_).ended);
  return std::nullopt;
}

double ReferenceFigures::selected(std::optional<design::DoseLevel> level) const {
  double p = 0;
  for (std::size_t i = 0; i < graph_.conclusions.size(); ++i) {
    if (graph_.conclusions[i].level == level) p += exact_.conclusion[i];
  }
  return p;
}

double ReferenceFigures::mean_patients() const {
  double sum = 0;
  for (std::size_t n = 0; n < exact_.patients.size(); ++n) {
    sum += static_cast<double>(n) * exact_.patients[n];
  }
  return sum;
}

double ReferenceFigures::sd_patients() const {
  const double mean = mean_patients();
  double sum = 0;
  for (std::size_t n = 0; n < exact_.patients.size(); ++n) {
    const double distance = static_cast<double>(n) - mean;
    sum += distance * distance * exact_.patients[n];
  }
  return std::sqrt(sum);
}

}  // namespace caudata::io
