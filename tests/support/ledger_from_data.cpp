// SPDX-License-Identifier: Apache-2.0
// toml++ is set up as in io/toml_reader.cpp: a test may link both, and its inline functions must be
// the same.
#ifndef NDEBUG
#define NDEBUG
#endif
#include "support/ledger_from_data.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace caudata::test {
namespace {

double number(const toml::table& table, const char* key) {
  const auto value = table[key].value<double>();
  if (!value) throw std::runtime_error(std::string("prior without ") + key);
  return *value;
}

std::vector<double> numbers(const toml::table& table, const char* key) {
  std::vector<double> out;
  for (const auto& node : *table[key].as_array()) out.push_back(node.value<double>().value());
  return out;
}

core::Distribution distribution(const toml::table& prior) {
  if (prior.contains("fixed")) return core::Fixed{number(prior, "fixed")};
  const auto of = [&](const char* kind) { return prior[kind].as_table(); };
  if (const auto* t = of("normal")) return core::Normal{number(*t, "mean"), number(*t, "sd")};
  if (const auto* t = of("lognormal"))
    return core::LogNormal{number(*t, "median"), number(*t, "gsd")};
  if (const auto* t = of("logit_normal"))
    return core::LogitNormal{number(*t, "median"), number(*t, "sd")};
  if (const auto* t = of("beta")) return core::Beta{number(*t, "a"), number(*t, "b")};
  if (const auto* t = of("gamma")) return core::Gamma{number(*t, "shape"), number(*t, "scale")};
  if (const auto* t = of("uniform")) return core::Uniform{number(*t, "lower"), number(*t, "upper")};
  if (const auto* t = of("log_uniform"))
    return core::LogUniform{number(*t, "lower"), number(*t, "upper")};
  if (const auto* t = of("categorical"))
    return core::Categorical{numbers(*t, "value"), numbers(*t, "weight")};
  throw std::runtime_error("unknown prior");
}

core::Prior read_prior(const toml::table& entry) {
  const auto* table = entry["prior"].as_table();
  core::Prior prior{table ? distribution(*table) : core::Fixed{number(entry, "prior")}, {}};
  if (entry.contains("truncated")) {
    const std::vector<double> bounds = numbers(entry, "truncated");
    prior.truncation = {bounds.at(0), bounds.at(1)};
  }
  return prior;
}

core::EvidenceGrade read_grade(const std::string& letter) {
  if (letter == "A") return core::EvidenceGrade::read;
  if (letter == "B") return core::EvidenceGrade::recalled;
  if (letter == "C") return core::EvidenceGrade::assumed;
  if (letter == "D") return core::EvidenceGrade::derived;
  throw std::runtime_error("unknown evidence grade " + letter);
}

core::Parameter read_parameter(const std::string& path, const toml::table& table) {
  const auto text = [&](const char* key) { return table[key].value<std::string>().value(); };
  core::Parameter parameter;
  parameter.path = path;
  parameter.prior = read_prior(table);
  parameter.unit = text("unit");
  parameter.grade = read_grade(text("grade"));
  parameter.source = text("source");
  parameter.species = text("species");
  parameter.meaning = text("meaning");
  return parameter;
}

/// A table with a prior is a parameter; any other is a group of them.
void add_parameters(core::Ledger& ledger, const std::string& path, const toml::table& table) {
  if (table.contains("prior")) {
    ledger.add(read_parameter(path, table));
    return;
  }
  for (const auto& [key, node] : table) {
    const std::string inner = (path.empty() ? "" : path + ".") + std::string(key.str());
    if (const auto* group = node.as_table()) add_parameters(ledger, inner, *group);
  }
}

}  // namespace

core::Ledger ledger_from_data(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  core::Ledger ledger;
  for (const auto& file : files) {
    const toml::parse_result parsed = toml::parse_file(file.string());
    if (!parsed) throw std::runtime_error("cannot read " + file.string());
    add_parameters(ledger, "", parsed.table());
  }
  return ledger;
}

const core::Ledger& project_ledger() {
  static const core::Ledger ledger =
      ledger_from_data(std::filesystem::path(CAUDATA_SOURCE_DIR) / "data");
  return ledger;
}

}  // namespace caudata::test
