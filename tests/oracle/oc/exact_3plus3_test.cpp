// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "design/trials.hpp"
#include "oc/enumerate.hpp"

// Every row of tests/tables/design/exact_oc_3plus3.csv; the file says where the numbers come from.
namespace caudata::oc {
namespace {

using design::ConclusionKind;
using design::DoseLevel;

constexpr double tolerance = 1e-9;

std::vector<std::string> split(const std::string& line, char at) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, at);) cells.push_back(cell);
  return cells;
}

struct Reference {
  std::string scenario, variant, metric;
  std::vector<double> p;
  std::size_t dose;  // from 1; 0: whole trial
  double value;
};

std::vector<Reference> references() {
  std::ifstream in(CAUDATA_SOURCE_DIR "/tests/tables/design/exact_oc_3plus3.csv");
  std::vector<Reference> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#') || line.starts_with("scenario,")) continue;
    const auto cell = split(line, ',');
    Reference row{
        cell[0],           cell[1], cell[5], {}, cell[6].empty() ? 0 : std::stoul(cell[6]),
        std::stod(cell[7])};
    for (const std::string& p : split(cell[4], ';')) row.p.push_back(std::stod(p));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The reference calls a cleared top dose the MTD.
double named(const StateGraph& graph, const ExactCharacteristics& exact, DoseLevel level) {
  double p = 0;
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    if (graph.conclusions[i].level == level) p += exact.conclusion[i];
  }
  return p;
}

double none_named(const StateGraph& graph, const ExactCharacteristics& exact) {
  double p = 0;
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    if (graph.conclusions[i].kind == ConclusionKind::no_safe_dose) p += exact.conclusion[i];
  }
  return p;
}

double mean_of_power(const std::vector<double>& patients, int power) {
  double sum = 0;
  for (std::size_t n = 0; n < patients.size(); ++n) sum += std::pow(double(n), power) * patients[n];
  return sum;
}

/// The reference counts final tallies without regard to where the last cohort was.
void collect_final(const design::Escalation& escalation, const design::Tallies& state,
                   std::set<decltype(design::Tallies::at)>& final_tallies) {
  const design::Decision decision = escalation.next(state);
  const auto* treat = std::get_if<design::Treat>(&decision);
  if (treat == nullptr) final_tallies.insert(state.at);
  for (int dlt = 0; treat != nullptr && dlt <= treat->patients; ++dlt) {
    design::Tallies after = state;
    after.add(treat->at, treat->patients, dlt);
    collect_final(escalation, after, final_tallies);
  }
}

std::size_t distinct_final_tallies(const design::Escalation& escalation) {
  std::set<decltype(design::Tallies::at)> final_tallies;
  collect_final(escalation, {}, final_tallies);
  return final_tallies.size();
}

double ours(const Reference& row) {
  design::ThreePlusThreeRules rules;
  if (row.variant == "3+3_korn_deescalation") {
    rules.de_escalation = design::DeEscalation::to_level_with_fewer_than_six;
  }
  const design::Escalation escalation = design::testing::single_ladder(row.p.size(), rules);
  const StateGraph graph = state_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, {row.scenario, {row.p}});
  const auto& levels = exact.level[0];
  const std::size_t dose = row.dose == 0 ? 0 : row.dose - 1;
  if (row.metric == "p_select") return named(graph, exact, {0, static_cast<std::uint8_t>(dose)});
  if (row.metric == "p_select_none") return none_named(graph, exact);
  if (row.metric == "mean_n") return levels[dose].evaluable;
  if (row.metric == "mean_dlt") return levels[dose].dlt;
  if (row.metric == "mean_total_n") return mean_of_power(exact.patients, 1);
  if (row.metric == "sd_total_n") {
    const double mean = mean_of_power(exact.patients, 1);
    return std::sqrt(mean_of_power(exact.patients, 2) - mean * mean);
  }
  if (row.metric == "mean_total_dlt") {
    double sum = 0;
    for (const LevelExpectation& level : levels) sum += level.dlt;
    return sum;
  }
  if (row.metric == "n_paths") return graph.paths;
  if (row.metric == "n_states") return double(graph.decisions.size());
  if (row.metric == "n_terminal_states") return double(distinct_final_tallies(escalation));
  ADD_FAILURE() << "unknown metric " << row.metric;
  return std::nan("");
}

TEST(ExactThreePlusThree, EqualsTheReferenceTable) {
  const auto rows = references();
  ASSERT_EQ(rows.size(), 240u);
  for (const Reference& row : rows) {
    EXPECT_NEAR(ours(row), row.value, tolerance)
        << row.variant << ' ' << row.scenario << ' ' << row.metric << ' ' << row.dose;
  }
}

}  // namespace
}  // namespace caudata::oc
