// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/elementary.hpp"
#include "design/make_design.hpp"
#include "design/overdose_control.hpp"
#include "io/conform/entry.hpp"
#include "oc/exact_characteristics.hpp"

// Exact operating characteristics of the BLRM with overdose control, and how close its decisions
// come to their thresholds. Counts follow the file's way of counting: n_states are tallies with the
// dose to treat next, n_posteriors tallies with the number of doses that are compared.
namespace caudata::io {
namespace {

using design::Tallies;

constexpr double tolerance = 1e-8;

struct Scenario {
  std::vector<double> doses, p;
  design::BlrmSetting setting;
  double reference, ewoc;
  int cohort, most_patients;
};

std::optional<Scenario> scenario_of(const ReferenceTable& table, std::size_t row) {
  std::vector<double> given;
  for (const char* column :
       {"mean_a", "sd_a", "mean_b", "sd_b", "rho", "lo", "hi", "dref", "ewoc", "cohort", "maxn"}) {
    const auto number = table.number(row, column);
    if (!number) return std::nullopt;
    given.push_back(*number);
  }
  Scenario found{table.numbers(row, "doses"), table.numbers(row, "p_true"), {}, given[7], given[8],
                 static_cast<int>(given[9]),  static_cast<int>(given[10])};
  found.setting.prior = {given[0], given[1], given[2], given[3], given[4]};
  found.setting.lower = given[5];
  found.setting.upper = given[6];
  found.setting.most_patients = found.most_patients;
  for (const double dose : found.doses) {
    found.setting.log_ratio.push_back(core::log(dose / given[7]));
  }
  const bool fits = !found.doses.empty() && found.doses.size() <= design::max_doses &&
                    found.p.size() == found.doses.size();
  return fits ? std::optional(found) : std::nullopt;
}

core::Result<design::Escalation> escalation_of(const Scenario& scenario) {
  const design::BlrmPrior& prior = scenario.setting.prior;
  const design::LadderPart part = design::numbered_ladder(scenario.doses.size());
  const auto made = design::make_design(
      "BLRM",
      design::options_of({{"doses", scenario.doses},
                          {"reference_dose", scenario.reference},
                          {"mean_a", prior.mean_a},
                          {"sd_a", prior.sd_a},
                          {"mean_b", prior.mean_b},
                          {"sd_b", prior.sd_b},
                          {"rho", prior.rho},
                          {"interval_lo", scenario.setting.lower},
                          {"interval_hi", scenario.setting.upper},
                          {"ewoc", scenario.ewoc},
                          {"cohort_size", std::int64_t{scenario.cohort}},
                          {"max_patients", std::int64_t{scenario.most_patients}}}),
      part);
  if (!made) return core::failure(made.error());
  return design::Escalation({{part}}, {{*made, {}, {}, {}}}, design::PartOrder::by_part, {});
}

/// Of all decisions that can be reached: their number, and the least distances from the bound on
/// overdosing and from the second best dose.
struct Reached {
  double over_margin{std::numeric_limits<double>::infinity()};
  double target_margin{std::numeric_limits<double>::infinity()};
  std::size_t states{0}, posteriors{0};
};

class Reach {
 public:
  explicit Reach(const Scenario& scenario) : scenario_(scenario), posterior_(scenario.setting) {}

  Reached all_of(const design::Escalation& escalation) {
    std::set<Tallies> seen{Tallies{}};
    std::vector<Tallies> open{Tallies{}};
    std::set<std::pair<Counts, design::DoseLevel>> states;
    while (!open.empty()) {
      const Tallies state = open.back();
      open.pop_back();
      look_at(state);
      const design::Decision decision = escalation.next(state);
      const auto* treat = std::get_if<design::Treat>(&decision);
      if (treat != nullptr) states.insert({state.at[0], treat->at});
      for (int dlt = 0; treat != nullptr && dlt <= treat->patients; ++dlt) {
        Tallies after = state;
        after.add(treat->at, treat->patients, dlt);
        after = escalation.recall(after);
        if (seen.insert(after).second) open.push_back(after);
      }
    }
    reached_.states = states.size();
    reached_.posteriors = posteriors_.size();
    return reached_;
  }

 private:
  using Counts = std::array<design::Tally, design::max_doses>;

