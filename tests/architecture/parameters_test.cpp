// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>

#include "anatomy/canal/canal_parameters.hpp"
#include "anatomy/phenotype.hpp"
#include "graft/canal/canal_parameters.hpp"
#include "patient/examiner.hpp"
#include "patient/population.hpp"
#include "patient/scales.hpp"
#include "safety/antithrombotic.hpp"
#include "safety/background.hpp"
#include "safety/toxicity_source.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::test {
namespace {

constexpr patient::Region regions[] = {patient::Region::china, patient::Region::united_states,
                                       patient::Region::europe};

/// What all models together find missing in a ledger.
std::vector<std::string> missing_in(const core::Ledger& ledger) {
  std::vector<std::string> missing;
  const anatomy::Cord cord(ledger, missing);
  ledger.resolve<anatomy::PhenotypeParameters>("anatomy.phenotype", missing);
  ledger.resolve<anatomy::CanalParameters>("anatomy.canal", missing);
  ledger.resolve<graft::CanalCourseParameters>("graft.canal", missing);
  ledger.resolve<patient::ExaminerParameters>("patient.examiner", missing);
  ledger.resolve<patient::ScimParameters>("patient.scale.scim", missing);
  ledger.resolve<patient::WalkingRuleParameters>("patient.scale.walking", missing);
  const safety::BackgroundEvents background(ledger, missing);
  safety::attribution_model(ledger, missing);
  safety::read_antithrombotic_intervals(ledger, missing);
  for (const patient::Region region : regions) patient::Population(ledger, region, missing);
  return missing;
}

core::Ledger without(const std::string& path) {
  core::Ledger rest;
  for (const auto& [other, parameter] : project_ledger().parameters()) {
    if (other != path) rest.add(parameter);
  }
  return rest;
}

// The ends of a range are a convention of the model ("least age"), not an estimate.
bool is_end_of_range(const std::string& path) {
  return path.ends_with("lower") || path.ends_with("upper");
}

}  // namespace

TEST(Parameters, EveryOneHasProvenance) {
  EXPECT_GT(project_ledger().parameters().size(), 100u);
  for (const auto& [path, parameter] : project_ledger().parameters()) {
    EXPECT_GE(parameter.source.size(), 8u) << path << ": a source is a citation or an argument";
    EXPECT_FALSE(parameter.unit.empty()) << path;
    EXPECT_FALSE(parameter.species.empty()) << path;
    EXPECT_FALSE(parameter.meaning.empty()) << path;
    EXPECT_EQ(core::problem(parameter.prior), "") << path;
  }
}

TEST(Parameters, EveryFieldOfAModelHasAnEntry) {
  const std::vector<std::string> missing = missing_in(project_ledger());
  EXPECT_TRUE(missing.empty()) << missing.size() << " missing, the first is " << missing.front();
}

// Take one entry away: some model must miss it, or nothing reads it.
TEST(Parameters, EveryEntryIsReadBySomeModel) {
  for (const auto& [path, parameter] : project_ledger().parameters()) {
    const std::vector<std::string> missing = missing_in(without(path));
    EXPECT_TRUE(std::find(missing.begin(), missing.end(), path) != missing.end())
        << path << " is in the data and no model reads it";
  }
}

TEST(Parameters, AnAssumptionIsNeverCertain) {
  for (const auto& [path, parameter] : project_ledger().parameters()) {
    if (parameter.grade != core::EvidenceGrade::assumed || is_end_of_range(path)) continue;
    EXPECT_FALSE(std::holds_alternative<core::Fixed>(parameter.prior.distribution)) << path;
  }
}

}  // namespace caudata::test
