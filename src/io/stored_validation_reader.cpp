// SPDX-License-Identifier: Apache-2.0
#include "io/stored_validation_reader.hpp"

#include <nlohmann/json.hpp>

#include "io/embedded.hpp"

namespace caudata::io {
namespace {

using nlohmann::json;

constexpr const char* built_in = "data/evidence/validation.json";

std::optional<double> number(const json& j) {
  return j.is_null() ? std::nullopt : std::optional(j.get<double>());
}

std::string text(const json& j) { return j.is_null() ? std::string() : j.get<std::string>(); }

evidence::ScoredTarget target(const json& j) {
  evidence::ScoredTarget t;
  t.id = j.at("id");
  t.source = j.at("source");
  t.statistic = j.at("statistic");
  t.population = j.at("population");
  t.baseline = j.at("baseline");
  t.visit = text(j.at("visit"));
  t.split = j.at("split");
  t.n = number(j.at("n"));
  t.observed = j.at("observed");
  t.allowed = {j.at("observed_lower"), j.at("observed_upper")};
  t.predicted = number(j.at("predicted"));
  t.interval_90 = {number(j.at("lower_90")).value_or(0), number(j.at("upper_90")).value_or(0)};
  t.z = number(j.at("z"));
  t.inside_90 = j.at("inside_90");
  t.within_tolerance = j.at("within_tolerance");
  t.why_not = j.at("why_not");
  t.why_missed = j.at("why_missed");
  return t;
}

evidence::StoredValidation validation(const json& j) {
  evidence::StoredValidation v;
  v.version = j.at("version");
  v.command = j.at("command");
  v.data_hash = j.at("parameters_sha256");
  v.targets_hash = j.at("targets_sha256");
  v.persons = j.at("persons");
  v.seed = j.at("seed");
  v.posterior_draws = j.at("posterior_draws");
  for (const json& one : j.at("targets")) v.targets.push_back(target(one));
  return v;
}

core::Issue unreadable_validation(const std::string& file, std::string why) {
  return {core::Severity::error, "validation.unreadable",
          {file, 0, 0},          "this is no stored validation",
          std::move(why),        "caudata validate --store FILE writes one"};
}

}  // namespace

core::Result<evidence::StoredValidation> read_stored_validation(std::string_view text,
                                                                const std::string& shown_as) {
  try {
    return validation(json::parse(text));
  } catch (const json::exception& error) {
    return core::failure(unreadable_validation(shown_as, error.what()));
  }
}

core::Result<evidence::StoredValidation> built_in_validation() {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == built_in) return read_stored_validation(file.text, built_in);
  return core::failure(unreadable_validation(built_in, "the program carries none"));
}

}  // namespace caudata::io
