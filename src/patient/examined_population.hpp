// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "patient/examiner.hpp"
#include "patient/population.hpp"

namespace caudata::patient {

/// People and who examines them.
struct ExaminedPopulation {
  /// Paths without an entry in the ledger are appended to `missing`.
  ExaminedPopulation(const core::Ledger& ledger, Region region, std::vector<std::string>& missing)
      : population(ledger, region, missing),
        examiner(ledger.resolve<ExaminerParameters>("patient.examiner", missing)) {}

  Population population;
  Examiner examiner;
};

}  // namespace caudata::patient