  void look_at(const Tallies& state) {
    const int patients = state.total().evaluable;
    if (patients == 0) return;
    const bool last_one = patients >= scenario_.most_patients;
    const std::span tally(state.at[0].data(), scenario_.doses.size());
    std::size_t doses = std::min(scenario_.doses.size(), std::size_t(state.last_dose[0]) + 2);
    if (last_one) {
      doses = scenario_.doses.size();
      while (doses > 1 && tally[doses - 1].evaluable == 0) --doses;
    }
    posteriors_.insert({state.at[0], doses});
    const auto fit = posterior_.fit(design::blrm_counts(tally, {}, 0, scenario_.doses.size()));
    const auto choice =
        design::choose_with_control(fit.interval, design::lowest_doses(doses), scenario_.ewoc);
    reached_.over_margin = std::min(reached_.over_margin, choice.over_margin);
    reached_.target_margin =
        std::min(reached_.target_margin, choice.target_margin.value_or(reached_.target_margin));
  }

  const Scenario& scenario_;
  design::BlrmPosterior posterior_;
  std::set<std::pair<Counts, std::size_t>> posteriors_;  // with the number of doses compared
  Reached reached_;
};

struct Course {
  oc::StateGraph graph;
  Reached reached;
};

double selected(const Course& course, const oc::ExactCharacteristics& exact,
                design::ConclusionKind kind, std::size_t dose) {
  double p = 0;
  for (std::size_t i = 0; i < course.graph.conclusions.size(); ++i) {
    const auto& [found, level] = course.graph.conclusions[i];
    if (found == kind && (!level || level->dose == dose)) p += exact.conclusion[i];
  }
  return p;
}

std::optional<double> figure(const Course& course, const oc::ExactCharacteristics& exact,
                             const std::string& metric, std::size_t dose) {
  using Kind = design::ConclusionKind;
  if (metric == "p_select") return selected(course, exact, Kind::mtd, dose);
  if (metric == "p_select_none") return selected(course, exact, Kind::no_safe_dose, 0);
  if (metric == "mean_n") return exact.level[0][dose].evaluable;
  if (metric == "mean_dlt") return exact.level[0][dose].dlt;
  if (metric == "min_margin_over") return course.reached.over_margin;
  if (metric == "min_margin_target_gap") return course.reached.target_margin;
  if (metric == "n_states") return static_cast<double>(course.reached.states);
  if (metric == "n_posteriors") return static_cast<double>(course.reached.posteriors);
  double total = 0;
  for (std::size_t n = 0; n < exact.patients.size(); ++n) total += double(n) * exact.patients[n];
  return metric == "mean_total_n" ? std::optional(total) : std::nullopt;
}

void compare(const ReferenceTable& table, std::size_t row, const Course& course,
             const oc::ExactCharacteristics& exact, Conformity& found) {
  const std::size_t line = table.line(row);
  const std::string& metric = table.text(row, "metric");
  const double dose = table.number(row, "dose").value_or(1);
  const auto there = table.number(row, "value");
  if (!there || !(dose >= 1 && dose <= double{design::max_doses}))
    return found.fail(line, "a number is missing, or there is no such dose");
  const auto here = figure(course, exact, metric, static_cast<std::size_t>(dose) - 1);
  if (!here) return found.fail(line, "unknown metric " + metric);
  found.compare(line, std::abs(*here - *there), tolerance,
                fmt::format("{} {} {}: {:.10g} here, {:.10g} there", table.text(row, "scenario"),
                            metric, table.text(row, "dose"), *here, *there));
}

std::optional<Course> course_of(const Scenario& scenario) {
  const auto escalation = escalation_of(scenario);
  if (!escalation) return std::nullopt;
  return Course{oc::state_graph(*escalation), Reach(scenario).all_of(*escalation)};
}

void check(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, std::optional<Course>> courses;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto scenario = scenario_of(table, row);
    if (!scenario) {
      found.fail(table.line(row), "the row's scenario cannot be read");
      continue;
    }
    const std::string key = table.key(row, {"doses", "dref", "mean_a", "sd_a", "mean_b", "sd_b",
                                            "rho", "lo", "hi", "ewoc", "cohort", "maxn"});
    auto at = courses.find(key);
    if (at == courses.end()) at = courses.emplace(key, course_of(*scenario)).first;
    if (!at->second) {
      found.fail(table.line(row), "the row's options are refused");
      continue;
    }
    const auto exact = oc::evaluate(at->second->graph, {"", {scenario->p}});
    compare(table, row, *at->second, exact, found);
  }
}

constexpr std::array<std::string_view, 16> columns{
    "scenario", "doses", "dref", "mean_a", "sd_a", "mean_b", "sd_b",   "rho",
    "lo",       "hi",    "ewoc", "cohort", "maxn", "p_true", "metric", "value"};

}  // namespace

extern const ConformEntry blrm_ewoc_oc_exact_entry{
    "exact operating characteristics of BLRM with overdose control, 1e-8", columns, &check};

}  // namespace caudata::io
