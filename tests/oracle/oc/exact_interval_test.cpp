// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "design/make_design.hpp"
#include "oc/exact_characteristics.hpp"

// The interval designs and the CRM of tests/tables/design/exact_oc.csv; the file says where its
// numbers come from. Its counts of states follow from its own way of merging and are left to the
// check that reads the whole file.
namespace caudata::oc {
namespace {

using design::ConclusionKind;
using design::Options;

constexpr double interval_tolerance = 1e-9;

/// Cells of a CSV line; quotes may hold commas, none here holds a quote.
std::vector<std::string> split_line(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<double> numbers(const std::string& list) {
  std::vector<double> values;
  std::istringstream in(list);
  for (std::string cell; std::getline(in, cell, ';');) values.push_back(std::stod(cell));
  return values;
}

/// "cohort=3;start=1;…" as a number by name; what is no number is left out.
std::map<std::string, double> parameters(const std::string& list) {
  std::map<std::string, double> values;
  std::istringstream in(list);
  for (std::string cell; std::getline(in, cell, ';');) {
    const auto equals = cell.find('=');
    if (equals == std::string::npos || !std::isdigit(cell[equals + 1])) continue;
    values[cell.substr(0, equals)] = std::stod(cell.substr(equals + 1));
  }
  return values;
}

struct Course {
  StateGraph graph;
  ExactCharacteristics exact;
};

const std::map<std::string, std::string> registered{
    {"BOIN", "BOIN"},       {"BOIN_nstop", "BOIN"},  {"Keyboard_fullkeys", "Keyboard"},
    {"mTPI", "mTPI"},       {"mTPI-2", "mTPI-2"},    {"i3+3", "i3+3"},
    {"CRM_empiric", "CRM"}, {"CRM_logistic1", "CRM"}};

/// "...;skeleton=0.05;0.15;0.3;intcpt=3": the numbers after "skeleton=" and before the next name.
std::vector<double> skeleton(const std::string& list) {
  std::vector<double> values;
  bool inside = false;
  std::istringstream in(list);
  for (std::string cell; std::getline(in, cell, ';');) {
    const auto equals = cell.find('=');
    if (equals != std::string::npos) inside = cell.starts_with("skeleton=");
    if (inside)
      values.push_back(std::stod(cell.substr(equals == std::string::npos ? 0 : equals + 1)));
  }
  return values;
}

void add_crm_options(Options& options, const std::string& text,
                     const std::map<std::string, double>& given) {
  options["skeleton"] = {skeleton(text), {}};
  options["prior_sd"] = {given.at("scale"), {}};
  options["model"] = {std::string(given.contains("intcpt") ? "logistic1" : "power"), {}};
  if (given.contains("intcpt")) options["intercept"] = {given.at("intcpt"), {}};
}

Options options_of_row(const std::string& text, double target) {
  const auto given = parameters(text);
  Options options = design::options_of({{"target", target}});
  const auto whole = [](double x) { return static_cast<std::int64_t>(x); };
  options["cohort_size"] = {whole(given.at("cohort")), {}};
  options["max_patients"] = {whole(given.at("cohort") * given.at("ncohort")), {}};
  options["start_dose"] = {whole(given.at("start")), {}};
  if (given.contains("cutoff")) options["cutoff"] = {given.at("cutoff"), {}};
  if (given.contains("scale")) add_crm_options(options, text, given);
  for (const auto& [there, here] :
       {std::pair{"eps1", "eps1"}, {"eps2", "eps2"}, {"marginL", "eps1"}, {"marginR", "eps2"}}) {
    if (given.contains(there)) options[here] = {given.at(there), {}};
  }
  if (given.contains("n.earlystop")) {
    options["n_earlystop"] = {whole(given.at("n.earlystop")), {}};
  }
  return options;
}

Course course(const std::vector<std::string>& row) {
  const std::vector<double> p = numbers(row[4]);
  const design::LadderPart part = design::numbered_ladder(p.size());
  const auto design =
      design::make_design(registered.at(row[1]), options_of_row(row[2], std::stod(row[3])), part);
  if (!design) throw std::runtime_error(core::to_text(design.error()));
  const design::Escalation escalation({{part}}, {{*design, {}, {}, {}}}, design::PartOrder::by_part,
                                      {});
  Course course{state_graph(escalation), {}};
  course.exact = evaluate(course.graph, {row[0], {p}});
  return course;
}

double mean_patients(const Course& course) {
  double sum = 0;
  for (std::size_t n = 0; n < course.exact.patients.size(); ++n) {
    sum += double(n) * course.exact.patients[n];
  }
  return sum;
}

double patients_variance(const Course& course) {
  const double mean = mean_patients(course);
  double sum = 0;
  for (std::size_t n = 0; n < course.exact.patients.size(); ++n) {
    sum += (double(n) - mean) * (double(n) - mean) * course.exact.patients[n];
  }
  return sum;
}

double selected(const Course& course, ConclusionKind kind, std::optional<std::size_t> dose) {
  double p = 0;
  for (std::size_t i = 0; i < course.graph.conclusions.size(); ++i) {
    const auto& [found, level] = course.graph.conclusions[i];
    const bool here = !dose || (level && level->dose == *dose);
    if (found == kind && here) p += course.exact.conclusion[i];
  }
  return p;
}

std::optional<double> ours(const Course& course, const std::string& metric, std::size_t dose) {
  const auto& levels = course.exact.level[0];
  if (metric == "p_select") return selected(course, ConclusionKind::mtd, dose);
  if (metric == "p_select_none") return selected(course, ConclusionKind::no_safe_dose, {});
  if (metric == "mean_n") return levels[dose].evaluable;
  if (metric == "mean_dlt") return levels[dose].dlt;
  if (metric == "mean_total_n") return mean_patients(course);
  if (metric == "sd_total_n") return patients_variance(course);  // see squared_if_deviation
  if (metric == "mean_total_dlt") {
    double sum = 0;
    for (const LevelExpectation& level : levels) sum += level.dlt;
    return sum;
  }
  if (metric == "n_paths") return course.graph.paths;
  return std::nullopt;
}

/// The file's standard deviations are roots of a difference of moments: where the number of
/// patients is fixed they are roots of rounding errors. Their squares are compared.
double squared_if_deviation(const std::string& metric, double value) {
  return metric == "sd_total_n" ? value * value : value;
}

TEST(ExactDesigns, EqualTheReferenceTable) {
  std::ifstream in(CAUDATA_SOURCE_DIR "/tests/tables/design/exact_oc.csv");
  std::map<std::string, Course> courses;
  int rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#') || line.starts_with("scenario,")) continue;
    const auto cell = split_line(line);
    if (!registered.contains(cell[1])) continue;
    const std::string key = cell[0] + cell[1] + cell[2];
    if (!courses.contains(key)) courses.emplace(key, course(cell));
    const std::size_t dose = cell[6].empty() ? 0 : std::stoul(cell[6]) - 1;
    const auto value = ours(courses.at(key), cell[5], dose);
    if (!value) continue;
    ++rows;
    EXPECT_NEAR(*value, squared_if_deviation(cell[5], std::stod(cell[7])), interval_tolerance)
        << line;
  }
  EXPECT_GT(rows, 1200);
}

}  // namespace
}  // namespace caudata::oc
