// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/injury.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::support {

/// The parts of the injury model with the project's own numbers, held in one place.
struct InjuryModels {
  std::vector<std::string> missing;
  anatomy::Cord cord{test::project_ledger(), missing};
  patient::InjuryParameters injury = resolve<patient::InjuryParameters>("patient.injury");
  patient::NaturalHistoryParameters history =
      resolve<patient::NaturalHistoryParameters>("patient.natural_history");
  patient::CareParameters care = resolve<patient::CareParameters>("patient.care");
  patient::FunctionMap function{resolve<patient::FunctionParameters>("patient.function")};

  patient::InjuryModel model() const { return {cord, injury, history, care, function}; }

 private:
  template <class P>
  P resolve(const char* path) {
    return test::project_ledger().resolve<P>(path, missing);
  }
};

}  // namespace caudata::support
