// SPDX-License-Identifier: Apache-2.0
#include "patient/patient_ledger.hpp"

#include <gtest/gtest.h>

#include <toml++/toml.h>
#include <filesystem>

namespace caudata::support {
namespace {

double at(const toml::table& table, const char* key) { return table[key].value<double>().value(); }

core::Distribution distribution(const toml::table& prior) {
  const std::string kind(prior.begin()->first.str());
  if (kind == "fixed") return core::Fixed{at(prior, "fixed")};
  const toml::table& p = *prior.begin()->second.as_table();
  if (kind == "normal") return core::Normal{at(p, "mean"), at(p, "sd")};
  if (kind == "lognormal") return core::LogNormal{at(p, "median"), at(p, "gsd")};
  if (kind == "uniform") return core::Uniform{at(p, "lower"), at(p, "upper")};
  ADD_FAILURE() << "prior " << kind << " is not known to this reader";
  return core::Fixed{0};
}

void read(const toml::table& table, const std::string& path, core::Ledger& ledger) {
  if (const auto* prior = table["prior"].as_table()) {
    core::Parameter parameter;
    parameter.path = path;
    parameter.prior.distribution = distribution(*prior);
    if (const auto* cut = table["truncated"].as_array()) {
      parameter.prior.truncation = {cut->get(0)->value<double>(), cut->get(1)->value<double>()};
    }
    EXPECT_EQ(core::problem(parameter.prior), "") << path;
    return ledger.add(std::move(parameter));
  }
  for (const auto& [key, node] : table) {
    const std::string inner =
        path.empty() ? std::string(key.str()) : path + "." + std::string(key.str());
    read(*node.as_table(), inner, ledger);
  }
}

core::Ledger read_all() {
  core::Ledger ledger;
  for (const char* file : {"baseline", "examination", "recovery"}) {
    const auto path = std::filesystem::path(CAUDATA_SOURCE_DIR) / "data/patient" / file;
    read(toml::parse_file(path.string() + ".toml"), "", ledger);
  }
  return ledger;
}

}  // namespace

const core::Ledger& patient_ledger() {
  static const core::Ledger ledger = read_all();
  return ledger;
}

patient::Population population(patient::Region region) {
  std::vector<std::string> missing;
  return patient::Population(patient_ledger(), region, missing);
}

core::TrialStreams test_streams() { return {{20261122}, core::TrialIndex{1}}; }

patient::VirtualPatient draw_patient(const patient::Population& population,
                                     const patient::Covariates& covariates,
                                     std::uint32_t candidate) {
  const core::CandidateId id{candidate};
  patient::VirtualPatient patient{covariates, {}, {}};
  patient.screening_exam = population.draw_screening_exam(covariates, test_streams(), id);
  patient.natural_recovery =
      population.draw_recovery(covariates, patient.screening_exam, test_streams(), id);
  return patient;
}

patient::Covariates injury(isncsci::AsiaImpairmentScale grade, const char* level, int day) {
  patient::Covariates covariates;
  covariates.age_years = 40;
  covariates.injury_to_screening = core::Days(day);
  covariates.neurological_level = *isncsci::parse_level(level);
  covariates.ais = grade;
  return covariates;
}

}  // namespace caudata::support
