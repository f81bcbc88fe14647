// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "anatomy/phenotype.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::support {

/// The cord with the project's own numbers.
inline anatomy::Cord cord() {
  std::vector<std::string> missing;
  const anatomy::Cord cord(test::project_ledger(), missing);
  EXPECT_TRUE(missing.empty());
  return cord;
}

inline anatomy::PhenotypeParameters phenotype_parameters() {
  std::vector<std::string> missing;
  return test::project_ledger().resolve<anatomy::PhenotypeParameters>("anatomy.phenotype", missing);
}

inline anatomy::Lesion textbook(anatomy::Phenotype phenotype, anatomy::Segment first) {
  return anatomy::textbook(phenotype, first, phenotype_parameters(), cord());
}

}  // namespace caudata::support
